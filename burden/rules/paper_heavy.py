"""An item asks for paper and names no looking: forms, ledgers, photos, reports and meetings, but nothing on the spot.

Why: who is judged by papers writes papers; the trace takes the place of the work.

Source: no forms, no compilations, no layered self-checks (F47); no judging by meetings or documents issued, by photos or
by study notes (F03).

Do: say in method and content what is looked at on the spot, and strike the papers nobody needs.

Compares words in the method and the content of an item: words of paper (填报表格, 台账, 汇编, 照片, 听取汇报, 座谈会,
查阅资料 ...) against words of looking (实地, 现场, 走访, 暗访, 抽样 ...). One word of looking is enough; paper that
is ruled out (不听汇报, 严禁填报表格) does not count. An office adds words of its own under `paper` and `look`.

Examples:

    items
    number | item     | organiser | targets | when | method             | content
    1      | 减负督查 | 督查室    | 甲县    | 4月  | 听取汇报、查阅资料 | 台账和照片 <- certain
    2      | 防汛督查 | 水务局    | 甲县    | 4月  | 听取汇报、实地查看 | 堤防
    3      | 食堂检查 | 教育局    | 甲县    | 4月  | 不听汇报、不看台账 | 食品留样
    4      | 消防检查 | 应急局    | 甲县    | 4月  | 非现场             | 填报表格   <- certain
    5      | 校车检查 | 教育局    | 甲县    | 4月  |                    |

    ---

    words: paper = 打卡; look = 夜查

    items
    number | item     | organiser | targets | when | method
    1      | 驻村考核 | 组织部    | 甲县    | 4月  | 打卡       <- certain
    2      | 工地检查 | 住建局    | 甲县    | 4月  | 台账、夜查
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from burden.rule import Finding, rule

ZH = """事项只要材料、不看实际：要填表、台账、照片、汇报、开会，却没有到现场看的安排。

为什么：看材料下结论，基层就忙于做材料，留痕代替了实绩。

依据：不得填表、不得汇编材料、不得层层自查（F47）；不得以开会发文、照片、学习笔记等作为评价依据（F03）。

怎么办：在方式和内容中写明到现场看什么，删去没有用的材料要求。

比较事项“方式”“内容”两栏里的字词：材料类（填报表格、台账、汇编、照片、听取汇报、座谈会、查阅资料等）与现场类（实地、现场、
走访、暗访、抽样等）。有一个现场类字词就不提示；明确不要的材料（不听汇报、严禁填报表格）不算。
本单位可以在 paper、look 下增加字词。
"""
PAPER = (
    r"填报?表格?", r"填报", r"填写", r"报表", r"表格", r"台[账帐]", r"汇编", r"照片", r"截图", r"留痕", r"佐证材料", r"纸质材料",
    r"报送[^，。；、,;]{0,6}材料", r"提[供交][^，。；、,;]{0,6}(?:材料|资料)", r"听取?[^，。；、,;]{0,8}汇报", r"汇报材料",
    r"汇报会",
    r"座谈会", r"会议", r"[查审]?[阅看核查][^，。；、,;]{0,6}(?:资料|档案|材料|文件|记录|台[账帐])",
    r"自[查评]报告", r"自查自评",
    r"学习笔记", r"心得体会", r"\bforms?\b", r"\bledgers?\b", r"\bphotos?\b", r"\bscreenshots?\b", r"\bmeetings?\b",
    r"\bself-assessment\b", r"\bfile review\b", r"\breports?\b",
)  # fmt: skip
LOOK = (
    r"(?<![非离到赴去])(?<!不进)现场(?!会|听|汇报|推进|观摩|办公)", r"(?<!不)[到赴去]现场(?!会)", r"(?<!不)实地", r"走访",
    r"暗访", r"暗查",
    r"明[察查]", r"四不两直", r"入户", r"蹲点", r"踏[勘查看]", r"勘[查验]", r"直[插奔达]", r"抽样", r"采样", r"抽检", r"检测",
    r"查验",
    r"回访", r"体验", r"\bon[- ]?site\b", r"\bon the spot\b", r"\bunannounced\b", r"\bwalk", r"\bsampl", r"\bfield\b",
    r"\bspot[- ]checks?\b",
)  # fmt: skip
# What is ruled out: one word (不看台账), or a whole list (严禁填报表格、报送汇编).
NOT_THIS = re.compile(r"不(?!定期|少于|同|足|合格|断|仅|超过|低于|良|力|到位|落实)|\b(?:no|not|without|never)\b")
NONE_OF = re.compile(r"严禁|禁止|不得|不要|不再|无需|无须|取消|杜绝|避免|减少|精简|\binstead of\b")


@rule(
    family="paperwork", level="warning", by="item",
    zh="{organiser}的“{item}”在方式和内容里写了{papers}，没有写到现场看什么。",
    en="“{item}” of {organiser} names {papers} in its method and content, and nothing that is looked at on the spot.",
)  # fmt: skip
def paper_heavy(items: pd.DataFrame, words: Mapping[str, Any]) -> Iterator[Finding]:
    """Yield one finding for each item that names words of paper and none of looking."""
    own = words.get("paper-heavy", {})
    paper, look = pattern(PAPER, own.get("paper", ())), pattern(LOOK, own.get("look", ()))
    texts = items["method"].str.cat(items["content"], sep="\n")
    suspect = texts[texts.str.contains(paper) & ~texts.str.contains(look) & ~items["cancelled"]]
    for row, text in zip(suspect.index.tolist(), suspect.tolist(), strict=True):
        if found := papers(text, paper):
            yield Finding((row,), {"papers": found}, table="items")


def pattern(known: tuple[str, ...], added: tuple[str, ...]) -> re.Pattern[str]:
    """The known words and those an office added, the latter taken literally."""
    return re.compile("|".join((*map(re.escape, added), *known)), re.IGNORECASE)


def papers(text: str, paper: re.Pattern[str]) -> tuple[str, ...]:
    """The words of paper in a text that it does not rule out, each once, in order."""
    found: list[str] = []
    for clause in re.split(r"[，。；,;\n]", text):
        ruled_out = False
        for part in clause.split("、"):
            ruled_out = ruled_out or bool(NONE_OF.search(part))
            no = NOT_THIS.search(part)
            found += [each[0] for each in paper.finditer(part) if not ruled_out and not (no and no.start() < each.start())]
    return tuple(dict.fromkeys(found))
