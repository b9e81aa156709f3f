"""The sheet that explains the rules behind a workbook's warnings: what each finds, why, by which text, and what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from burden.report.pen import Pen
from burden.report.sheet_table import Cells, table_sheet
from burden.report.titles import title_of
from burden.report.words import word
from burden.rules import rules
from burden.warning import BurdenWarning, Lang

COLUMNS = {"family": 13, "rule": 32, "number_of": 7, "why": 52, "source": 48, "do": 52}


def rules_sheet(sheet: Any, warnings: Iterable[BurdenWarning], pen: Pen) -> None:
    """The rules that found anything, with how much they found."""
    found = Counter((each.family, each.rule) for each in warnings)
    table_sheet(sheet, COLUMNS, (_cells(*key, n, pen.lang) for key, n in sorted(found.items())), pen, frozen=2)


def _cells(family: str, rule: str, count: int, lang: Lang) -> Cells:
    """A rule as the cells of its row."""
    page = rules()[rule].pages[lang]
    return (word(family, lang), title_of(rule, lang), count, page.why, page.source, page.do), ("cell",) * len(COLUMNS)
