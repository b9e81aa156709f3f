"""The office that a whole sheet is from, where its title, its sheet or its file begins with one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from unicodedata import normalize

_ENDS = (
    "局|委员会|管委会|委办|政府办|党委|市委|县委|区委|办公室|督查室|督查办|厅|支队|总队|大队|法院|检察院|中心|"
    "(?:卫健|健康|发改|改革|住建|建设|政法|编|纪|监|团|工)委|(?:组织|宣传|统战)部|总工会|妇联|残联|工商联|科协|红十字会|供销社"
)
_BEFORE = r"(?:附[件表录]\s*[0-9一二三四五六七八九十]*[:、.\s-]*)?(?:[0-9]{4}年度?)?"
_AFTER = r"\s*[\"“]?(?:关于|[0-9]{4}|[一二三四五六七八九〇○零]{4}年|本?年度|上半年|下半年|行政|涉企|执法|督查|检查|考核|双随机|计划|工作计划|的)"
_TITLE = re.compile(rf"{_BEFORE}((?:中共)?[\u4e00-\u9fff]{{1,18}}?(?:{_ENDS}))(?={_AFTER})")
_WHOLE = re.compile(rf"[\u4e00-\u9fff]{{1,18}}?(?:{_ENDS})")
_BRACKET = re.compile(rf"\(([\u4e00-\u9fff]{{1,18}}?(?:{_ENDS}))\)")
_MANY = re.compile("各|全[市县区省]|部门|单位")


def office_named(titles: Iterable[str], sheet: str, file: str) -> str:
    """The office a title begins with (澜川市教育局2026年…), else the one that is the sheet's name or stands in the file's; "" for none."""
    stem = normalize("NFKC", file.rpartition("/")[2].rpartition(".")[0] or file)
    found = [match[1] for title in titles if (match := _TITLE.match(normalize("NFKC", title).strip()))]
    found += [match[0] for match in [_WHOLE.fullmatch(sheet.strip())] if match]
    found += [match[1] for match in (_TITLE.match(stem), _BRACKET.search(stem)) if match]
    return next((name for name in found if not _MANY.search(name)), "")
