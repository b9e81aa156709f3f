"""A phrase without any time: why nothing can be put in the calendar, and what to do."""

from __future__ import annotations

from burden.when import remarks
from burden.when.draft import Draft
from burden.when.reading import Reading
from burden.when.remarks import Said, joined


def silent(text: str, draft: Draft, notes: list[Said], why: Said) -> Reading:
    """A reading without any time, with what the phrase says beside it."""
    times = draft.times[0] if draft.times else None
    said = joined(notes)
    return Reading(
        text, "unscheduled", (), None, times, draft.days, draft.tentative, said.zh, why.zh, english=(said.en, why.en)
    )  # fmt: skip


def why_not(text: str, draft: Draft) -> Said:
    """Why nothing can be put in the calendar, and what to do."""
    if draft.events and not draft.denied:
        return draft.events[0][1]
    for words, why in (
        (draft.denied, remarks.ONLY_DENIED),
        (draft.relative, remarks.NEEDS_CLOCK),
        (draft.deferred, remarks.DEFERRED),
    ):
        if words:
            return why.about(words[0])
    if draft.days:
        return remarks.ONLY_LENGTH.about(draft.days)
    if draft.times:
        return remarks.ONLY_COUNT.about()
    return remarks.NO_TIME.about(text.strip()) if text.strip() else remarks.EMPTY.about()
