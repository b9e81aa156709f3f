from __future__ import annotations

import json
import struct
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from burden.load.answer import packed, unpacked
from burden.load.grid import Grid, rectangle
from burden.plan import Place, Problem

CELLS = st.one_of(
    st.none(), st.text(min_size=1), st.integers(-(2**53), 2**53), st.booleans(), st.floats(allow_nan=False, allow_infinity=False),
    st.dates(), st.datetimes(),
)  # fmt: skip


def there_and_back(*grids: Grid, problems: tuple[Problem, ...] = ()):
    return unpacked(b"".join(packed((grids, problems))), "a.xlsx")


@given(st.lists(st.lists(CELLS, max_size=4), max_size=5))
def test_cells_come_back_as_they_were(rows: list[list]) -> None:
    grid = Grid("a.xlsx", "表1", rectangle(rows))
    ((back,), _) = there_and_back(grid)
    assert back == grid
    assert [[type(cell) for cell in row] for row in back.cells] == [[type(cell) for cell in row] for row in grid.cells]


def test_equal_values_of_different_kinds_stay_apart() -> None:
    row = (1, True, 1.5, "1", date(2026, 3, 5), datetime(2026, 3, 5), None, 0, False)
    ((back,), _) = there_and_back(Grid("a.xlsx", "", (row,)))
    assert list(map(repr, back.cells[0])) == list(map(repr, row))


def test_what_stands_beside_the_cells_comes_back() -> None:
    grid = Grid("a.xlsx", "表\ud800", (("x", None), (None, "y")), ((0, 0, 1, 1),), frozenset({1}), ("1个公式没有存下结果",))
    problem = Problem("notice", Place("a.xlsx", "表2", 3, "C"), "隐藏", "hidden")
    empty = Grid("a.xlsx", "空", ())
    assert there_and_back(grid, empty, problems=(problem,)) == ((grid, empty), (problem,))


def told(grids: object, problems: object = (), tail: bytes = b"") -> bytes:
    said = json.dumps({"grids": grids, "problems": problems}).encode()
    return struct.pack("<Q", len(said)) + said + tail


SHEET = {"rows": 1, "columns": 1, "values": ["x"], "beside": {"sheet": "表"}}


def test_answer_of_this_shape_is_understood() -> None:
    assert unpacked(told([SHEET], tail=b"\0\0\0\0"), "a")[0][0].cells == (("x",),)


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"\x80\x04\x95cos\nsystem\n(S'true'\ntR.",  # a pickle that would run a program
        struct.pack("<Q", 1 << 60) + b"{}",
        told([SHEET], tail=b"\0\0\0"),
        told([SHEET], tail=b"\0\0\0\0\0\0\0\0"),
        told([SHEET], tail=b"\1\0\0\0"),
        told([SHEET | {"rows": -1}]),
        told([SHEET | {"rows": 1 << 40}]),
        told([SHEET | {"rows": "1"}], tail=b"\0\0\0\0"),
        told([SHEET | {"values": [{"module": "os"}]}], tail=b"\0\0\0\0"),
        told([SHEET | {"values": [{"day": "2026-02-30"}]}], tail=b"\0\0\0\0"),
        told([SHEET | {"beside": {"sheet": 1}}], tail=b"\0\0\0\0"),
        told([SHEET | {"beside": {"sheet": "表", "unknown": "x"}}], tail=b"\0\0\0\0"),
        told([SHEET | {"beside": {}}], tail=b"\0\0\0\0"),
        told([], [["crash", "", 0, "", "", ""]]),
        told([], [["notice", "", "0", "", "", ""]]),
        told([], [["notice", "", 0, "", ""]]),
        told([], [[]]),
        told(7),
        struct.pack("<Q", 200_000) + b"[" * 200_000,
    ],
)  # fmt: skip
def test_any_other_answer_is_refused(answer: bytes) -> None:
    with pytest.raises(ValueError, match=r".+"):
        unpacked(answer, "a")
