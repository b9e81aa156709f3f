"""What was read of a file, as bytes that pass from one process to another: JSON and numbers, so that nothing in them can act."""

from __future__ import annotations

import json
import struct
from array import array
from collections.abc import Iterator
from dataclasses import fields
from datetime import date, datetime
from itertools import chain
from typing import Any

from burden.load.grid import Cell, Grid, Row
from burden.load.workbook import Found
from burden.place import Place, Problem

_HEAD = struct.Struct("<Q")  # how many bytes of JSON follow; the numbers of the cells stand behind them
_NUMBERS = "I"  # four bytes each
_KINDS = ("unreadable", "question", "notice")


def packed(found: Found) -> Iterator[bytes]:
    """The grids and problems of one file as bytes, piece by piece: each different cell once, and which stands where."""
    grids, problems = found
    cells = [_indexed(grid.cells) for grid in grids]
    told = [_grid(grid, values) for grid, (values, _) in zip(grids, cells, strict=True)]
    said = json.dumps({"grids": told, "problems": list(map(_problem, problems))}, default=_tagged).encode()
    yield _HEAD.pack(len(said))
    yield said
    yield from (numbers.tobytes() for _, numbers in cells)


class _Numbered(dict[object, int]):
    """Numbers for keys as they are met."""

    def __missing__(self, key: object) -> int:
        """The next number."""
        number = self[key] = len(self)
        return number


def _indexed(cells: tuple[Row, ...]) -> tuple[list[Cell], array[int]]:
    """The different cells in the order they are met, and for every cell the number of its like."""
    known = _Numbered()
    keys = (cell if type(cell) is str else (type(cell), cell) for cell in chain.from_iterable(cells))
    numbers = array(_NUMBERS, map(known.__getitem__, keys))
    return [key[1] if isinstance(key, tuple) else key for key in known], numbers  # type: ignore[misc]


def _grid(grid: Grid, values: list[Cell]) -> dict[str, Any]:
    beside = {each.name: getattr(grid, each.name) for each in fields(grid) if each.name not in ("file", "cells")}
    return {"rows": len(grid.cells), "columns": len(grid.cells[0]) if grid.cells else 0, "values": values, "beside": beside}


def _problem(problem: Problem) -> list[object]:
    return [problem.kind, *problem.place[1:], problem.zh, problem.en]


def _tagged(value: object) -> dict[str, object]:
    """What JSON has no word for."""
    if isinstance(value, datetime):
        return {"moment": value.isoformat()}
    if isinstance(value, date):
        return {"day": value.isoformat()}
    if isinstance(value, frozenset):
        return {"set": sorted(value)}
    raise TypeError(type(value).__name__)


def unpacked(answer: bytes, file: str) -> Found:
    """The grids and problems that `packed` wrote, as those of `file`; ValueError for any other bytes."""
    try:
        (length,) = _HEAD.unpack_from(answer)
        said = json.loads(answer[_HEAD.size : _HEAD.size + length])
        numbers = memoryview(answer)[_HEAD.size + length :]
        grids = tuple(_grids(said["grids"], numbers, file))
        return grids, tuple(_checked(file, *each) for each in said["problems"])
    except (TypeError, KeyError, IndexError, AttributeError, struct.error, RecursionError) as error:
        raise ValueError("no answer of ours") from error


def _grids(told: list[dict[str, Any]], numbers: memoryview, file: str) -> Iterator[Grid]:
    at = 0
    for each in told:
        rows, columns = _whole(each["rows"]), _whole(each["columns"])
        part = array(_NUMBERS)
        size = rows * columns * part.itemsize
        part.frombytes(numbers[at : at + size])
        if len(part) != rows * columns:
            raise ValueError("fewer cells than said")
        at += size
        yield Grid(file=file, cells=_rows(part, list(map(_value, each["values"])), columns), **_beside(each["beside"]))
    if at != len(numbers):
        raise ValueError("more cells than said")


def _rows(numbers: array[int], values: list[Any], columns: int) -> tuple[Row, ...]:
    """Rows that share their like cells, which saves most of their memory."""
    cells = map(values.__getitem__, numbers)
    return tuple(zip(*[cells] * columns, strict=True))


def _beside(told: dict[str, Any]) -> dict[str, Any]:
    beside = {name: _value(value) for name, value in told.items()}
    if not isinstance(beside["sheet"], str) or not all(
        isinstance(value, str | tuple | frozenset | bool) for value in beside.values()
    ):
        raise ValueError("no sheet of ours")
    return beside


def _value(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(map(_value, value))
    if not isinstance(value, dict):
        return value
    ((tag, inner),) = value.items()
    if tag == "set":
        return frozenset(map(_value, inner))
    return datetime.fromisoformat(inner) if tag == "moment" else {"day": date.fromisoformat}[tag](inner)


def _whole(value: object) -> int:
    if type(value) is not int or value < 0:
        raise ValueError("no number of rows or columns")
    return value


def _checked(file: str, kind: str, sheet: str, row: int, column: str, zh: str, en: str) -> Problem:
    if kind not in _KINDS or not all(isinstance(text, str) for text in (sheet, column, zh, en)):
        raise ValueError("no problem of ours")
    return Problem(kind, Place(file, sheet, _whole(row), column), zh, en)
