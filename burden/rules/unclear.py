"""Something in the files was read in one way and may mean another.

Why: the reading taken is the likelier one, and nobody has said that it is right; every figure that rests on it waits for
that word.

Source: no policy; the program says what it took a thing for wherever two readings are near.

Do: where the reading is right, say so once (the warning names the option or the line of the policy file); where it is
wrong, correct the cell or name the meaning of the column, and run the check again.

Examples:

    problems
    kind       | zh                                                   | en
    question   | 列“实施”读作 时间，也可能是 牵头单位。               | Column “实施” was read as time; it may be organiser. <- certain
    notice     | 第40行是合计行，未计入。                             | Row 40 is a total and was set aside.
"""

from __future__ import annotations

from collections.abc import Iterator

from burden.plan import Problem
from burden.rule import Finding, rule

ZH = """文件中有内容可以有两种读法，需要确认。

为什么：程序取了较可能的一种，但没有人确认过；以它为据的数字都要等这一句确认。

依据：与政策无关；凡两种读法相近的，程序都说明取了哪一种。

怎么办：读得对的，按预警里写的选项或规则文件的一行确认一次；读得不对的，改正单元格或指明该列的含义，然后重新检查。
"""


@rule(family="data", level="note", by="plan", zh="{zh}", en="{en}")
def unclear(problems: tuple[Problem, ...]) -> Iterator[Finding]:
    """Yield one finding for each question of the loader, in its own words."""
    for index, problem in enumerate(problems):
        if problem.kind == "question" and not problem.about:
            yield Finding((index,), {"zh": problem.zh, "en": problem.en}, table="problems")
