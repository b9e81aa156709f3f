"""An item of the plan was made under another name.

Why: under another name a visit can be counted against no plan, and nobody who coordinates recognises it.

Source: an item in the plan changes neither its name nor its time (F12, a local text of Pu'er).

Do: use the name of the plan, or change the plan and file it again; for what is past, file the change of name with its reason.

A record is taken for an item by its number, or by organiser, target, window and a name alike; how alike the names are is
told. Another spelling, year, place or kind (“检查”, “督查”) is no other name, nor is a part of it (see `split`). Look-backs
(“回头看”, “复查”) are left out. One finding for each item and each other name.

Examples:

    items
    number | item             | organiser | targets    | when
    1      | 校园食品安全检查 | 教育局    | 甲县、乙县 | 4月
    2      | 防汛检查         | 水务局    | 甲县       | 6月

    records
    number | item                     | organiser | target | first
    1      | 学校食堂食品安全专项督查 | 教育局    | 甲县   | 2026-04-08 <- certain
           | 学校食堂食品安全专项督查 | 教育局    | 乙县   | 2026-04-09
           | 2026年防汛督查           | 水务局    | 甲县   | 2026-06-03

    ---

    items
    number | item         | organiser | targets | when
    1      | 保密工作检查 | 保密局    | 甲县    | 4月

    records
    number | item           | organiser | target | first
    1      | 档案利用督查   | 保密局    | 甲县   | 2026-04-08 <- certain
           | 网络信息督查   | 保密局    | 甲县   | 2026-04-15
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd
from rapidfuzz import fuzz

from burden.naming import bare, some
from burden.rule import Finding, rule
from burden.visits.columns import codes
from burden.visits.parts import is_follow_up, other_name
from burden.warning import Lang, Span

ZH = """计划内的事项以另一个名称开展。

为什么：换了名称，就对不上任何计划，统筹的人也认不出来。

依据：列入计划的事项不得更改名称和时间（F12，普洱地方规定）。

怎么办：按计划的名称开展，或者先调整计划并重新报备；已经过去的，补报名称的变更并写明原因。

按事项编号，或者按单位、对象、时间和相近的名称认定是同一事项，并写明名称的相似度。写法、年份、地名和检查方式（检查、督查）不同的不算换名，
其中一部分也不算（见 split），回头看、复查不看。每个事项的每个别名提示一次。
"""


@dataclass(frozen=True)
class How:
    """By what a record is known to be of its item, as a fact for messages."""

    zh: str
    en: str

    def cite(self, lang: Lang) -> str:
        """The words."""
        return self.zh if lang == "zh" else self.en


BY_NUMBER = How("按事项编号认定", "the number of the item")
BY_LIKENESS = How("按单位、对象、时间和名称认定", "organiser, target, time and name")


@rule(
    family="off-plan", level="warning", by="item", since="2026-11-26",
    zh="{organiser}计划内的“{planned}”在{span}以“{item}”的名称到{targets}开展{n}次（{how}，名称相似度{alike}%）；"
    "参照{F12}，列入计划的事项不得更改名称。",
    en="“{planned}”, an item in the plan of {organiser}, was made {n:time} under the name “{item}” at {targets} ({span}; by {how}, names "
    "{alike}% alike); an item in the plan does not change its name; see {F12}.",
)  # fmt: skip
def renamed(
    visits: pd.DataFrame,
    items: pd.DataFrame,
    records: pd.DataFrame,  # noqa: ARG001 - without records nothing is known as made, and the engine says so
) -> Iterator[Finding]:
    """Yield one finding for each item and each other name it was made under."""
    made = visits[visits["made"].to_numpy() & (codes(visits, "item_row") >= 0)]
    names, row = items["item"].to_numpy(dtype=object), codes(made, "item_row")
    pairs = list(zip(names[row].tolist(), made["item"].tolist(), strict=True))
    unlike = {(a, b) for a, b in set(pairs) if other_name(a, b) and not is_follow_up(b, a)}
    groups: dict[tuple[int, str, str], list[int]] = {}
    for at in np.flatnonzero(np.array([pair in unlike for pair in pairs], dtype=bool)).tolist():
        groups.setdefault((int(row[at]), *pairs[at]), []).append(at)
    for (_, planned, item), places in sorted(groups.items()):
        yield finding(planned, item, made.take(np.array(places)))


def finding(planned: str, made: str, rows: pd.DataFrame) -> Finding:
    """The finding over the visits of an item under one other name, the first one before the others."""
    ordered = rows.sort_values(["first", "target"], kind="stable")
    targets = ordered["target"].tolist()
    how = BY_NUMBER if rows["score"].min() == 1 else BY_LIKENESS
    alike = min(round(fuzz.ratio(bare(planned), bare(made))), 99)
    facts = {"planned": planned, "alike": alike, "how": how, "n": len(rows), "targets": some(targets)}
    span = Span(int(rows["first"].min()), int(rows["last"].max()))
    target = targets[0] if len(set(targets)) == 1 else ""
    return Finding(tuple(ordered.index.tolist()), facts, span=span, target=target)
