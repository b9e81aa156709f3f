"""An item names a target that the directory does not have, or none at all.

Why: the burden is counted target by target; a name nobody knows is counted apart from the unit it stands for, and a
group that is not expanded hides all of its members.

Source: no policy gives a figure; a supervision scheme states its targets (F52), and a plan without them cannot be
coordinated.

Do: name each target as the directory does, or enter the alias, the group or the unit there.

Without a directory (not one target of the plan is known) only items without a target are reported: the group itself is
then the target. What is drawn by lot (“随机抽取10家”) has no name yet and is not looked up. Where several items of a sheet name a target nowhere, that is one
warning for the sheet. Cancelled items are left out.

Examples:

    units
    unit | level  | groups
    甲县 | county | 各县
    乙县 | county | 各县

    items
    number | item     | organiser | targets    | when | cancelled
    1      | 防汛督查 | 水务局    | 甲县、乙县 | 4月  |
    2      | 校车检查 | 教育局    | 各县       | 5月  |
    3      | 值守督查 | 应急局    | 甲县、丙县 | 6月  |     <- certain
    4      | 食堂检查 | 教育局    |            | 6月  |     <- certain
    5      | 停办检查 | 应急局    | 丙县       | 6月  | yes

    ---

    items
    number | item     | organiser | targets | when | known
    1      | 防汛督查 | 水务局    | 各乡镇  | 4月  | no
    2      | 食堂检查 | 教育局    |         | 6月  | no    <- certain

    ---

    items
    number | item     | organiser | targets  | when | known | share
    1      | 防汛督查 | 水务局    | 甲县     | 4月  | yes   |
    2      | 油品抽查 | 商务局    | 10家企业 | 6月  | no    | 0.1
    3      | 校车检查 | 教育局    | 甲线     | 6月  | no    |      <- certain

    ---

    items
    number | item     | organiser | targets | when
    1      | 防汛督查 | 水务局    |         | 4月 <- certain
    2      | 油品抽查 | 商务局    |         | 6月
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from burden.naming import some
from burden.plan import Sheet, Target
from burden.rule import Finding, rule
from burden.visits.listed import silent_sheets
from burden.warning import Wording

ZH = """计划事项的检查对象在单位名录中查不到，或者没有写检查对象。

为什么：负担是按对象累计的；名录里没有的名称与它所指的单位分开累计，没有展开的统称则掩盖了其中的每一个单位。

依据：没有政策给出数字；督查方案要明确对象（F52），没有对象的计划无从统筹。

怎么办：按名录的写法写明每个对象，或者在名录中补上别名、分组、单位。

没有单位名录时（计划中的对象没有一个查得到）只提示没有写对象的事项：这时统称本身就是对象。
随机抽取的（随机抽取10家）还没有名称，不去查。整张表几个事项都没有写对象的，合为一条。已取消的事项不看。
"""
NONE = Wording("{organiser}的“{item}”没有写检查对象。", "“{item}” of {organiser} names no target.")
SHEET = Wording("{sheet}的{n}个事项都没有写检查对象（{few}）。", "Not one of the {n:item} of {sheet} names a target ({few}).")


@rule(
    family="data", level="warning", by="plan", cell="target", changed="2026-11-26",
    zh="{organiser}的“{item}”有{n}个检查对象在单位名录中查不到：{names}。",
    en="“{item}” of {organiser} names {n:target} that the directory lacks: {names}.",
)  # fmt: skip
def unknown_target(items: pd.DataFrame, sheets: tuple[Sheet, ...]) -> Iterator[Finding]:
    """Yield one finding for each item, whichever of its targets are unknown, or for a sheet that names no target at all."""
    targets, names = items["targets"].tolist(), items["item"].tolist()
    mute = silent_sheets(items, [*map(bool, targets)])
    for sheet, rows in mute.items():
        stands = " ".join(filter(None, (sheets[sheet].file, sheets[sheet].sheet)))
        facts: dict[str, object] = {"n": len(rows), "few": some((names[row] for row in rows), counted=True), "sheet": stands}
        yield Finding((rows[0],), facts, table="items", target="", organiser="", wording=SHEET)
    listed = any(target.known for each in targets for target in each)
    living = np.flatnonzero(~items["cancelled"].to_numpy(dtype=bool)).tolist()
    for row in sorted(set(living).difference(*mute.values())):
        unknown = strangers(targets[row]) if listed else ()
        if unknown or not targets[row]:
            facts = {"n": len(unknown), "names": some(unknown, counted=True)}
            yield Finding((row,), facts, table="items", target=unknown[0] if unknown else "", wording=None if unknown else NONE)


def strangers(targets: tuple[Target, ...]) -> tuple[str, ...]:
    """The names the directory does not have, each once, those drawn by lot left out."""
    return tuple(dict.fromkeys(target.name for target in targets if not target.known and target.share >= 1))
