"""Something in the files could not be read.

Why: what was not read was not checked either; an item, a record or a date is missing from every figure of the report.

Source: no policy; the program never guesses and never leaves anything out without saying so.

Do: open the file at the place named, correct the cell or the row, and run the check again.

What was set aside on purpose (totals, notes, repeated headers) is a notice of the report and not a fault.

Examples:

    problems
    kind       | zh                                  | en
    unreadable | 时间“13月”不存在：没有第13个月。    | “13月” is no time: there is no 13th month. <- certain
    notice     | 第40行是合计行，未计入。            | Row 40 is a total and was set aside.
"""

from __future__ import annotations

from collections.abc import Iterator

from burden.plan import Problem
from burden.rule import Finding, rule

ZH = """文件中有内容无法识别。

为什么：没有读出来的就没有检查，报告的各项数字里都少了它。

依据：与政策无关；程序从不猜测，也从不悄悄略过。

怎么办：打开所指的文件，改正所指的单元格或行，然后重新检查。

有意略过的（合计行、注、重复的表头）只在报告中说明，不算问题。
"""


@rule(family="data", level="warning", by="plan", zh="{zh}", en="{en}")
def unreadable(problems: tuple[Problem, ...]) -> Iterator[Finding]:
    """Yield one finding for each problem the loader met, in its own words."""
    for index, problem in enumerate(problems):
        if problem.kind == "unreadable":
            yield Finding((index,), {"zh": problem.zh, "en": problem.en}, table="problems")
