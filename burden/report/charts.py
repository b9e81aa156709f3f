"""The charts of the report as strokes for inline SVG, a hundred units wide: families, targets, organisers, quotas and weeks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from burden.quota import Quota
from burden.report.agenda import Visit
from burden.report.figures import MOST_SHOWN, WEEK, Load, weeks
from burden.report.quotas import label, left_words, look, plain, who
from burden.report.spoken import month_short, span_words
from burden.report.strips import month_starts
from burden.report.words import word
from burden.warning import LEVELS, Lang

STRIP_HEIGHT = 40


def strokes(parts: Iterable[tuple[str, float]], whole: float) -> list[dict[str, str]]:
    """Parts of a bar, each as its kind and a stroke, one behind the other; nothing for a part of nothing."""
    told = list(parts)
    ends = [0.0]
    for _, size in told:
        ends.append(ends[-1] + 100 * size / max(whole, 1))
    return [
        {"kind": kind, "path": f"M{begin:.4g} .5H{end:.4g}"}
        for (kind, _), (begin, end) in zip(told, pairwise(ends), strict=True)
        if end > begin
    ]


def family_bars(families: Sequence[tuple[str, tuple[int, int, int]]], lang: Lang) -> list[dict[str, Any]]:
    """The families with their warnings by level."""
    most = max((sum(numbers) for _, numbers in families), default=0)
    return [
        {
            "name": family, "levels": numbers, "total": sum(numbers), "parts": strokes(zip(reversed(LEVELS), numbers, strict=True), most),
            "label": word("family_bar", lang, name=word(family, lang), **dict(zip(reversed(LEVELS), numbers, strict=True))),
        }
        for family, numbers in families
    ]  # fmt: skip


def load_bars(loads: Sequence[Load], anchors: Mapping[str, str], lang: Lang) -> list[dict[str, Any]]:
    """The heaviest loads."""
    shown = [load for load in loads if load.visits.total][:MOST_SHOWN]
    most = max((load.visits.total for load in shown), default=1)
    return [
        {
            "name": load.name, "anchor": anchors[load.name], "label": word("load_label", lang, name=load.name, **load.visits._asdict()),
            "parts": strokes(zip(load.visits._fields, load.visits, strict=True), most), "total": load.visits.total, "levels": load.levels,
        }
        for load in shown
    ]  # fmt: skip


def quota_bar(quota: Quota, lang: Lang) -> dict[str, Any]:
    """A quota as used, planned and left, of what is allowed or taken; `cap` is where the limit lies where it is passed."""
    taken = quota.used + quota.planned
    widest = max(quota.allowed, taken)
    facts = {"allowed": plain(quota.allowed), "used": quota.used, "planned": quota.planned}
    said = word("quota_bar", lang, who=who(quota, lang), label=label(quota, lang), left=left_words(quota.left, lang), **facts)
    return {
        "who": who(quota, lang), "what": label(quota, lang), "label": said, "left": left_words(quota.left, lang),
        "parts": strokes((("made", quota.used), ("fixed", quota.planned), ("rest", widest - taken)), widest),
        "cap": f"M{100 * quota.allowed / max(widest, 1):.4g} 0v1" if quota.left < 0 else "",
        "look": look(quota), "text": quota.text.cite(lang), **facts,
    }  # fmt: skip


def week_bars(visits: Sequence[Visit], year: int, lang: Lang) -> dict[str, Any]:
    """The weeks of the year by the days taken in them, and the densest one."""
    found = weeks(visits, year)
    most = max((week.visit_days for week in found), default=0)
    bars = [
        {
            "x": at * 10, "height": round(STRIP_HEIGHT * week.visit_days / max(most, 1), 1),
            "label": word("week_label", lang, span=span_words(week.first, week.first + WEEK - 1, lang, year), n=week.visit_days),
        }
        for at, week in enumerate(found)
        if week.visit_days
    ]  # fmt: skip
    densest = max(found, key=lambda week: (week.visit_days, -week.first))
    span = span_words(densest.first, densest.first + WEEK - 1, lang, year)
    return {"weeks": bars, "weeks_height": STRIP_HEIGHT, "densest": {"visit_days": densest.visit_days, "span": span}}


def months(year: int, lang: Lang) -> list[dict[str, Any]]:
    """The months with where they begin, in hundredths of the year, and on which day of it."""
    return [{"x": round(begin / 3.66, 2), "day": begin, "name": month_short(month, lang)} for month, begin in month_starts(year)]
