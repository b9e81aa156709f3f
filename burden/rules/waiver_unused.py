"""A waiver is in force and no warning answers to it.

Why: a waiver that waives nothing is mistyped, or its reason is gone; it may one day hide what nobody has looked at.

Source: no policy; a waiver is an exception to the rules an office has set itself, and an exception must be needed.

Do: delete the waiver, or correct the names in its match to those of the plan.

A waiver whose rule did not run is not judged.

Examples:

    waivers
    rule      | target | until      | count
    same-days | 甲县   | 2027-06-30 | 0 <- certain
    same-days | 乙县   | 2027-06-30 | 2
    same-days | 丙县   | 2026-06-30 | 0

    ---

    waivers
    rule      | target | since      | until      | ran | count
    same-days | 甲县   | 2027-01-01 | 2027-06-30 | yes | 0
    too-often | 甲县   | 2026-01-01 | 2027-06-30 | no  | 0
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from burden.rule import Finding, rule
from burden.waived import Use
from burden.warning import Wording

ZH = """豁免仍然有效，却没有一条预警与它相符。

为什么：没有用上的豁免，不是写错了名称，就是理由已经不在；留着它，将来可能遮住没有人看过的问题。

依据：与政策无关；豁免是本单位所定规则的例外，例外应当确有需要。

怎么办：删去这条豁免，或者把其中的名称改成与计划一致。

所涉规则没有运行的，不作判断。
"""


@rule(
    absence=True,
    family="data", level="warning", by="plan", since="2026-11-26",
    zh="对{whom}的豁免（{named}；{reason}；{who}同意，至{until}）没有用上：没有一条预警与它相符。",
    en="The waiver of {named} for {whom} ({reason}; allowed by {who} until {until}) waives nothing: no warning answers to it.",
)  # fmt: skip
def waiver_unused(waivers: tuple[Use, ...], titles: Mapping[str, Wording], today: int) -> Iterator[Finding]:
    """Yield one finding for each waiver in force that speaks of no warning."""
    for index, use in enumerate(waivers):
        if use.ran and not use.count and use.waiver.since <= today <= use.waiver.until:
            yield Finding((index,), use.facts(titles), table="waivers")
