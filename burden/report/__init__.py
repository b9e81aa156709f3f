"""The edge out: one check as pages, calendars, a workbook and JSON, the same bytes for the same check."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from burden.check import Checked
    from burden.days import Calendar
    from burden.plan import Problem
    from burden.rulebook import Rulebook
    from burden.warning import Lang


def report(
    checked: Checked, calendar: Calendar, problems: Sequence[Problem], rulebook: Rulebook, lang: Lang = "zh"
) -> dict[str, bytes]:
    """Every file of a report: name under the output folder -> bytes."""
    # Imported here, so that writing a single file does not wait for the tables.
    from burden.days import date_of
    from burden.report.agenda import agenda
    from burden.report.calendar_page import calendar_html
    from burden.report.data import check_json, dump
    from burden.report.ics import calendars
    from burden.report.page import index
    from burden.report.workbook import workbook

    visits = agenda(checked, [warning.message(lang) for warning in checked.warnings])
    stamp = dt.datetime.combine(date_of(checked.today), dt.time())
    return {
        "index.html": index(checked, visits, calendar, problems, rulebook, lang),
        "calendar.html": calendar_html(checked, visits, calendar, lang),
        **calendars(checked, calendar, stamp, lang, visits),
        "warnings.xlsx": workbook(checked, visits, calendar, lang),
        "warnings.json": dump(check_json(checked, problems, lang)),
    }
