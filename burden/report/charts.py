"""The charts of the report as numbers for inline SVG: the bars of targets and organisers, and the strip of weeks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from burden.check import Checked
from burden.days import date_of
from burden.quota import Quota
from burden.report.agenda import Visit
from burden.report.figures import MOST_SHOWN, WEEK, Load, organisers, targets, weeks
from burden.report.quotas import label, left_words, plain, who
from burden.report.spoken import month_short, span_words
from burden.report.words import word
from burden.warning import Lang

STRIP_HEIGHT = 80


def charts(checked: Checked, visits: Sequence[Visit], lang: Lang) -> dict[str, Any]:
    """The bars of targets and organisers, and the strip of weeks."""
    year = checked.plan.year
    strip = weeks(visits, year)
    most = max((week.visit_days for week in strip), default=0)
    width = 100 / len(strip)
    bars = [
        {
            "x": round(width * at, 3), "width": round(width * 0.8, 3), "height": round(STRIP_HEIGHT * week.visit_days / max(most, 1), 1),
            "label": word("week_label", lang, span=_week(week.first, lang, year), n=week.visit_days),
        }
        for at, week in enumerate(strip)
    ]  # fmt: skip
    densest = max(strip, key=lambda week: (week.visit_days, -week.first))
    starts = [(at, date_of(week.first + WEEK - 1).month) for at, week in enumerate(strip[:-1])]
    ticks = [{"x": round(width * at, 2), "name": month_short(m, lang)} for m, ((at, _), *_) in _grouped(starts)]
    return {
        "targets": _bars(targets(checked, visits), lang), "organisers": _bars(organisers(checked, visits), lang), "weeks": bars,
        "months": ticks, "densest": {"visit_days": densest.visit_days, "span": _week(densest.first, lang, year)},
    }  # fmt: skip


def _bars(loads: Sequence[Load], lang: Lang) -> list[dict[str, Any]]:
    """The heaviest loads as bars in hundredths of the widest."""
    shown = [load for load in loads if sum(load.visits[:3])][:MOST_SHOWN]
    widest = max((sum(load.visits[:3]) for load in shown), default=1)
    bars = []
    for load in shown:
        ends = [100 * sum(load.visits[:n]) / widest for n in range(4)]
        parts = [
            {"kind": kind, "x": round(begin, 2), "width": round(end - begin, 2)}
            for kind, begin, end in zip(load.visits._fields, ends, ends[1:], strict=False)
        ]
        label = word("load_label", lang, name=load.name, **load.visits._asdict())
        bars.append({"name": load.name, "label": label, "parts": parts, "total": sum(load.visits[:3]), "levels": load.levels})
    return bars


def quota_bars(quotas: Sequence[Quota], lang: Lang) -> dict[str, Any]:
    """The tightest quotas as bars in hundredths of what is allowed or taken, whichever is more, and how many there are."""
    return {"quotas": [_bar(each, lang) for each in quotas[:MOST_SHOWN]], "quota_count": len(quotas)}


def _bar(quota: Quota, lang: Lang) -> dict[str, Any]:
    """One quota as a bar: used, planned, left; `cap` is where the limit lies where it is passed."""
    taken = quota.used + quota.planned
    widest = max(quota.allowed, taken, 1)
    ends = [100 * part / widest for part in (0, quota.used, taken, max(quota.allowed, taken))]
    parts = [
        {"kind": kind, "x": round(begin, 2), "width": round(end - begin, 2)}
        for kind, begin, end in zip(("made", "fixed", "rest"), ends, ends[1:], strict=False)
        if end > begin
    ]
    facts = {"allowed": plain(quota.allowed), "used": quota.used, "planned": quota.planned}
    said = word("quota_bar", lang, who=who(quota, lang), label=label(quota, lang), left=left_words(quota.left, lang), **facts)
    cap = round(100 * quota.allowed / widest, 2) if quota.left < 0 else None
    return {
        "who": who(quota, lang), "what": label(quota, lang), "label": said, "parts": parts, "cap": cap, **facts,
        "left": left_words(quota.left, lang), "look": "error" if quota.left < 0 else "warning" if not quota.left else "", "text": quota.text.cite(lang),
    }  # fmt: skip


def _week(first: int, lang: Lang, year: int) -> str:
    """The days of a week."""
    return span_words(first, first + WEEK - 1, lang, year)


def _grouped(starts: Iterable[tuple[int, int]]) -> list[tuple[int, list[tuple[int, int]]]]:
    """Weeks by the month they end in."""
    return [(month, list(group)) for month, group in groupby(starts, key=lambda each: each[1])]
