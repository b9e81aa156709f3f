"""One sheet of an ods as it is put down row by row."""

from __future__ import annotations

from dataclasses import dataclass, field

from burden.load.first_look import Look
from burden.load.grid import Row


@dataclass
class OdsSheet:
    """One sheet: its rows (those without any value are left out), and what was seen beside the values."""

    name: str
    shown: bool
    rows: dict[int, Row] = field(default_factory=dict)
    look: Look = field(default_factory=Look)

    def listed(self) -> list[Row]:
        """All rows up to the last with a value."""
        return [self.rows.get(row, ()) for row in range(max(self.rows, default=-1) + 1)]

    def place(self, row: int, cells: Row, seen: Look) -> None:
        """Put down a row, and what was seen in it as row 0."""
        self.rows[row] = cells
        look = self.look
        look.errors += [(row, column, text) for _, column, text in seen.errors]
        look.unstored += [(row, column) for _, column in seen.unstored]
        look.struck.update((row, column) for _, column in seen.struck)
        look.rich.update({(row, column): rich for (_, column), rich in seen.rich.items()})
        look.formats.update({(row, column): code for (_, column), code in seen.formats.items()})
        look.merged += [(row, left, row + below, right) for _, left, below, right in seen.merged]
