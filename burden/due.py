"""What was due and came late, or never: one finding for each filing, or for each visit that was made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pandas as pd

from burden.rule import Finding, Possible
from burden.rulebook import Limit
from burden.visits.lateness import Late
from burden.warning import Span, Wording

Wordings = tuple[Wording | None, Wording]  # what never came, and what came late


def filings_late(groups: Iterable[list[Late]], limit: Limit, wording: Wording | None = None) -> Iterator[Finding]:
    """The finding over the late items of each filing, the one due first before the others."""
    for rows in groups:
        head = rows[0]
        target = head.target if len({row.target for row in rows}) == 1 else ""
        yield Finding(
            (head.filing,), head.facts(rows), table="filings", limit=limit, span=Span(head.first, head.last), target=target,
            organiser=head.organiser, wording=wording,
        )  # fmt: skip


def steps_late(
    late: pd.DataFrame,
    step: str,
    limit: Limit | None,
    wordings: Wordings,
    today: int,
    do: Wording,
    facts: Mapping[Any, Mapping[str, object]],
) -> Iterator[Finding | Possible]:
    """The findings of the visits whose day of `step` is kept, and how many are not.

    `late` has `due`, the day of the step (NaN where it never came) and `kept_<step>`; `do` is the advice where it came, as
    only the next time can be better; `facts` are more of them, by row.
    """
    kept = late[late[f"kept_{step}"].to_numpy()]
    dues = kept["due"].to_numpy().astype(int).tolist()
    for row, due, day in zip(kept.index.tolist(), dues, kept[step].tolist(), strict=True):
        came = day == day  # noqa: PLR0124
        said = {"due": Span(due, due), "today": Span(today, today), **facts.get(row, {})}
        done = {"done": Span(int(day), int(day))} if came else {}
        yield Finding((row,), said | done, limit=limit, wording=wordings[came], do=do if came else None)
    yield Possible(len(late) - len(kept))
