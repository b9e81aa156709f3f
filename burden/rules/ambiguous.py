"""A visit that was made may be either of two items in the plan.

Why: whichever it is given to, the other one counts as not made; a guess would accuse somebody.

Source: planned and made must not be two different things (F22, a case named in public).

Do: enter the number of the item in the records.

A record without a number is compared with the items of its organiser by name, target and window. Where two of them fit
about as well the record is given to none and is not called unplanned.

Examples:

    items
    number | item             | organiser | targets | when
    1      | 校园食堂安全检查 | 教育局    | 甲县    | 4月
    2      | 校园设施安全检查 | 教育局    | 甲县    | 4月
    3      | 校车检查         | 教育局    | 甲县    | 5月

    records
    item               | organiser | target | first
    校园安全专项督查   | 教育局    | 甲县   | 2026-04-08 <- certain
    校车安全检查       | 教育局    | 甲县   | 2026-05-06
"""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from burden.phrases import quoted
from burden.rule import Finding, rule
from burden.visits.made import among_made

ZH = """一次已经开展的检查，可能是计划中的这一项，也可能是那一项。

为什么：算给哪一项，另一项都会成了没有开展；猜一个就会错怪别人。

依据：计划与执行不得“两张皮”（F22，公开通报的案例）。

怎么办：在执行记录中填写事项编号。

没有编号的记录，按名称、对象和时间与本单位的计划事项比较；有两项差不多相符的，哪一项也不算，也不当作计划外。
"""


@rule(
    family="data", level="note", by="target", reach=among_made, since="2026-11-26",
    zh="{organiser}{span}到{target}开展的“{item}”，与计划中的{rivals}都相近（相似度{score}%），看不出是哪一项，没有归入任何一项。",
    en="“{item}” of {organiser} at {target} on {span} fits {rivals} in the plan about as well ({score}% alike); it was given to none of them.",
)  # fmt: skip
def ambiguous(visits: pd.DataFrame, items: pd.DataFrame) -> Iterator[Finding]:
    """Yield one finding for each visit with two items in reach."""
    unsure = visits[visits["match"] == "unsure"]
    for row, rivals, score in zip(unsure.index.tolist(), unsure["rivals"], unsure["score"].tolist(), strict=True):
        names = quoted(sorted({str(items["item"].iat[at]) for at in rivals}))
        yield Finding((row,), {"rivals": names, "score": round(100 * score)})
