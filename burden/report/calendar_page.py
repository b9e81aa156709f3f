"""The calendar as one HTML file: the year, its months, weeks and days, and who has how much in which month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from burden.check import Checked
from burden.days import Calendar, date_of
from burden.report.agenda import Visit
from burden.report.day_sheet import Keys, week_sheets, who
from burden.report.figures import city, provisional
from burden.report.html import render
from burden.report.month_sheet import month_sheet
from burden.report.months import Month, months
from burden.report.spoken import WEEKDAYS
from burden.report.words import word
from burden.rulebook import Quiet
from burden.warning import FAMILIES, Lang, iso

MOST, MOST_ON_A3 = 4, 7  # visits named in the box of a day; the rest is a number that opens the day


def calendar_html(
    checked: Checked, visits: Sequence[Visit], calendar: Calendar, lang: Lang, quiet: Sequence[Quiet] = ()
) -> bytes:
    """`calendar.html`, complete in itself."""
    year = checked.plan.year
    pages = months(visits, calendar, year, quiet)
    keys = _keys(visits, lang, year, checked.today)
    title = word("calendar_title", lang, city=city(checked), year=year)
    context = {
        "months": [month_sheet(month, keys) for month in pages], "weeks": week_sheets(pages, keys), "weekdays": list(WEEKDAYS[lang]),
        "total": len(visits), "families": [name for name in FAMILIES if any(name in visit.families for visit in visits)],
        "begun": sum(month.begun for month in pages), "due": sum(month.due for month in pages),
        "counties": [{"id": n, "name": name or word("no_county", lang)} for name, n in keys.counties.items()],
        "organisers": [{"id": n, "name": name or word("no_organiser", lang)} for name, n in keys.organisers.items()],
        "tables": _tables(visits, pages, keys), "this_day": iso(checked.today), "opening": opening(pages, checked.today),
        "MOST": MOST, "MOST_ON_A3": MOST_ON_A3,
    }  # fmt: skip
    return render("calendar", title, checked, provisional(visits, calendar, year), lang, context)


def opening(pages: Sequence[Month], today: int) -> str:
    """The month the page opens at: that of today, else the last one before it, else the first."""
    now = date_of(today)
    past = [month.first for month in pages if month.first <= now]
    return f"m-{max(past, default=pages[0].first):%Y-%m}"


def _keys(visits: Sequence[Visit], lang: Lang, year: int, today: int) -> Keys:
    """Numbers from 1 for every county and organiser that has a visit."""
    counties = sorted({visit.county for visit in visits})
    organisers = sorted({name for visit in visits for name in who(visit)})
    return Keys(
        {name: n for n, name in enumerate(counties, 1)}, {name: n for n, name in enumerate(organisers, 1)}, lang, year, today
    )


def _tables(visits: Sequence[Visit], pages: Sequence[Month], keys: Keys) -> list[tuple[str, str, str, list[dict[str, Any]]]]:
    """Visits by county and by organiser, month by month: heading, anchor, mark and rows of each table."""
    shown = [(month.first.year, month.first.month) for month in pages]
    counties = _rows(visits, shown, lambda visit: (visit.county,), keys.counties, word("no_county", keys.lang))
    organisers = _rows(visits, shown, who, keys.organisers, word("no_organiser", keys.lang))
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
