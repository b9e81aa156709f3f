"""Turns a draft into one reading: its kind, its windows and the words that explain it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TypeGuard

from burden.when import remarks
from burden.when.draft import Draft, Span
from burden.when.events import Events
from burden.when.periods import say_period
from burden.when.reading import Reading, Times, UnreadError, Window
from burden.when.remarks import Said, joined
from burden.when.unscheduled import silent, why_not
from burden.when.weigh import lengthen, weigh

_STRONG = re.compile(r"[0-9年月日旬季周礼²³¼½¾Ⅰ-ⅿ]|(?<=星)期")
_WEAK = re.compile(r"[前后起止初底末春夏秋冬]")
_STRONG_ENGLISH = re.compile(r"\b(?:days?|weeks?|months?|years?|quarters?|half|seasons?|first|second|third|fourth|last|ends?)\b")
_WEAK_ENGLISH = re.compile(
    r"\b(?:before|after|until|holidays?|early|late|mid|start|beginning|prior|ahead|advance|preceding|following|next|previous|within|"
    r"unless|if|no|not|never|without|but|only|than|ago|later)\b"
)
_STAGES = re.compile("部署|动员|启动|总结|整改|报送|上报|汇总|通报|培训|方案|印发|公示|反馈")
NO_ENGLISH = ("", "")
_LATIN = re.compile("[a-z]{3}")
_STROKES = frozenset("一_=>+~丨丶")  # a dash that was typed or copied wrong


def verdict(
    text: str, draft: Draft, notes: list[Said], *, due: bool, start: bool = False, events: Events | None = None
) -> Reading:
    """The reading of a draft. Raises UnreadError for what is damaged, contradictory or in doubt."""
    if draft.blank:
        return silent(text, draft, notes, remarks.PLACEHOLDER.about(draft.blank))
    if draft.spans or draft.rhythms:
        _search(draft)
    if draft.total and len(draft.spans) > 1 and not draft.rhythms:
        count = draft.times.pop(0)  # 全年2次(5月、10月)
        draft.rhythms += [] if draft.times else [("year", count)]
    spans = weigh(draft, notes, due=due) if draft.spans else []
    if len(spans) == 1:
        lengthen(spans[0], draft, notes, events)
        if start and spans[0].exact and not spans[0].ranged and not spans[0].mark and not draft.rhythms:
            spans[0].mark, spans[0].last = "open", None
    if draft.doubt:
        return silent(text, draft, notes, draft.doubt)
    if len(spans) > 1 and any(_STAGES.search(other) for other, _ in draft.others):
        draft.tentative = True
        notes.append(remarks.STAGES.about(len(spans)))
    times = _times(draft, len(spans), notes)
    times = _yearly(draft, spans, times, notes)
    if not spans and not draft.rhythms:
        return silent(text, draft, notes, why_not(text, draft))
    if draft.events or draft.deferred or draft.relative:
        _unsettled(draft, notes)
    return _reading(text, draft, spans, times, notes)


def _unsettled(draft: Draft, notes: list[Said]) -> None:
    """Named times and deferrals beside a time make it tentative."""
    draft.tentative = True
    words = (*(name for name, _ in draft.events), *draft.deferred, *draft.relative)
    notes.extend(remarks.NOT_SETTLED.about(word) for word in words)


def _search(draft: Draft) -> None:
    """Unknown words that may change the time stop the reading."""
    if draft.spans and draft.denied:
        raise UnreadError(remarks.DENIED, draft.denied[0])
    for other, remark in draft.others:
        if _tells_time(other, remark):
            raise UnreadError(remarks.UNKNOWN, other)


@lru_cache(maxsize=4096)
def _tells_time(other: str, remark: bool) -> bool:
    """Whether unknown words hold a sign of time; in brackets (`remark`) 前 or 春 alone is none."""
    if _STRONG.search(other) or (not remark and _WEAK.search(other)) or other in _STROKES:
        return True
    if not _LATIN.search(other):
        return False
    return bool(_STRONG_ENGLISH.search(other) or (not remark and _WEAK_ENGLISH.search(other)))


def _times(draft: Draft, windows: int, notes: list[Said]) -> Times | None:
    """Visits in each window or period."""
    if draft.rhythms:
        notes.extend(remarks.RHYTHM_HOLDS.about(_say_times(count)) for count in draft.times)
        return draft.rhythms[0][1]
    if not draft.times:
        return None
    counts = list(dict.fromkeys(draft.times))
    if len(draft.times) == 1 and windows > 1 and not draft.apart and counts[0][0] > 1:
        return _shared(counts[0], windows, draft, notes)
    if len(counts) < 2:  # noqa: PLR2004
        return counts[0]
    highs = [high for _, high in counts]
    most = None if None in highs else max(high for high in highs if high is not None)
    notes.append(remarks.UNEQUAL.about())
    return min(low for low, _ in counts), most


def _shared(count: Times, windows: int, draft: Draft, notes: list[Said]) -> Times:
    """3月、9月,共2次: the count of all windows together, unless 各 says otherwise."""
    if draft.times and 0 < draft.counted < len(draft.spans):
        draft.tentative = True
        notes.append(remarks.ONCE_ELSEWHERE.about())
        return 1, count[1]
    times, uneven, note = share(count, windows)
    draft.tentative |= uneven
    notes.append(note)
    return times


def divides(count: Times | None, windows: int) -> TypeGuard[Times]:
    """Whether a yearly count is the same whole number in each of several windows."""
    return count is not None and windows > 1 and count[0] % windows == 0 and (count[1] or 0) % windows == 0


def share(count: Times, windows: int) -> tuple[Times, bool, Said]:
    """A count of all windows together: the least and most of each, whether they differ, and a remark."""
    low, high = count
    most = None if high is None else -(-high // windows)
    return (low // windows, most), low % windows != 0, remarks.SHARED.about(low, windows)


def _yearly(draft: Draft, spans: list[Span], times: Times | None, notes: list[Said]) -> Times | None:
    """全年2次 is a rhythm of its year; 每年2次 with 3月、9月 beside it is one visit in each."""
    if not draft.rhythms:
        if len(spans) == 1 and spans[0].whole_year and not spans[0].mark and len(draft.times) == 1:
            draft.rhythms.append(("year", draft.times[0]))
        return times
    count = draft.rhythms[0][1]
    if len(draft.rhythms) > 1 or draft.rhythms[0][0] != "year" or not divides(count, len(spans)):
        return times
    draft.rhythms.clear()
    return _shared(count, len(spans), draft, notes)


def _reading(text: str, draft: Draft, spans: list[Span], times: Times | None, notes: list[Said]) -> Reading:
    rhythms = list(dict.fromkeys(draft.rhythms)) if draft.rhythms else []
    if rhythms and len(spans) == 1 and spans[0].usual:
        spans = []  # 全年,每季度一次: the rhythm says it all
    windows: tuple[Window, ...] = tuple([(span.first, span.last) for span in spans])
    if len(rhythms) > 1:
        notes.append(remarks.SEVERAL_RHYTHMS.about(_say_all(rhythms)))
    said = joined(notes)
    return Reading(
        text,
        "recurring" if rhythms else _kind(spans),
        windows,
        per=rhythms[0][0] if rhythms else None,
        times=rhythms[0][1] if rhythms else times,
        days=draft.days,
        tentative=draft.tentative,
        reading=said.zh,
        weekdays=tuple(sorted(draft.weekdays)) if draft.weekdays else (),
        also=tuple(rhythms[1:]) if rhythms else (),
        english=(said.en, "") if said.en else NO_ENGLISH,
        question=draft.question,
    )


def _kind(spans: list[Span]) -> str:
    kind = "dates"
    for span in spans:
        if span.first is None:
            return "deadline"
        if span.last is None:
            kind = "open"
        elif not span.exact and kind == "dates":
            kind = "window"
    return kind


def _say_all(rhythms: list[tuple[str, Times | None]]) -> Said:
    said = [(say_period(per), Said("", "") if times is None else _say_times(times)) for per, times in rhythms]
    zh = "、".join(per.zh + count.zh for per, count in said)
    return Said(zh, ", ".join(f"{count.en} {per.en}".strip() for per, count in said))


def _say_times(times: Times) -> Said:
    low, high = times
    if high is None:
        return remarks.AT_LEAST.about(low)
    return remarks.EXACTLY.about(low) if low == high else remarks.FROM_TO.about(low, high)
