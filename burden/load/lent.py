"""A plan without a directory of units is read with that of another, so that both name their targets alike."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from burden.load.child import read_all
from burden.load.files import find
from burden.load.grid import Grid
from burden.plan import Plan
from burden.rulebook import Room


class Lender(NamedTuple):
    """A plan that was read, and the paths it was read from."""

    paths: Sequence[Path]
    plan: Plan

    @property
    def names(self) -> tuple[str, ...]:
        """The files of its directory."""
        return tuple(sorted({sheet.file for sheet in self.plan.sheets if sheet.kind == "directory"}))

    def directory(self, encoding: str | None, year: int | None, room: Room) -> list[Grid]:
        """The sheets of its directory, read again."""
        sheets = {(sheet.file, sheet.sheet) for sheet in self.plan.sheets if sheet.kind == "directory"}
        sources = [source for source in find(self.paths)[0] if source.name in self.names]
        found = read_all(sources, encoding=encoding, year=year, room=room)
        return [grid for grids, _ in found for grid in grids if (grid.file, grid.sheet) in sheets]
