"""A worksheet for long tables: a row is kept and spelt as one, where XlsxWriter keeps and spells every cell by itself."""

from __future__ import annotations

import datetime as dt
from typing import Any, NamedTuple, TypeAlias

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

Kept: TypeAlias = int | str | None  # the number of a shared text, a number or a day as it is spelt, nothing for a blank cell
_END = "end of row"


class _Row(NamedTuple):
    """The cells of a row, with what each is and how it looks."""

    values: tuple[Kept, ...]
    kinds: tuple[type, ...]
    looks: tuple[Any, ...]


class LongSheet(Worksheet):  # type: ignore[misc]
    """What XlsxWriter's own functions would write, byte for byte, in a fraction of their time and memory."""

    def __init__(self) -> None:
        """A sheet without rows."""
        super().__init__()
        self._kinds: dict[tuple[type, ...], tuple[type, ...]] = {}
        self._patterns: dict[tuple[Any, ...], str] = {}

    def kept(self, value: str | float | dt.date) -> Kept:
        """A text that is safe, a number or a day, as rows of any sheet of the book hold it; no text is a blank cell."""
        if isinstance(value, dt.date):
            value = self._convert_date_time(value)
        if not isinstance(value, str):
            return f"{value:.16G}"
        if not value:
            return None
        self.str_table.count -= 1  # it counts where it is put
        return self.str_table._get_shared_string_index(value)  # type: ignore[no-any-return]

    def put_row(self, row: int, values: tuple[Kept, ...], looks: tuple[Any, ...]) -> None:
        """Put values into two columns or more from the first on; ValueError for a row no sheet has."""
        kinds = tuple(map(type, values))
        if self._check_dimensions(row, 0) or self._check_dimensions(row, len(values) - 1):
            raise ValueError(f"no cell of a sheet: row {row}")
        self.str_table.count += kinds.count(int)
        kinds = self._kinds.setdefault(kinds, kinds)
        self.table[row] = {0: _Row(values, kinds, looks), len(values) - 1: _END}  # by both ends XlsxWriter tells its span

    def _write_rows(self) -> None:
        """Spell all rows and let go of them: book and sheets hold each other, and would keep them until circles are looked for."""
        super()._write_rows()
        self.table.clear()
        self.row_info.clear()

    def _write_cell(self, row: int, col: int, cell: Any) -> None:
        """Spell what stands in one place of the table: a cell, or a whole row."""
        if isinstance(cell, _Row):
            pattern = self._patterns.get(cell[1:]) or self._patterns.setdefault(cell[1:], _pattern(cell.kinds, cell.looks))
            self.fh.write(pattern.format(row + 1, *cell.values))
        elif cell != _END:
            super()._write_cell(row, col, cell)


def _pattern(kinds: tuple[type, ...], looks: tuple[Any, ...]) -> str:
    """The cells of rows that differ only in their values, as XML: {0} is the row, {1} the first value."""
    cells = {int: ' t="s"><v>{{{at}}}</v></c>', str: "><v>{{{at}}}</v></c>", type(None): "/>"}
    told = enumerate(zip(kinds, looks, strict=True))
    return "".join(
        f'<c r="{xl_col_to_name(at)}{{0}}" s="{look._get_xf_index()}"{cells[kind].format(at=at + 1)}' for at, (kind, look) in told
    )
