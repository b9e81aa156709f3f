"""A waiver has passed its end day.

Why: leave that was given for a time is not leave for ever; what it waived is a warning again.

Source: no policy; whoever allowed the exception set its end day.

Do: delete the waiver, or ask whoever allowed it for a new end day.

On its end day itself a waiver still holds.

Examples:

    today: 2026-07-01

    waivers
    rule      | target | until      | count
    same-days | 甲县   | 2026-06-30 | 2 <- certain
    same-days | 乙县   | 2026-07-01 | 2
    too-often | 丙县   | 2025-12-31 | 0 <- certain
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from burden.rule import Finding, rule
from burden.waived import Use
from burden.warning import Wording

ZH = """豁免已过截止日。

为什么：一时的同意不是长久的同意；它所豁免的又成为预警。

依据：与政策无关；截止日是同意豁免的人定的。

怎么办：删去这条豁免，或者请原同意人另定截止日。

截止日当天仍然有效。
"""

UNCOUNTED = Wording(
    "对{whom}的豁免（{named}；{reason}；{who}同意）已于{until}到期，不再有效；{waived}这次没有检查，不知道与它相符的预警还有几条。",
    "The waiver of {named} for {whom} ({reason}; allowed by {who}) ended on {until} and no longer holds; {waived} did not run, so that "
    "nobody knows how many warnings answer to it.",
)


@rule(
    family="data", level="warning", by="plan", since="2026-11-26",
    zh="对{whom}的豁免（{named}；{reason}；{who}同意）已于{until}到期，不再有效；与它相符的预警现有{n}条。",
    en="The waiver of {named} for {whom} ({reason}; allowed by {who}) ended on {until} and no longer holds; warnings that answer to it now: {n}.",
)  # fmt: skip
def waiver_expired(waivers: tuple[Use, ...], titles: Mapping[str, Wording], today: int) -> Iterator[Finding]:
    """Yield one finding for each waiver whose end day has passed."""
    for index, use in enumerate(waivers):
        if use.waiver.until < today:
            facts = {**use.facts(titles), **({"n": use.count} if use.ran else {})}
            yield Finding((index,), facts, table="waivers", wording=None if use.ran else UNCOUNTED)
