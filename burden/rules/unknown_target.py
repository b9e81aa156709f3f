"""An item names a target that the directory does not have, or none at all.

Why: the burden is counted target by target; a name nobody knows is counted apart from the unit it stands for, and a
group that is not expanded hides all of its members.

Source: no policy gives a figure; a supervision scheme states its targets (F52), and a plan without them cannot be
coordinated.

Do: write the name as the directory does, enter the alias or the group there, or add the unit; name the targets where
there are none.

Without a directory only items without a target are reported: the group itself is then the target. Cancelled items are
left out.

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
    number | item     | organiser | targets | when
    1      | 防汛督查 | 水务局    | 各乡镇  | 4月
    2      | 食堂检查 | 教育局    |         | 6月  <- certain
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from burden.naming import some
from burden.rule import Finding, rule
from burden.warning import Wording

ZH = """计划事项的检查对象在单位名录中查不到，或者没有写检查对象。

为什么：负担是按对象累计的；名录里没有的名称与它所指的单位分开累计，没有展开的统称则掩盖了其中的每一个单位。

依据：没有政策给出数字；督查方案要明确对象（F52），没有对象的计划无从统筹。

怎么办：按名录的写法填写，或者在名录中补上别名、分组或单位；没有对象的写明对象。

没有单位名录时只提示没有写对象的事项：这时统称本身就是对象。已取消的事项不看。
"""
NONE = Wording("{organiser}的“{item}”没有写检查对象。", "“{item}” of {organiser} names no target.")


@rule(
    family="data", level="warning", by="item", cell="target",
    zh="{organiser}的“{item}”有{n}个检查对象在单位名录中查不到：{names}。",
    en="{n} target(s) of “{item}” of {organiser} are not in the directory: {names}.",
)  # fmt: skip
def unknown_target(items: pd.DataFrame) -> Iterator[Finding]:
    """Yield one finding for each item, whichever of its targets are unknown."""
    unknown = [tuple(dict.fromkeys(name for name, _, known in targets if not known)) for targets in items["targets"]]
    faulty = np.array([bool(names) for names in unknown], dtype=bool) | (items["targets"].map(len) == 0).to_numpy(dtype=bool)
    for row in np.flatnonzero(faulty & ~items["cancelled"].to_numpy(dtype=bool)).tolist():
        names = unknown[row]
        facts = {"n": len(names), "names": some(names)}
        yield Finding((row,), facts, table="items", target=names[0] if names else "", wording=None if names else NONE)
