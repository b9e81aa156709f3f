"""A visit was made that no plan holds: an unknown item, another target, or once more than planned.

Why: who comes without a plan cannot be coordinated with anybody; in the case named in public nearly nine of ten items in
one county stood in no plan (F22).

Source: an item that is not in the plan list must not run; if it is needed, one request for each item (F09, a local
text of Hunan); no wider scope than planned and no splitting into several visits (F12, F13, local texts of Pu'er).

Do: ask for the item as an addition and enter it in the plan once it is approved, or stop it; take further targets and
further visits into the item before anyone sets out.

Looks at visits that were made. Case checks (complaints, emergencies) are exempt here: they are reported afterwards, see
`filed-late`. A visit whose item is in the plan without a readable time is not blamed, nor one whose item names its
targets only as a group that no directory explains: that is possible, and counted. A visit that stands neither in a
plan nor in the register is reported here alone.

Examples:

    units
    unit | level
    甲县 | county
    乙县 | county
    丙县 | county

    items
    number | item     | organiser | targets        | when   | cancelled
    1      | 防汛督查 | 水务局    | 甲县、乙县     | 4月    |
    2      | 校车检查 | 教育局    | 甲县           | 5月    | yes
    3      | 加油站   | 商务局    | 全市加油站企业 | 5月    |
    4      | 节水检查 | 水务局    | 甲县           | 适时   |

    records
    number | item     | organiser | target   | first      | last       | type
    1      | 防汛督查 | 水务局    | 甲县     | 2026-04-08 | 2026-04-08 |
    1      | 防汛督查 | 水务局    | 甲县     | 2026-09-02 | 2026-09-02 |      <- certain
    1      | 防汛督查 | 水务局    | 丙县     | 2026-04-09 | 2026-04-09 |      <- certain
    2      | 校车检查 | 教育局    | 甲县     | 2026-05-06 | 2026-05-06 |      <- certain
    3      | 加油站   | 商务局    | 甲加油站 | 2026-05-07 | 2026-05-07 |      <- possible
    4      | 节水检查 | 水务局    | 甲县     | 2026-05-08 | 2026-05-08 |
           | 食堂检查 | 教育局    | 甲县     | 2026-04-08 | 2026-04-08 |      <- certain
           | 燃气抢险 | 应急局    | 甲县     | 2026-04-08 | 2026-04-08 | case
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pandas as pd

from burden.rule import Finding, Possible, rule
from burden.warning import Wording

ZH = """已经开展的检查不在计划之内：计划里没有这一事项，没有这一对象，或者超出计划的次数。

为什么：不按计划来的检查无法与任何人统筹；公开通报的案例中，一个县近九成事项不在任何计划之内（F22）。

依据：未列入计划清单的事项不得开展，确需开展的一事一报（F09，湖南地方规定）；不得扩大范围，不得拆包分包（F12、F13，普洱地方规定）。

怎么办：作为新增事项申请，批准后补入计划，否则停止；要增加对象或次数的，出发前先调整计划。

只看已经开展的检查。个案检查（投诉举报、应急处置）不在此列，事后补报，见 filed-late。事项在计划内但没有可读时间的不算；
事项的对象只是名录没有展开的一类单位的，只计入“可能”。计划和报备登记表里都没有的检查只在这里提示一次。
"""
TARGET = Wording(
    "{organiser}{span}到{target}开展“{item}”，但计划中该事项的对象没有{target}。",
    "{organiser} visited {target} on {span} for “{item}”, but {target} is not a target of that item in the plan.",
)
AGAIN = Wording(
    "{organiser}{span}到{target}开展“{item}”，该事项全年只计划{planned}次，这次是多出来的。",
    "{organiser} visited {target} on {span} for “{item}”, which is planned {planned} time(s) there: this one is beyond them.",
)
CANCELLED = Wording(
    "{organiser}{span}到{target}开展“{item}”，但该事项在计划中已取消。",
    "{organiser} visited {target} on {span} for “{item}”, which the plan has cancelled.",
)
GROUP = re.compile(r"[全各本][国省市县区镇乡]|^各|部分|有关|相关|所有|若干|名录|\d+[家个户所]|(?:单位|企业|部门|机构)$")
TIMELESS = ("unscheduled", "unreadable")


@rule(
    family="off-plan", level="error", by="target",
    zh="{organiser}{span}到{target}开展“{item}”，任何计划中都没有这一事项。",
    en="{organiser} visited {target} on {span} for “{item}”, an item that is in no plan.",
)  # fmt: skip
def unplanned(
    visits: pd.DataFrame,
    items: pd.DataFrame,
    records: pd.DataFrame,  # noqa: ARG001 - without records nothing is known as made, and the engine says so
) -> Iterator[Finding | Possible]:
    """Yield one finding for each visit made off the plan."""
    made = visits[visits["made"] & (visits["type"] != "case")]
    yield from (Finding((row,)) for row in made.index[made["match"] == "none"].tolist())
    extra = made[made["match"] == "extra"]
    planned = times(visits)
    for row, item, target in zip(extra.index.tolist(), extra["item_row"].tolist(), extra["target"].tolist(), strict=True):
        yield from beyond(row, items.iloc[item], target, planned.get((item, target), 0))


def times(visits: pd.DataFrame) -> dict[tuple[int, str], int]:
    """How often each item is planned at each target, by (item_row, target)."""
    planned = visits[(visits["item_row"] >= 0) & (visits["match"] != "extra")]
    return Counter(zip(planned["item_row"].tolist(), planned["target"].tolist(), strict=True))


def beyond(row: int, item: pd.Series, target: str, planned: int) -> Iterator[Finding | Possible]:
    """Why a visit goes beyond its item; nothing where the item says no time."""
    names = [each.name for each in item["targets"]]
    if item["cancelled"]:
        yield Finding((row,), wording=CANCELLED)
    elif planned:
        yield Finding((row,), {"planned": planned}, wording=AGAIN)
    elif target not in names and any(not each.known and GROUP.search(each.name) for each in item["targets"]):
        yield Possible(1)
    elif target not in names and names:
        yield Finding((row,), wording=TARGET)
