"""The calendar as one HTML file: each month as a page, each day as a list, and who has how much in which month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from burden.check import Checked
from burden.days import Calendar, date_of, feast_words
from burden.report.agenda import Visit
from burden.report.figures import city, provisional
from burden.report.html import render
from burden.report.months import Day, Month, Window, months
from burden.report.spoken import WEEKDAYS, day_words, month_short, month_words, span_words, weekday_words
from burden.report.words import word
from burden.rulebook import Quiet
from burden.warning import FAMILIES, LEVELS, Lang, iso

MOST_LINES = 8  # of bars over a month; what is below is in its list alone


class Keys(NamedTuple):
    """Short numbers for counties and organisers, in order of name, and what the page is told in."""

    counties: Mapping[str, int]
    organisers: Mapping[str, int]
    lang: Lang
    year: int


def calendar_html(
    checked: Checked, visits: Sequence[Visit], calendar: Calendar, lang: Lang, quiet: Sequence[Quiet] = ()
) -> bytes:
    """`calendar.html`, complete in itself."""
    year = checked.plan.year
    pages = months(visits, calendar, year, quiet)
    keys = _keys(visits, lang, year)
    title = word("calendar_title", lang, city=city(checked), year=year)
    context = {
        "months": [_month(month, keys) for month in pages], "weeks": weeks(pages, keys), "weekdays": list(WEEKDAYS[lang]),
        "total": len(visits), "families": [name for name in FAMILIES if any(name in visit.families for visit in visits)],
        "begun": sum(month.begun for month in pages), "due": sum(month.due for month in pages),
        "counties": [{"id": n, "name": name or word("no_county", lang)} for name, n in keys.counties.items()],
        "organisers": [{"id": n, "name": name or word("no_organiser", lang)} for name, n in keys.organisers.items()],
        "tables": _tables(visits, pages, keys),
    }  # fmt: skip
    return render("calendar", title, checked.today, provisional(visits, calendar, year), lang, context)


def _keys(visits: Sequence[Visit], lang: Lang, year: int) -> Keys:
    """Numbers from 1 for every county and organiser that has a visit."""
    counties = sorted({visit.county for visit in visits})
    organisers = sorted({name for visit in visits for name in _who(visit)})
    return Keys({name: n for n, name in enumerate(counties, 1)}, {name: n for n, name in enumerate(organisers, 1)}, lang, year)


def _who(visit: Visit) -> tuple[str, ...]:
    """The organisers, "" standing for none."""
    return visit.organisers or ("",)


def _month(month: Month, keys: Keys) -> dict[str, Any]:
    """One month as the page shows it."""
    first = month.first
    weeks = [[_day(each, keys) if each else None for each in week] for week in month.weeks]
    return {
        "id": f"{first:%Y-%m}", "name": month_words(first.year, first.month, keys.lang), "short": _short(month, keys),
        "provisional": any(each.provisional for each in month.days), "begun": month.begun, "due": month.due, "through": month.through,
        "weeks": weeks, "days": [each for week in weeks for each in week if each],
        "windows": [_window(window, keys) for window in month.windows], "bars": bars(month, keys),
    }  # fmt: skip


def _short(month: Month, keys: Keys) -> str:
    """A month of the plan's year by its name alone, any other with its year."""
    first = month.first
    return month_short(first.month, keys.lang) if first.year == keys.year else month_words(first.year, first.month, keys.lang)


def _day(each: Day, keys: Keys) -> dict[str, Any]:
    """One day as the page shows it."""
    name = day_words(each.day, keys.lang, keys.year)
    return {
        "id": iso(each.day), "number": date_of(each.day).day, "mark": each.mark, "name": feast_words(each.name, keys.lang),
        "style": "make-up" if each.mark == "work" else "" if each.worked else "off", "provisional": each.provisional,
        "title": f"{name} {weekday_words(each.day, keys.lang)}", "begun": each.begun,
        "visits": [_visit(visit, each.day, keys) for visit in each.visits], "quiet": word("comma", keys.lang).join(each.quiet), "hush": each.hush,
        "level": max((visit.level for visit in each.visits), key=["", *LEVELS].index, default=""),
        "weekday": date_of(each.day).isoweekday(),
    }  # fmt: skip


def _visit(visit: Visit, at: int, keys: Keys) -> dict[str, Any]:
    """One visit as it stands on a day."""
    return {
        "who": _said(visit.organisers, keys), "target": visit.target, "item": _said(visit.items, keys),
        "county": "" if visit.county == visit.target else visit.county, "c": keys.counties[visit.county],
        "o": " ".join(str(keys.organisers[name]) for name in _who(visit)), "state": _state(visit, at, keys),
        "f": " ".join(visit.families), "level": visit.level, "warned": visit.messages if at == visit.first else (),
        "basis": _said(visit.bases, keys), "approval": _said(visit.approvals, keys), "partners": _said(visit.partners, keys),
    }  # fmt: skip


def _state(visit: Visit, at: int, keys: Keys) -> str:
    """Which of its days it is, and whether it was made."""
    kind = "made" if visit.made else "fixed" if visit.firm else "sampled"
    told = [
        word(
            visit.match if visit.match in ("kept", "moved", "extra") else "unplanned" if visit.match == "none" else kind,
            keys.lang,
        )
    ]
    if visit.last > visit.first:
        span = span_words(visit.first, visit.last, keys.lang, keys.year)
        told.append(word("of_days", keys.lang, span=span, at=at - visit.first + 1, n=visit.last - visit.first + 1))
    return word("stop", keys.lang).join(told)


def _window(window: Window, keys: Keys) -> dict[str, Any]:
    """Visits of one window as the page lists them below the month."""
    who = window.organisers or ("",)
    return {
        "span": span_words(window.first, window.last, keys.lang, keys.year), "item": _said(window.items, keys),
        "who": _said(window.organisers, keys), "o": " ".join(str(keys.organisers[name]) for name in who),
        "due": window.due, "firm": window.firm, "time": window.time,
        "visits": [{"target": visit.target, "county": keys.counties[visit.county]} for visit in window.visits],
    }  # fmt: skip


def bars(month: Month, keys: Keys) -> dict[str, Any]:
    """The windows of a month as bars over its days: the drawn ones, how many lines they take, and how many more there are."""
    drawn = [bar for bar in month.bars if bar.line < MOST_LINES]
    told = [
        {
            "x": bar.first - 1, "width": bar.last - bar.first + 1, "line": bar.line, "firm": bar.window.firm, "time": bar.window.time,
            "o": " ".join(str(keys.organisers[name]) for name in bar.window.organisers or ("",)),
            "says": f"{span_words(bar.window.first, bar.window.last, keys.lang, keys.year)} {_said(bar.window.items, keys)}",
        }
        for bar in drawn
    ]  # fmt: skip
    lines = max((bar.line + 1 for bar in drawn), default=0)
    return {"drawn": told, "lines": lines, "days": len(month.days), "more": len(month.bars) - len(drawn)}


def weeks(pages: Sequence[Month], keys: Keys) -> list[dict[str, Any]]:
    """The days that have visits, by the week they lie in, from Monday on."""
    found: dict[int, list[tuple[str, Day]]] = {}
    for month in pages:
        for each in month.days:
            if each.visits:
                monday = each.day - date_of(each.day).weekday()
                found.setdefault(monday, []).append((f"{month.first:%Y-%m}", each))
    return [
        {
            "id": iso(monday), "name": span_words(monday, monday + 6, keys.lang, keys.year),
            "days": [{**_day(each, keys), "month": month} for month, each in days],
        }
        for monday, days in sorted(found.items())
    ]  # fmt: skip


def _said(names: tuple[str, ...], keys: Keys) -> str:
    """Names as a list."""
    return word("comma", keys.lang).join(names)


def _tables(visits: Sequence[Visit], pages: Sequence[Month], keys: Keys) -> list[tuple[str, str, str, list[dict[str, Any]]]]:
    """Visits by county and by organiser, month by month: heading, anchor, mark and rows of each table."""
    shown = [(month.first.year, month.first.month) for month in pages]
    counties = _rows(visits, shown, lambda visit: (visit.county,), keys.counties, word("no_county", keys.lang))
    organisers = _rows(visits, shown, _who, keys.organisers, word("no_organiser", keys.lang))
    return [
        (word("counties_head", keys.lang), "counties", "c", counties),
        (word("departments_head", keys.lang), "organisers", "o", organisers),
    ]


def _rows(
    visits: Sequence[Visit], shown: Sequence[tuple[int, int]], names: Callable[[Visit], tuple[str, ...]], ids: Mapping[str, int], nameless: str
) -> list[dict[str, Any]]:  # fmt: skip
    """A row for each name: its visits in the month each begins in, or ends in where its days are not known."""
    counted = Counter((name, _of_month(visit)) for visit in visits for name in names(visit))
    rows = []
    for name, number in ids.items():
        by_month = [(f"{year}-{month:02d}", counted[name, (year, month)]) for year, month in shown]
        rows.append({"id": number, "name": name or nameless, "total": sum(n for _, n in by_month), "months": by_month})
    return rows


def _of_month(visit: Visit) -> tuple[int, int]:
    """The year and month a visit is counted in."""
    when = date_of(visit.first if visit.sure else visit.last)
    return when.year, when.month
