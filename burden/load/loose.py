"""Sheets whose cells are put down one by one, anywhere: the tables of web pages, documents and old XML."""

from __future__ import annotations

from dataclasses import dataclass, field

from burden.load.first_look import MOST_MERGED, Look
from burden.load.grid import MOST_COLUMNS, MOST_ROWS, Cell, Row, Unreadable, letter, tidy, within_budget
from burden.load.rich import Rich


@dataclass
class Loose:
    """One sheet: its cells by row and column from 0, and what was seen beside the values."""

    name: str
    shown: bool = True
    cells: dict[int, dict[int, Cell]] = field(default_factory=dict)
    look: Look = field(default_factory=Look)

    def put(self, row: int, column: int, value: Cell) -> None:
        """Put a value where it belongs; Unreadable where no sheet reaches."""
        if row >= MOST_ROWS or column >= MOST_COLUMNS:
            raise Unreadable(
                f"内容远到第{row + 1}行{letter(column)}列，没有这么大的表，请另存为 xlsx 再导入",
                f"it reaches to row {row + 1}, column {letter(column)}, beyond any sheet; save it as xlsx",
            )
        if value is not None:
            self.cells.setdefault(row, {})[column] = value

    def put_parts(self, row: int, column: int, whole: str, standing: str, struck: str) -> None:
        """Put a text of which a part is struck out: what stands, or all of it, marked, where nothing does."""
        if not struck.strip():
            self.put(row, column, tidy(whole))
        elif standing.strip():
            self.put(row, column, tidy(standing))
            self.look.rich[row, column] = Rich(struck.strip(), standing.strip())
        else:
            self.put(row, column, tidy(whole))
            self.look.struck.add((row, column))

    def merge(self, row: int, column: int, down: int, across: int) -> None:
        """Note that a cell reaches so many rows further down and columns further right."""
        if down > 0 or across > 0:
            self.look.merged.append((row, column, min(row + down, MOST_ROWS - 1), min(column + across, MOST_COLUMNS - 1)))
        if len(self.look.merged) > MOST_MERGED:
            raise Unreadable("合并单元格太多，请取消合并后另存", "too many merged ranges; unmerge them and save again")

    def load(self) -> tuple[list[Row], Look]:
        """All rows up to the last with a value, and what was seen; Unreadable where that is far more than the values are."""
        last = max(self.cells, default=-1)
        width = max((max(row) + 1 for row in self.cells.values()), default=0)
        within_budget(last + 1, width, sum(map(len, self.cells.values())))
        return [self._row(row) for row in range(last + 1)], self.look

    def _row(self, row: int) -> Row:
        held = self.cells.get(row)
        return tuple(held.get(column) for column in range(max(held) + 1)) if held else ()
