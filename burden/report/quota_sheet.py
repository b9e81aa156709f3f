"""The sheet of the workbook that shows what every limit leaves."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from burden.quota import Quota
from burden.report.pen import Pen
from burden.report.quotas import counts, organisers_of, period, whole
from burden.report.sheet_table import Cells, table_sheet
from burden.report.words import word
from burden.warning import Lang

COLUMNS = {
    "quota_left": 9, "target": 22, "organiser": 22, "quota_period": 12, "limit": 26, "quota_allowed": 8, "quota_used": 8,
    "quota_planned": 8, "source": 72,
}  # fmt: skip


def quota_sheet(sheet: Any, quotas: Iterable[Quota], pen: Pen) -> None:
    """All quotas, a row each."""
    table_sheet(sheet, COLUMNS, (_looked(each, pen.lang) for each in quotas), pen, frozen=3)


def _looked(quota: Quota, lang: Lang) -> Cells:
    """The cells of a row, and their looks: what is over is as loud as an error, what is used up as a warning."""
    first = "error" if quota.left < 0 else "cell" if quota.left else "warning"
    return _cells(quota, lang), (first, *["cell"] * (len(COLUMNS) - 1))


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
