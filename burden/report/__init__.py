"""The edge out: one check as pages, calendars, a workbook and JSON, the same bytes for the same check."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from burden.check import Checked
    from burden.days import Calendar
    from burden.plan import Problem
    from burden.report.changes import Against
    from burden.report.earlier import Earlier
    from burden.rulebook import Rulebook
    from burden.warning import Lang


def report(
    checked: Checked,
    calendar: Calendar,
    problems: Sequence[Problem],
    rulebook: Rulebook,
    lang: Lang = "zh",
    earlier: Earlier | None = None,
    against: Against | None = None,
) -> dict[str, bytes]:
    """Every file of a report: name under the output folder -> bytes; `earlier` is the export it follows, `against` what it is compared with."""
    from burden.report.ics import NOTHING  # noqa: PLC0415
    from burden.report.whole import whole  # noqa: PLC0415 - who writes a single file need not wait for the tables

    return whole(checked, calendar, problems, rulebook, lang, earlier or NOTHING, against)
