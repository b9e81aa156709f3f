from __future__ import annotations

import csv
import gzip
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from burden.load.files import Source
from burden.load.grid import Cell, Grid
from burden.load.refusal import Refusal
from burden.load.text_table import read_text
from burden.plan import Place, Problem
from tests.load.here import read


def loaded(content: bytes, encoding: str | None = None) -> tuple[Grid, list[Problem]]:
    (grid,), problems = read_text(content, "a.csv", encoding)
    return grid, list(problems)


def cells(content: bytes) -> tuple[tuple[Cell, ...], ...]:
    grid, problems = loaded(content)
    assert problems == []
    return grid.cells


def reason(tmp_path: Path, content: bytes) -> str:
    (tmp_path / "a").write_bytes(content)
    grids, problems = read(Source(tmp_path / "a", "a"))
    assert grids == ()
    assert [(p.kind, p.place) for p in problems] == [("unreadable", Place("a"))]
    return problems[0].zh


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_csv_reads_in_each_encoding(encoding: str) -> None:
    assert cells("事项,对象\n消防检查,炎陵县\n".encode(encoding)) == (("事项", "对象"), ("消防检查", "炎陵县"))


@pytest.mark.parametrize("words", ["甲县,3月", "督查,乡镇", "炎陵县", "检查\n食品", "a,b,c\n1,2,全市"])
def test_short_gbk_csv_reads_right_and_says_its_encoding(words: str) -> None:
    grid, problems = loaded(words.encode("gbk"))
    assert grid.cells == tuple(tuple(line.split(",")) for line in words.split("\n"))
    assert (grid.notes, problems) == (("按 GB18030 编码读取",), [])


def test_csv_values_stay_text() -> None:
    assert cells(b"007,NA,null,nan,1.50,TRUE,2026.10,=1+1\n") == (
        ("007", "NA", "null", "nan", "1.50", "TRUE", "2026.10", "=1+1"),
    )


def test_csv_blank_rows_and_columns_stay_in_place_and_ragged_rows_are_filled() -> None:
    assert cells(b"\n,,x\n\na\n,\n\n") == ((None, None, None), (None, None, "x"), (None, None, None), ("a", None, None))


def test_csv_line_ends_of_every_kind_and_no_other() -> None:
    content = 'a\u2028b,1\r\nc\x85d,2\re,3\n"f\r\ng",4'.encode()
    assert cells(content) == (("a\u2028b", "1"), ("c\x85d", "2"), ("e", "3"), ("f\ng", "4"))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("a\tb\tc\n1,5\t2\t3,0\n", ("1,5", "2", "3,0")),
        ("a;b;c\n1,5;2;3\n", ("1,5", "2", "3")),
        ("名称,对象,时间\n消防,甲;乙;丙,3月\n", ("消防", "甲;乙;丙", "3月")),
        ("附件1\n名称,对象\n消防,甲\n", ("消防", "甲")),
        ('"",";;;","末"\n', (None, ";;;", "末")),
        ("sep=;\n消防;甲,乙\n", ("消防", "甲,乙")),
        ('名称,对象\n"消防;食品;药品","甲;乙"\n', ("消防;食品;药品", "甲;乙")),
    ],
)
def test_csv_delimiter_is_seen(words: str, expected: tuple[Cell, ...]) -> None:
    assert cells(words.encode())[-1] == expected


def test_csv_unclosed_quote_costs_its_line_only() -> None:
    grid, problems = loaded(b'a,1\n"b,2\nc,3\n"d\ne",4\n')
    assert grid.cells == (("a", "1"), (None, None), ("c", "3"), ("d\ne", "4"))
    assert [(p.kind, p.place) for p in problems] == [("unreadable", Place("a.csv", "", 2))]


def test_csv_unclosed_quote_at_the_end_costs_its_line_only() -> None:
    grid, problems = loaded(b'a,1\nb,2\n"c,3\nd,4\n')
    assert grid.cells == (("a", "1"), ("b", "2"), (None, None), ("d", "4"))
    assert [p.place.row for p in problems] == [3]


def test_csv_bad_bytes_cost_their_cells_only() -> None:
    grid, problems = loaded("督查检查考核,甲县\n消防安全检查,".encode() + b"\xe4\xb9" + ",三月\n".encode())
    assert grid.cells == (("督查检查考核", "甲县", None), ("消防安全检查", None, "三月"))
    assert [(p.kind, p.place) for p in problems] == [("unreadable", Place("a.csv", "", 2, "B"))]


def test_csv_encoding_given_by_hand_is_taken_at_its_word() -> None:
    assert loaded("縣,鄉".encode("big5"), "big5")[0].cells == (("縣", "鄉"),)


def test_csv_encoding_that_does_not_exist_is_refused() -> None:
    with pytest.raises(Refusal) as caught:
        read_text(b"a", "a.csv", "big-five")
    assert str(caught.value) == "--encoding: 没有名为 big-five 的编码; 可用 utf-8、gb18030、big5 等"


def test_csv_of_no_known_encoding_names_the_option(tmp_path: Path) -> None:
    assert (
        reason(tmp_path, b"a,b\n\xff\xff,\x80\n") == "不是表格，也不是 gb18030 编码的文字，请另存为 xlsx 或用 --encoding 指明编码"
    )


def test_packed_web_page_says_what_to_do(tmp_path: Path) -> None:
    assert (
        reason(tmp_path, gzip.compress(b"<html><body><table>"))
        == "内容是网页或 XML 而不是表格，请用 Excel 或 WPS 打开，另存为 xlsx 再导入"
    )


@pytest.mark.parametrize("content", [b"{\\rtf1 abc}", b"a,b\n\0\0\0", bytes(range(1, 32)) * 3])
def test_other_content_is_no_table(tmp_path: Path, content: bytes) -> None:
    assert reason(tmp_path, content) == "内容不是表格，请导入 xlsx、xls、ods 或 csv"


@pytest.mark.parametrize("content", [b"\xef\xbb\xbf", b"\r\n \r\n", b"\x1a"])
def test_text_without_a_word_is_empty(tmp_path: Path, content: bytes) -> None:
    assert reason(tmp_path, content) == "文件是空的"


def test_gzipped_csv_reads_as_the_csv_in_it(tmp_path: Path) -> None:
    (tmp_path / "a.csv.gz").write_bytes(gzip.compress("事项,对象\n".encode("gbk")) + gzip.compress("消防,甲县\n".encode("gbk")))
    (grid,), problems = read(Source(tmp_path / "a.csv.gz", "a.csv.gz"))
    assert (grid.cells, grid.sheet, problems) == ((("事项", "对象"), ("消防", "甲县")), "", ())


@pytest.mark.parametrize(
    "damage", [lambda packed: packed[:-9], lambda packed: packed[:12] + b"\xff" * 9, lambda packed: packed[:3]]
)
def test_damaged_gzip_is_one_problem(tmp_path: Path, damage) -> None:  # type: ignore[no-untyped-def]
    assert reason(tmp_path, damage(gzip.compress(b"a,b\n" * 50))) == "gzip 已损坏，请重新压缩"


def test_gzip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    assert reason(tmp_path, gzip.compress(b"," * 100_000_001, 1)) == "文字表过大，请分成几个文件"


def test_line_of_commas_costs_its_line_only() -> None:
    grid, problems = loaded(b"a,b\n" + b"," * 20_000 + b"x\n" + b"," * 3_000_000 + b"\nc,d\n")
    assert grid.cells == (("a", "b"), (None, None), (None, None), ("c", "d"))
    assert [p.place.row for p in problems] == [2, 3]


def test_text_full_of_single_quotes_marks_ends_soon(tmp_path: Path) -> None:
    assert reason(tmp_path, b'"a,b\n' * 10_001) == "引号不成对的行太多，请另存为 xlsx"


@settings(max_examples=100, deadline=None)
@given(
    st.integers(2, 4).flatmap(
        lambda width: st.lists(
            st.lists(st.none() | st.text("甲县,;\"'= 7、\n\tNa\u2028é", min_size=1, max_size=6), min_size=width, max_size=width),
            min_size=1,
            max_size=5,
        )
    )
)
def test_grid_written_to_csv_reads_back_equal(rows: list[list[Cell]]) -> None:
    marked = [[*row, "末"] for row in rows]
    written = io.StringIO(newline="")
    csv.writer(written, quoting=csv.QUOTE_ALL).writerows(marked)
    assert cells(written.getvalue().encode()) == tuple(map(tuple, marked))
