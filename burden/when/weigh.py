"""Weighs the times of a phrase against each other: which explain, bound or repeat which."""

from __future__ import annotations

from datetime import date, timedelta

from burden.when import remarks
from burden.when.draft import Draft, Span
from burden.when.events import Events
from burden.when.reading import UnreadError
from burden.when.remarks import Said

_FIRST, _LAST = date.min, date.max


def weigh(draft: Draft, notes: list[Said], *, due: bool) -> list[Span]:
    """The spans that hold, in order of days; `due` says that the column holds deadlines.

    Raises UnreadError where they contradict each other.
    """
    spans = draft.spans
    if several := len(spans) > 1:
        spans = _own_year(_explained(_listed(spans)), draft, notes)
    for span in spans:
        if due and not span.ranged and span.mark in ("", "finish"):
            span.mark, span.first, span.rough = "deadline", None, False
        if span.rough:
            draft.tentative = True
            notes.append(remarks.ROUGH.about(span.text))
    if not several:
        return spans
    if any(span.mark == "open" for span in spans):
        spans = [_opened(spans)]
    if not draft.batches:
        spans = _bounded(spans, draft, notes)
    return _distinct(_finer(spans, draft, notes))


def _listed(spans: list[Span]) -> list[Span]:
    """6月底、12月底前: both are deadlines; 5月、6月底前 can be taken two ways."""
    for span, after in zip(reversed(spans[:-1]), reversed(spans), strict=False):
        if after.mark == "deadline" and after.listed and span.mark == "":
            if not (span.rough or span.named) or span.ranged or span.first is None:
                raise UnreadError(remarks.WHICH_DEADLINES, span.text, after.text)
            if span.named:
                span.last = span.first - timedelta(days=1)
            span.mark, span.first, span.rough = "deadline", None, False
    return spans


def _explained(spans: list[Span]) -> list[Span]:
    """What stands in brackets behind a time takes its place: 上半年(3-5月)."""
    held: dict[int, list[Span]] = {}
    for i, span in enumerate(spans):
        held.setdefault(i if span.parent is None else _root(spans, i), []).append(span)
    found: list[Span] = []
    for outer, *inner in held.values():
        found += [_within(outer, span) for span in inner] or [outer]
    return found


def _root(spans: list[Span], i: int) -> int:
    while (parent := spans[i].parent) is not None:
        i = parent
    return i


def _within(outer: Span, inner: Span) -> Span:
    """`inner` closed by `outer` where it is open; it must not leave it."""
    if inner.rough and inner.text[0] in "年岁" and _covers(outer, inner):
        return outer  # 第四季度(年终): a remark
    first = max(inner.first or _FIRST, outer.first or _FIRST) if inner.first is None else inner.first
    last = min(inner.last or _LAST, outer.last or _LAST) if inner.last is None else inner.last
    if inner.named:
        first, last = max(first, outer.first or _FIRST), min(last, outer.last or _LAST)
    if first < (outer.first or _FIRST) or last > (outer.last or _LAST) or first > last:
        raise UnreadError(remarks.CLASH, outer.text, inner.text)
    mark = "deadline" if first == _FIRST else "open" if last == _LAST else ""
    closed = None if first == _FIRST else first, None if last == _LAST else last
    exact = inner.exact and (outer.exact or not inner.mark)
    return Span(*closed, exact, inner.text, mark, ranged=True, rough=inner.rough)


def _own_year(spans: list[Span], draft: Draft, notes: list[Said]) -> list[Span]:
    """A year named beside finer times only says of which year they are."""
    finer = [span for span in spans if not span.whole_year]
    if not finer or len(finer) == len(spans):
        return spans
    for span in spans:
        if span.whole_year and not all(_covers(span, other) for other in finer):
            draft.tentative = True
            notes.append(remarks.WRITTEN_HOLDS.about(span.text))
    return finer


def _covers(outer: Span, inner: Span) -> bool:
    first, last = outer.first or _FIRST, outer.last or _LAST
    return first <= (inner.first or first) and (inner.last or last) <= last


def _opened(spans: list[Span]) -> Span:
    """3月启动,10月底前完成: one span from its start to its deadline."""
    start = spans[0]
    if start.mark != "open" or len(spans) > 2 or (len(spans) == 2 and spans[1].mark not in ("deadline", "finish")):  # noqa: PLR2004
        raise UnreadError(remarks.START_AND_MORE)
    if len(spans) == 1 or start.first is None:
        return start
    end = spans[1]
    if end.last is None or end.last < start.first:
        raise UnreadError(remarks.END_FIRST)
    return Span(start.first, end.last, start.exact and end.exact, start.text + end.text, ranged=True)


def _bounded(spans: list[Span], draft: Draft, notes: list[Said]) -> list[Span]:
    """A deadline beside a window closes it, or stands behind it and changes nothing."""
    limits = [span for span in spans if span.mark == "deadline"]
    others = [span for span in spans if span.mark != "deadline"]
    if not limits or not others:
        return spans
    limit = limits[0].last
    if len(limits) > 1 or limit is None or any((span.first or _FIRST) > limit for span in others):
        raise UnreadError(remarks.DEADLINE_CLASH)
    if all((span.last or _LAST) <= limit for span in others):
        draft.tentative = True
        notes.append(remarks.DEADLINE_BESIDE.about(limits[0].text))
    else:
        notes.append(remarks.CUT.about(limits[0].text))
    for span in others:
        if span.last is None or span.last > limit:
            span.last, span.exact = limit, span.exact and limits[0].exact
    return others


def _finer(spans: list[Span], draft: Draft, notes: list[Said]) -> list[Span]:
    """第一季度、3月: the finer of two times that lie in each other holds."""
    dropped = [outer for outer in spans if outer.first and any(_lies_in(inner, outer) for inner in spans)]
    for span in dropped:
        notes.append(remarks.FINER.about(span.text))
        draft.tentative = True
    starts = [span.first for span in spans if span.first]
    if starts != sorted(starts) and len({start.year for start in starts}) == 1:
        draft.tentative = True
        notes.append(remarks.TURNED.about())
    return [span for span in spans if span not in dropped]


def _lies_in(inner: Span, outer: Span) -> bool:
    same = (inner.first, inner.last) == (outer.first, outer.last)
    return inner is not outer and not same and inner.first is not None and _covers(outer, inner)


def _distinct(spans: list[Span]) -> list[Span]:
    """Each span once, by its days."""
    ends = {(span.first or _FIRST, span.last or _LAST): span for span in reversed(spans)}
    return [ends[key] for key in sorted(ends)]


def lengthen(span: Span, draft: Draft, notes: list[Said], events: Events | None) -> None:
    """A start and a number of calendar days make a span: 自3月19日起,为期30天."""
    if draft.days == 0:  # 0天 is a slip of the pen, and no length
        draft.days, draft.tentative = None, True
    days = draft.days
    if days is None or draft.visit or not span.exact or span.first is None or (span.mark != "open" and span.ranged):
        return
    if span.mark not in ("open", "") or (span.mark == "" and days == 1):
        return
    if draft.workdays:
        span.last = events.workday(span.first, days) if events else None
        span.mark = "" if span.last else "open"
        notes.append(remarks.WORKDAYS_TO.about(days, span.last) if span.last else remarks.WORKDAYS_ON.about(days))
        return
    span.last = span.first + timedelta(days=days - 1)
    span.mark, span.ranged = "", True
    notes.append(remarks.DAYS_ON.about(days))
