"""The whole report: every file that one check gives."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from burden.check import Checked
from burden.days import Calendar, date_of
from burden.plan import Problem
from burden.report.agenda import Visit, agenda
from burden.report.calendar_page import calendar_html
from burden.report.changes import Against
from burden.report.data import dump, streamed_json
from burden.report.earlier import Earlier
from burden.report.ics import NOTHING, calendars
from burden.report.page import index
from burden.report.workbook import workbook
from burden.rulebook import Rulebook
from burden.visits import build
from burden.warning import Lang


def whole(
    checked: Checked, calendar: Calendar, problems: Sequence[Problem], rulebook: Rulebook, lang: Lang, earlier: Earlier = NOTHING,
    against: Against | None = None,
) -> dict[str, bytes]:  # fmt: skip
    """File name under the output folder -> bytes; calendars are numbered on from those of `earlier`."""
    made = parts(checked, calendar, problems, rulebook, lang, earlier, against)
    return {name: data for files in made.values() for name, data in files().items()}


def parts(
    checked: Checked, calendar: Calendar, problems: Sequence[Problem], rulebook: Rulebook, lang: Lang, earlier: Earlier = NOTHING,
    against: Against | None = None,
) -> dict[str, Callable[[], Mapping[str, bytes]]]:  # fmt: skip
    """The same, each part made when it is called: pages, calendars, workbook and JSON do not need each other."""
    visits = agenda(checked, [warning.message(lang) for warning in checked.warnings])
    stamp = dt.datetime.combine(date_of(checked.today), dt.time())
    off = called_off(checked, calendar, rulebook.one_visit)
    return {
        "warnings.xlsx": lambda: {
            "warnings.xlsx": workbook(checked, visits, calendar, lang, problems)
        },  # takes the most memory while it is made: first
        "index.html": lambda: {"index.html": index(checked, visits, calendar, problems, rulebook, lang, against)},
        "calendar.html": lambda: {"calendar.html": calendar_html(checked, visits, calendar, lang, rulebook.quiet)},
        "ics": lambda: calendars(checked, calendar, stamp, lang, visits, earlier, off),
        "warnings.json": lambda: {"warnings.json": dump(streamed_json(checked, problems, lang))},
    }


def called_off(checked: Checked, calendar: Calendar, one_visit: int) -> tuple[Visit, ...]:
    """The visits that cancelled items would have made."""
    plan = checked.plan
    items = plan.items[plan.items["cancelled"]].assign(cancelled=False).reset_index(drop=True)
    if items.empty:
        return ()
    off = replace(plan, items=items, records=plan.records.iloc[:0], filings=plan.filings.iloc[:0])
    return agenda(replace(checked, plan=off, visits=build(off, calendar, one_visit), warnings=()), ())
