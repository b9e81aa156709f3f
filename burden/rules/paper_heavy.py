"""A visit asks for paper and people instead of looking: forms, ledgers, photos, self-checks, big meetings, the top leader.

Why: who is judged by papers writes papers; the trace takes the place of the work.

Source: no forms, no compilations, no layered self-checks, no meeting of more than 30 people (F47, the State Council's great
inspection of 2019): limit meeting_people. No judging by meetings or documents issued, by photos or by study notes, no
leader's comments or press articles as content, no demand for the top leader (F03, national).

Do: strike the papers, meetings and company nobody needs; say in method and content what is looked at on the spot.

Compares words in the method and the content of an item: words of paper (“填报表格”, “台账”, “汇编”, “照片”, “听取汇报”, “座谈会”,
“查阅资料” ...) against words of looking (“实地”, “现场”, “走访”, “暗访”, “抽样” ...). One word of looking is enough; paper that
is ruled out (“不听汇报”, “严禁填报表格”) does not count. What no looking makes up for is named in any case: layered self-checks,
compilations, counting comments and articles, demanding the top leader. A meeting is too big where a record gives more people
than the limit, or the method or content of an item does (“召开50人座谈会”). An office adds words of its own under `paper` and `look`.

Examples:

    items
    number | item     | organiser | targets | when | method             | content
    1      | 减负督查 | 督查室    | 甲县    | 4月  | 听取汇报、查阅资料 | 台账和照片 <- certain
    2      | 防汛督查 | 水务局    | 甲县    | 4月  | 听取汇报、实地查看 | 堤防
    3      | 食堂检查 | 教育局    | 甲县    | 4月  | 不听汇报、不看台账 | 食品留样
    4      | 消防检查 | 应急局    | 甲县    | 4月  | 非现场             | 填报表格   <- certain
    5      | 校车检查 | 教育局    | 甲县    | 4月  |                    |
    6      | 环保督查 | 环保局    | 甲县    | 4月  | 实地查看           | 各乡镇层层自查，主要领导全程陪同 <- certain
    7      | 安全检查 | 应急局    | 甲厂    | 4月  | 实地查看           | 主要负责人参加培训情况

    ---

    words: paper = 打卡; look = 夜查

    items
    number | item     | organiser | targets | when | method
    1      | 驻村考核 | 组织部    | 甲县    | 4月  | 打卡       <- certain
    2      | 工地检查 | 住建局    | 甲县    | 4月  | 台账、夜查

    ---

    limits: meeting_people = 30

    items
    number | item     | organiser | targets | when | method
    1      | 春耕督查 | 农业局    | 甲县    | 4月  | 实地查看，召开50人座谈会 <- certain
    2      | 秋收督查 | 农业局    | 甲县    | 9月  | 实地查看，座谈会不超过40人

    records
    number | item     | organiser | target | first      | attendance
    1      | 春耕督查 | 农业局    | 甲县   | 2026-04-08 | 31         <- certain
           | 林业督查 | 林业局    | 甲县   | 2026-04-09 | 30
           | 林业督查 | 林业局    | 乙县   | 2026-04-10 |
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import pandas as pd

from burden.intervals.sorting import once
from burden.phrases import pattern, quoted, said
from burden.rule import Finding, rule
from burden.rulebook import Limits, Source
from burden.visits import blamed, followed
from burden.visits.columns import codes
from burden.visits.kin import accounted
from burden.warning import Wording

ZH = """检查只要材料、要人陪，不看实际：填表、台账、照片、层层自查、开大会、要主要领导到场。

为什么：看材料下结论，基层就忙于做材料，留痕代替了实绩。

依据：不得填表、不得汇编材料、不得层层自查、不得开30人以上的会（F47，2019年国务院大督查）：限额 meeting_people。不得以开会发文、照片、
学习笔记等作为评价依据，不得以领导批示、媒体报道作为内容，不得要求主要领导到场（F03，全国）。

怎么办：删去没有用的材料、会议和陪同要求；在方式和内容中写明到现场看什么。

比较事项“方式”“内容”两栏里的字词：材料类（填报表格、台账、汇编、照片、听取汇报、座谈会、查阅资料等）与现场类（实地、现场、
走访、暗访、抽样等）。有一个现场类字词就不提示；明确不要的材料（不听汇报、严禁填报表格）不算。层层自查、材料汇编、以批示和报道计数、
要求主要领导到场的，看不看现场都提示。执行记录登记的参会（陪同）人数超过限额的，或者事项的方式、内容写明的（召开50人座谈会），也提示。
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
# What no looking makes up for, each with the text that forbids it.
F47 = Source("F47", "国务院第六次大督查“八不得”", "2019")
F03 = Source("F03", "整治形式主义为基层减负若干规定", "2024")
LEADER = r"(?:主要领导|主要负责(?:人|同志)|一把手|党政正职|(?:党委|县委|区委|市委|乡镇)书记|县长|区长|市长|镇长)"
FORBIDDEN = (
    (F47, pattern((r"(?:层层|逐级|各级)(?:开展|进行|组织)?(?:自[查评]|填报|汇总|上报)[自查评]*", r"汇编", r"装订成册", r"编印成册"))),
    (
        F03,
        pattern(
            (
                LEADER + r"[^，。；、,;]{0,6}(?:参加|参会|到会|出席|陪同|汇报|在场|到场|签字|表态)(?![^，。；,;]{0,8}(?:培训|考试|学习|情况|制度))",
                r"(?:获|得到?)[^，。；、,;]{0,6}批示", r"(?:批示|(?:媒体|新闻|宣传)报道)(?:次数|数量|篇数|加分)", r"(?:会议|发文|文件)(?:次数|数量)", r"学习笔记", r"心得体会",
            )
        ),
    ),
)  # fmt: skip
MEETING = re.compile(
    r"(?<![0-9])([0-9]{2,5})\s*(?:余|多)?[人名位](?!次)[^，。；、,;0-9]{0,8}会(?![计同诊员])|会议?(?![计同诊员])[^，。；、,;0-9]{0,6}(?<![0-9])([0-9]{2,5})\s*(?:余|多)?[人名位](?!次)"
)
AT_MOST = re.compile(r"不超过|不多于|不得?超|少于|控制在|至多|最多|以[内下]")
DEMANDED = Wording(
    "{organiser}的“{item}”在方式和内容里要求{papers}，看不看现场都不应要求；依据{texts}。",
    "“{item}” of {organiser} asks in its method and content for {papers}, which no looking makes up for; by {texts}.",
)
TOO_MANY = Wording(
    "{organiser}{span}到{target}开展“{item}”，参会、陪同{n}人，限{cap}人；依据{limit}。",
    "{n:person|people} came to the meetings of “{item}” or went along ({organiser} at {target}, {span}); at most {cap} by {limit}.",
)
PLANNED = Wording(
    "{organiser}的“{item}”在方式和内容里写了“{meeting}”，参会{n}人，限{cap}人；依据{limit}。",
    "“{item}” of {organiser} says “{meeting}” in its method and content: {n:person|people}, where at most {cap} may meet by {limit}.",
)


@rule(
    family="paperwork", level="warning", by="item", sift=accounted, limits=("meeting_people",), changed="2026-11-26", without=("items", "records", "limits"),
    zh="{organiser}的“{item}”在方式和内容里写了{papers}，没有写到现场看什么；依据{texts}。",
    en="“{item}” of {organiser} names {papers} in its method and content, and nothing that is looked at on the spot; by {texts}.",
)  # fmt: skip
def paper_heavy(
    items: pd.DataFrame, visits: pd.DataFrame, records: pd.DataFrame, words: Mapping[str, Any], limits: Limits
) -> Iterator[Finding]:
    """Yield one finding for each item that asks for paper and no looking, or for what it may not; and for each meeting that is too big."""
    own = words.get("paper-heavy", {})
    paper, look = pattern(PAPER, own.get("paper", ())), pattern(LOOK, own.get("look", ()))
    kept = texts(items)
    asked = {text: asked_for(text, () if look.search(text) else said(text, paper)) for text in set(kept.values())}
    for row, text in kept.items():
        yield from (Finding((row,), facts, table="items", wording=wording) for facts, wording in asked[text])
    told = followed(visits, records, "attendance")
    for limit, under in limits.applied("meeting_people", told):
        large = blamed(under[under["attendance"].to_numpy() > limit.value], limit)
        for row, people in zip(large.index.tolist(), large["attendance"].tolist(), strict=True):
            yield Finding((row,), {"n": people}, limit=limit, wording=TOO_MANY)
    yield from planned(visits, kept, limits)


def texts(items: pd.DataFrame) -> dict[int, str]:
    """The method and content of each item that is not cancelled, by its row."""
    columns = (items[name].tolist() for name in ("method", "content", "cancelled"))
    told = zip(items.index.tolist(), *columns, strict=True)
    return {row: f"{method}\n{content}" for row, method, content, cancelled in told if not cancelled}


def asked_for(text: str, papers: tuple[str, ...]) -> list[tuple[dict[str, object], Wording | None]]:
    """What is found of a text: the papers it asks for without looking, else what it may not ask for in any case."""
    if papers:
        return [({"papers": quoted(papers), "texts": (F47, F03)}, None)]
    found = {source: asked for source, asked_for in FORBIDDEN if (asked := said(text, asked_for))}
    words = tuple(word for asked in found.values() for word in asked)
    return [({"papers": quoted(words), "texts": tuple(found)}, DEMANDED)] if found else []


def planned(visits: pd.DataFrame, texts: Mapping[int, str], limits: Limits) -> Iterator[Finding]:
    """The findings over meetings that items in the plan say are to be bigger than the limit their visits are under."""
    meeting = {text for text in set(texts.values()) if any(meetings(text, 0))}
    rows = np.array([row for row, text in texts.items() if text in meeting], dtype=np.int64)
    for limit, under in limits.applied("meeting_people", visits[np.isin(codes(visits, "item_row"), rows)]):
        for row in once(codes(blamed(under, limit), "item_row")).tolist():
            for words, people in meetings(texts[row], limit.value):
                yield Finding((row,), {"meeting": words, "n": people}, table="items", limit=limit, wording=PLANNED)


def meetings(text: str, most: float) -> Iterator[tuple[str, int]]:
    """The meetings a text plans with more people than the limit, the biggest of each clause: its words and its people."""
    for clause in re.split(r"[，。；、,;\n]", text):
        sizes = [int(found[1] or found[2]) for found in MEETING.finditer(clause)]
        if sizes and max(sizes) > most and not AT_MOST.search(clause):
            yield clause.strip(), max(sizes)
