"""Research, guidance, evaluation or monitoring that grades: an inspection or assessment in disguise.

Why: what is not called an inspection is in no plan and under no cap, but who is scored and ranked prepares for it as for any
other.

Source: research, evaluation, guidance and monitoring must not be inspections or assessments in disguise, with results that
are graded or fields of “考核” in the notice (F49, a local text of Jiangsu).

Do: strike the scores, ranks and assessments; or report it as the inspection or assessment it is; for what is past,
leave the scores and ranks unused and say so.

Looks at items that are called “调研”, “指导”, “评估”, “评价”, “监测”, “走访”, “测评” or the like, or are of the kind research, and at such visits that
no plan holds; and in their name, content, method and note for words of grading (“打分”, “排名”, “评先评优”, “等次”, “考核”, “约谈”, “问责” ...). What is
openly called “考核”, “督查” or “检查” is none in disguise; what is ruled out (“不打分、不排名”, “不作为考核依据”) does not count, nor does grading
that is the subject of the research (“考核指标体系调研”). An office adds words of its own under `grade`.

Examples:

    items
    number | item             | organiser | targets | when | kind       | content
    1      | 营商环境调研     | 发改局    | 甲县    | 4月  | research   | 走访企业，打分排名并通报 <- certain
    2      | 营商环境走访     | 工商联    | 甲县    | 4月  |            | 听取企业意见，不打分、不排名
    3      | 乡村治理评估     | 民政局    | 甲县    | 4月  |            | 结果作为评先评优依据     <- certain
    4      | 年度目标考核     | 组织部    | 甲县    | 12月 | assessment | 打分排名
    5      | 考核指标体系调研 | 组织部    | 甲县    | 4月  | research   | 听取对考核工作的意见

    ---

    words: grade = 晋位

    records
    item         | organiser | target | first      | kind     | note
    防汛工作指导 | 水务局    | 甲县   | 2026-04-08 |          | 逐项打分 <- certain
    防汛工作指导 | 水务局    | 乙县   | 2026-04-09 |          | 逐项打分
    产业调研     | 发改局    | 甲县   | 2026-04-08 | research | 推动争先晋位 <- certain
    产业调研     | 工信局    | 甲县   | 2026-04-08 | research |
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import pandas as pd

from burden.phrases import pattern, quoted, said
from burden.rule import Finding, rule
from burden.visits.kin import accounted

ZH = """以调研、指导、评估、监测等名义打分排名，是变相的督查检查考核。

为什么：不叫检查考核，就不列入计划、不受次数限制；可是要打分排名，对象照样要迎检。

依据：调研、评估、指导、监测等不得变相成为督查检查考核，不得对结果打分排名，通知中不得有考核的内容（F49，江苏地方规定）。

怎么办：删去打分、排名、考核的内容；确需考核的，改按督查检查考核事项申报；已经过去的，打分和排名的结果不公布、不使用。

看名称是调研、指导、评估、评价、监测、走访、测评等，或者类别是调研的事项，以及计划外开展的这类到访：名称、内容、方式、备注中有没有打分、
排名、评先评优、等次、考核、约谈、问责等字词。名称就是考核、督查、检查的不算变相；明确不要的（不打分、不排名、不作为考核依据）不算；
考核本身是调研题目的（考核指标体系调研）也不算。本单位可以在 grade 下增加字词。
"""
SOFT = re.compile(
    r"调研|调查研究|调查|指导|评估|评价|监测|走访|服务|帮扶|辅导|观摩|座谈|测评|测算|体检|诊断|会诊|\b(?:research|guidance|evaluation|monitoring|survey)\b",
    re.IGNORECASE,
)
HARD = re.compile(
    r"督查|督察|督办|检查|抽查|考核|考评|巡查|巡察|验收|执法|审计|稽查|核查|评比|督导(?!调研|服务|走访)|绩效评价|\b(?:inspection|assessment|audit)\b",
    re.IGNORECASE,
)
# Words of grading that are what is talked about, or mean something else.
TOPICS = re.compile(
    r"(?<![按照据])(?:绩效|目标|年度)?(?:考核|考评|评分|打分|问责|追责|约谈|排名|评优)(?:评价)?(?:的)?(?:激励|断面|条款|指标|办法|体系|制度|机制|工作|方案|政策|标准|模型|改革|条例|情况|案例|负担|泛化|过多|过频|"
    r"事项|过程)|排名(?:靠后|靠前|居后|落后|下滑)|(?:技能|上岗|培训|结业|业务)考核|考核(?:合格|办(?!法)|组|委)|得分率|考核(?=.{0,3}(?:调研|指导))"
)
GRADE = (
    r"打分", r"评分", r"赋分", r"计分", r"记分", r"扣分", r"得分", r"百分制", r"排名", r"排序", r"排位", r"名次", r"红黑榜", r"[红黑]榜", r"红黄牌", r"晾晒", r"亮灯",
    r"评先", r"评优", r"创先评优", r"末位", r"等次", r"(?:评定|确定|划分)[^，。；、,;]{0,6}(?:等级|星级)", r"评出[^，。；、,;]{0,4}(?:先进|后进|优)", r"榜单", r"检讨发言", r"评级", r"定级", r"星级评定", r"问责", r"追责", r"约谈", r"通报批评", r"点名通报",
    r"一票否决", r"考核", r"考评", r"(?:绩效|评先|奖惩|奖金|职级)[^，。；、,;]{0,6}挂钩", r"\bscor(?:e|es|ed|ing)\b", r"\brank(?:s|ed|ing|ings)?\b", r"\bgrad(?:e|es|ed|ing)\b",
    r"\bleague table\b",
)  # fmt: skip
GRADING = pattern(GRADE)
NAMED = 5  # words in a message


@rule(
    family="paperwork", level="warning", by="item", sift=accounted, since="2026-11-26", without=("items", "records"),
    zh="{organiser}的“{item}”名为“{what}”，却写了{grades}，是变相的督查检查考核；依据{F49}。",
    en="“{item}” of {organiser} is called “{what}” and yet says {grades}: an inspection in disguise by "
    "{F49}.",
)  # fmt: skip
def disguised(visits: pd.DataFrame, items: pd.DataFrame, records: pd.DataFrame, words: Mapping[str, Any]) -> Iterator[Finding]:
    """Yield one finding for each item, and each name of visits in no plan, that is called soft and grades."""
    grade = pattern(GRADE, words.get("disguised", {}).get("grade", ()))
    columns = [items[name].tolist() for name in ("item", "kind", "content", "method", "note")]
    kept = np.flatnonzero(~items["cancelled"].to_numpy(dtype=bool))
    for row in kept.tolist():
        name, kind, *texts = (column[row] for column in columns)
        if found := grades(name, kind, "\n".join(texts), grade=grade):
            yield Finding((row,), {"what": called(name), "grades": quoted(found[:NAMED])}, table="items")
    for item, own in called_soft(visits):
        told = zip(
            own["kind"].tolist(), own["method"].tolist(), records["note"].take(own["record_row"].to_numpy()).tolist(), strict=True
        )
        words_of = [grades(item, kind, "", method, note, grade) for kind, method, note in dict.fromkeys(told)]
        if found := tuple(dict.fromkeys(word for each in words_of for word in each)):
            yield Finding(tuple(own.index.tolist()), {"what": called(item), "grades": quoted(found[:NAMED])})


def called_soft(visits: pd.DataFrame) -> Iterator[tuple[str, pd.DataFrame]]:
    """The visits in no plan of each organiser and name that passes for something softer, with that name, the first one first."""
    alone = visits[visits["made"].to_numpy() & (visits["item_row"].to_numpy() < 0) & (visits["record_row"].to_numpy() >= 0)]
    kinds = alone.drop_duplicates(["organiser", "item", "kind"])
    told = zip(*(kinds[name].tolist() for name in ("organiser", "item", "kind")), strict=True)
    soft = {(organiser, item) for organiser, item, kind in told if is_soft(str(item), str(kind))}
    for (organiser, item), own in alone.groupby(["organiser", "item"], observed=True, sort=True):
        if (organiser, item) in soft:
            yield str(item), own.sort_values(["first", "last", "target"], kind="stable")


def grades(
    name: str, kind: str, content: str = "", method: str = "", note: str = "", grade: re.Pattern[str] = GRADING
) -> tuple[str, ...]:
    """The words of grading in what is called research, guidance, evaluation or monitoring; none in what is openly anything else.

    `kind` is one of `burden.plan.KINDS` or ""; one of 评估 is of the kind assessment by its name alone.
    """
    if not is_soft(name, kind):
        return ()
    return said(TOPICS.sub("…", "\n".join((name, content, method, note))), grade)


def is_soft(name: str, kind: str) -> bool:
    """Whether an item passes for something softer than an inspection or assessment."""
    if kind == "research":
        return True
    soft = SOFT.search(name) and not HARD.search(TOPICS.sub("…", name))
    return bool(soft) and (kind == "" or (kind == "assessment" and bool(re.search("评估|评价|测评|evaluation", name))))


def called(name: str) -> str:
    """What the name of such an item calls it."""
    return str((SOFT.findall(name) or ["调研"])[-1])
