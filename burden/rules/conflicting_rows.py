"""One item stands in the plan twice, in two files or two rows, and says two things, or the same thing again.

Why: every rule counts both rows, so that the item weighs double; and nobody knows which time, frequency or filing holds.

Source: no policy gives a figure; several items of one department that are one are planned as one (F14, a local text of
Pu'er).

Do: keep the row that holds and delete or cancel the other.

One item is one name, organiser and set of targets whose times meet; rows of other months (“3月”, “9月”) are further visits. In two
files one number (no mere “序号”) tells it too, where the frequency says once a year; without that it is possible, and
counted. In one sheet, rows whose contents differ are two items. Compared are time, frequency, basis and filing, however they are
spelt. `comprehensive-once` counts such an item once.

Examples:

    items
    number | item     | organiser | targets    | when     | frequency | filing
    1      | 防汛督查 | 水务局    | 甲县、乙县 | 4月      |           | 1号 <- certain
    2      | 防汛督查 | 水务局    | 乙县、甲县 | 第二季度 |           | 1号
    3      | 防汛督查 | 水务局    | 甲县、乙县 | 9月      |           | 1号
    4      | 校车检查 | 教育局    | 甲县       | 5月      | 每年1次   | 2号 <- certain
    5      | 校车检查 | 教育局    | 甲县       | 2026年5月 | 每年1次  | 2号
    6      | 校车检查 | 教育局    | 乙县       | 5月      |           | 2号
    7      | 校车检查 | 公安局    | 甲县       | 5月      |           | 3号
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from burden.plan import Sheet
from burden.rule import Finding, Possible, rule
from burden.visits.repeated import repeats
from burden.warning import Lang, Wording

ZH = """同一事项在计划里列了两次（两个文件或两行），内容不一，或者完全相同。

为什么：各项规则把两行都数了，这一事项的负担就翻了倍；而且没人知道哪一个时间、频次、文号算数。

依据：没有政策给出数字；同一部门的几项应合为一项（F14，普洱地方规定）。

怎么办：留下算数的一行，其余的删去或注明取消。

名称、牵头单位、对象都相同，时间又有重合的，是同一事项；另外的月份（3月、9月）是另外的到访。两个文件里编号相同（序号不算）、频次写明一年一次的也是，
没有写明的只计入“可能”。同一张表里内容不同的是两个事项。比较时间、频次、依据、文号，写法不同不算。comprehensive-once 把这样的事项只计一次。
"""
SAME_SHEET = Wording(
    "{organiser}的“{item}”在同一张表里列了{n}行（{where}），时间、频次、依据、文号都相同，疑似重复行，会重复计数。",
    "“{item}” of {organiser} stands {n:time} in one sheet ({where}) with the same time, frequency, basis and filing; it is counted "
    "{n:time}.",
)
SENT_TWICE = Wording(
    "{organiser}的“{item}”列了{n}处（{where}），时间、频次、依据、文号都相同，疑似重复申报，会重复计数。",
    "“{item}” of {organiser} stands in {n:place} ({where}) with the same time, frequency, basis and filing; it was probably sent twice "
    "and is counted {n:time}.",
)
NAMES = {"when": ("时间", "time"), "frequency": ("频次", "frequency"), "basis": ("依据", "basis"), "filing": ("文号", "filing")}
LONGEST = 20  # characters of a value shown


@dataclass(frozen=True)
class Differences:
    """What two rows say differently, by the columns."""

    said: tuple[tuple[str, tuple[str, ...]], ...]

    def cite(self, lang: Lang) -> str:
        """时间（4月／第二季度）、文号（1号／空）."""
        blank, bar = ("空", "／") if lang == "zh" else ("blank", " / ")
        parts = [(NAMES[name][0 if lang == "zh" else 1], bar.join(text or blank for text in texts)) for name, texts in self.said]
        return (
            "、".join(f"{name}（{texts}）" for name, texts in parts)
            if lang == "zh"
            else ", ".join(f"{name} ({texts})" for name, texts in parts)
        )


@dataclass(frozen=True)
class Stands:
    """Where a row stands, as one would say it."""

    file: str
    sheet: str
    row: int

    def cite(self, lang: Lang) -> str:
        """甲.xlsx“表1”第4行."""
        sheet = f"“{self.sheet}”" if self.sheet else ""
        return (
            f"{self.file}{sheet}第{self.row}行" if lang == "zh" else " ".join(filter(None, (self.file, sheet, f"row {self.row}")))
        )


@rule(
    family="data", level="warning", by="plan", cell="item", since="2026-11-26",
    zh="{organiser}的“{item}”列了{n}处（{where}），写法不一：{what}；不知以哪一处为准，会重复计数。",
    en="“{item}” of {organiser} stands in {n:place} ({where}) that differ in {what}; nobody knows which holds, and it is counted {n:time}.",
)  # fmt: skip
def conflicting_rows(items: pd.DataFrame, sheets: tuple[Sheet, ...]) -> Iterator[Finding | Possible]:
    """Yield one finding for each item that is told more than once."""
    found, possible = repeats(items)
    for repeat in found:
        rows = items.take(list(repeat.rows))
        stood = rows["sheet"].tolist()
        where = tuple(
            Stands(sheets[sheet].file, sheets[sheet].sheet, row) for sheet, row in zip(stood, rows["row"].tolist(), strict=True)
        )
        what = Differences(tuple((name, shown(rows[name])) for name in repeat.differ))
        alone = SENT_TWICE if len(set(stood)) > 1 else SAME_SHEET
        facts = {"n": len(rows), "where": where, "what": what}
        yield Finding(repeat.rows, facts, table="items", target="", wording=None if repeat.differ else alone)
    yield Possible(possible)


def shown(values: pd.Series) -> tuple[str, ...]:
    """The different texts of a column, cut where they are long."""
    texts = [" ".join(str(getattr(value, "text", value)).split()) for value in values]
    return tuple(dict.fromkeys(text if len(text) <= LONGEST else f"{text[:LONGEST]}…" for text in texts))
