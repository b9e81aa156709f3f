"""The whole report: every file that one check gives."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from burden.check import Checked
from burden.days import Calendar, date_of
from burden.plan import Problem
from burden.report.agenda import agenda
from burden.report.calendar_page import calendar_html
from burden.report.data import check_json, dump
from burden.report.ics import calendars
from burden.report.page import index
from burden.report.workbook import workbook
from burden.rulebook import Rulebook
from burden.warning import Lang


def whole(checked: Checked, calendar: Calendar, problems: Sequence[Problem], rulebook: Rulebook, lang: Lang) -> dict[str, bytes]:
    """File name under the output folder -> bytes."""
    visits = agenda(checked, [warning.message(lang) for warning in checked.warnings])
    stamp = dt.datetime.combine(date_of(checked.today), dt.time())
    return {
        "index.html": index(checked, visits, calendar, problems, rulebook, lang),
        "calendar.html": calendar_html(checked, visits, calendar, lang),
        **calendars(checked, calendar, stamp, lang, visits),
        "warnings.xlsx": workbook(checked, visits, calendar, lang),
        "warnings.json": dump(check_json(checked, problems, lang)),
    }
