"""The sheet of the workbook that shows what every limit leaves."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from burden.quota import Quota
from burden.report.pen import Pen, print_wide
from burden.report.quotas import counts, organisers_of, period, whole
from burden.report.words import word
from burden.warning import Lang

COLUMNS = {
    "quota_left": 9, "target": 22, "organiser": 22, "quota_period": 12, "limit": 26, "quota_allowed": 8, "quota_used": 8,
    "quota_planned": 8, "source": 60,
}  # fmt: skip


def quota_sheet(sheet: Any, quotas: Iterable[Quota], pen: Pen) -> None:
    """All quotas, a row each."""
    for column, (key, width) in enumerate(COLUMNS.items()):
        sheet.set_column(column, column, width)
        pen.word(sheet, 0, column, key)
    row = 0
    for row, each in enumerate(quotas, 1):
        for column, value in enumerate(_cells(each, pen.lang)):
            look = "error" if not column and each.left < 0 else "warning" if not column and not each.left else "cell"
            if isinstance(value, str):
                pen.text(sheet, row, column, value, look)
            else:
                pen.number(sheet, row, column, value, look)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, row, len(COLUMNS) - 1)
    print_wide(sheet, 0)


def _cells(quota: Quota, lang: Lang) -> tuple[Any, ...]:
    """A quota as the cells of its row."""
    organisers = organisers_of(quota, lang) or word("all", lang)
    numbers = (whole(quota.allowed), quota.used, quota.planned)
    return (
        whole(quota.left),
        quota.target,
        organisers,
        period(quota, lang),
        counts(quota, lang),
        *numbers,
        quota.text.cite(lang),
    )
