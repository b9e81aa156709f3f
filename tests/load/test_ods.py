from __future__ import annotations

import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
from odf.opendocument import OpenDocumentSpreadsheet, OpenDocumentText
from odf.style import Style, TableProperties
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import LineBreak, P, S

from burden.load.files import Source
from burden.load.grid import Grid
from burden.plan import Place, Problem
from tests.load.here import read

SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text", "drawing")
)
CALC = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'


def written(path: Path, rows: str) -> Path:
    content = (
        f'<office:document-content {SPACES} {CALC}><office:body><office:spreadsheet><table:table table:name="计划">{rows}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", content)
    return path


def loaded(path: Path) -> tuple[tuple[Grid, ...], tuple[Problem, ...]]:
    return read(Source(path, path.name))


def cells(path: Path, rows: str) -> tuple[tuple[object, ...], ...]:
    grids, problems = loaded(written(path, rows))
    assert problems == ()
    return grids[0].cells


def row(*inner: str) -> str:
    return f"<table:table-row>{''.join(inner)}</table:table-row>"


def text(words: str) -> str:
    return f'<table:table-cell office:value-type="string"><text:p>{words}</text:p></table:table-cell>'


def test_ods_values_keep_their_kinds(tmp_path: Path) -> None:
    document, table, line = OpenDocumentSpreadsheet(), Table(name="计划"), TableRow()
    line.addElement(TableCell(valuetype="boolean", booleanvalue="true"))
    line.addElement(TableCell(valuetype="boolean", booleanvalue="false"))
    line.addElement(TableCell(valuetype="float", value="3"))
    line.addElement(TableCell(valuetype="percentage", value="0.5"))
    line.addElement(TableCell(valuetype="date", datevalue="2026-03-05"))
    line.addElement(TableCell(valuetype="date", datevalue="2026-03-05T08:30:00"))
    line.addElement(TableCell(valuetype="date", datevalue="2026-03-05T00:00:00"))
    line.addElement(TableCell(valuetype="time", timevalue="PT25H30M00S"))
    line.addElement(TableCell(valuetype="string", stringvalue="007"))
    table.addElement(line)
    document.spreadsheet.addElement(table)
    document.save(tmp_path / "a.ods")
    grids, problems = loaded(tmp_path / "a.ods")
    day = date(2026, 3, 5)
    assert grids[0].cells == ((True, False, 3, 0.5, day, datetime(2026, 3, 5, 8, 30), day, "25:30", "007"),)
    assert [type(cell) for cell in grids[0].cells[0][:3]] == [bool, bool, int]
    assert problems == ()


def test_ods_names_on_two_lines_of_a_cell_stay_two(tmp_path: Path) -> None:
    document, table, line = OpenDocumentSpreadsheet(), Table(name="计划"), TableRow()
    cell, first = TableCell(valuetype="string"), P(text="甲县")
    first.addElement(LineBreak())
    first.addText("乙县")
    first.addElement(S(c=2))
    cell.addElement(first)
    cell.addElement(P(text="丙县"))
    line.addElement(cell)
    table.addElement(line)
    document.spreadsheet.addElement(table)
    document.save(tmp_path / "a.ods")
    assert loaded(tmp_path / "a.ods")[0][0].cells == (("甲县\n乙县  \n丙县",),)


def test_ods_spans_are_merged_ranges_where_they_stand(tmp_path: Path) -> None:
    document, table = OpenDocumentSpreadsheet(), Table(name="计划")
    blank, first, second = TableRow(numberrowsrepeated=2), TableRow(), TableRow()
    blank.addElement(TableCell(numbercolumnsrepeated=16384))
    first.addElement(TableCell())
    first.addElement(TableCell(valuetype="string", stringvalue="应急局", numberrowsspanned=2, numbercolumnsspanned=2))
    first.addElement(CoveredTableCell())
    first.addElement(TableCell(valuetype="float", value="1"))
    second.addElement(TableCell(numbercolumnsrepeated=3))
    second.addElement(TableCell(valuetype="float", value="2"))
    for line in (blank, first, second):
        table.addElement(line)
    document.spreadsheet.addElement(table)
    document.save(tmp_path / "a.ods")
    grid = loaded(tmp_path / "a.ods")[0][0]
    none = (None,) * 4
    assert grid.cells == (none, none, (None, "应急局", None, 1), (None, None, None, 2))
    assert grid.merged == ((2, 1, 3, 2),)


def test_ods_repeats_are_written_out_and_blank_ones_dropped(tmp_path: Path) -> None:
    rows = (
        row(text("甲").replace("office:", 'table:number-columns-repeated="2" office:', 1), text("乙"))
        + f'<table:table-row table:number-rows-repeated="2" table:visibility="filter">{text("丙")}</table:table-row>'
        + '<table:table-row table:number-rows-repeated="1048573"><table:table-cell table:number-columns-repeated="16384"/>'
        "</table:table-row>"
    )
    grids, problems = loaded(written(tmp_path / "a.ods", rows))
    assert grids[0].cells == (("甲", "甲", "乙"), ("丙", None, None), ("丙", None, None))
    assert grids[0].hidden == frozenset({1, 2})
    assert problems == ()


def test_ods_endless_repeats_are_refused(tmp_path: Path) -> None:
    wide = text("甲").replace("office:", 'table:number-columns-repeated="16384" office:', 1)
    rows = f'<table:table-row table:number-rows-repeated="1048576">{wide}</table:table-row>'
    grids, problems = loaded(written(tmp_path / "a.ods", rows))
    assert grids == ()
    assert [p.zh for p in problems] == ["内容重复太多次，展开后过大，请删去无用的行列后另存"]


def test_ods_far_stray_cell_costs_its_sheet(tmp_path: Path) -> None:
    rows = (
        row(text("甲"))
        + '<table:table-row table:number-rows-repeated="1000000"/>'
        + row('<table:table-cell table:number-columns-repeated="500"/>', text("乙"))
    )
    grids, problems = loaded(written(tmp_path / "a.ods", rows))
    assert grids == ()
    assert [(p.place, p.zh) for p in problems] == [
        (Place("a.ods", "计划"), "内容远到SG1000002，有内容的只有2格：请删去远处零星的单元格，或分成几个文件")
    ]


def test_ods_errors_and_unstored_formulas_are_told(tmp_path: Path) -> None:
    rows = row(
        '<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error">'
        "<text:p>#DIV/0!</text:p></table:table-cell>",
        '<table:table-cell table:formula="of:=[.Z9]" office:value-type="float" office:value="0"><text:p>#REF!</text:p></table:table-cell>',
        '<table:table-cell table:formula="of:=[.Z9]"/>',
        text("#3楼"),
    )
    grids, problems = loaded(written(tmp_path / "a.ods", row(text("头")) + rows))
    assert grids[0].cells == (("头", None, None, None), (None, None, None, "#3楼"))
    assert [(p.place.row, p.place.column, p.zh.partition("，")[0]) for p in problems] == [
        (2, "A", "公式出错：#DIV/0!"),
        (2, "B", "公式出错：#REF!"),
        (2, "C", "公式没有存下结果"),
    ]


@pytest.mark.parametrize(
    ("inner", "value"),
    [
        ("<text:p>\n  甲县\n  乙县</text:p>", " 甲县 乙县"),
        ("<text:p/><text:p>甲</text:p>", "\n甲"),
        ("<office:annotation><text:p>批注</text:p></office:annotation><text:p>甲</text:p>", "甲"),
        ("<text:p>甲  县</text:p>", "甲  县"),
        ("<text:p><text:span>甲</text:span><text:a>县</text:a></text:p>", "甲县"),
        ("\n   <text:p>甲</text:p>\n  ", "甲"),
        ('<text:p>甲<text:s text:c="4000000000"/>乙</text:p>', "甲" + " " * 1000 + "乙"),
    ],
)
def test_ods_text_is_what_the_cell_says(tmp_path: Path, inner: str, value: str) -> None:
    cell = f'<table:table-cell office:value-type="string">{inner}</table:table-cell>'
    assert cells(tmp_path / "a.ods", row(cell)) == ((value,),)


def test_ods_impossible_value_stays_the_text_it_shows(tmp_path: Path) -> None:
    day = '<table:table-cell office:value-type="date" office:date-value="2026-02-30"><text:p>2月30日</text:p></table:table-cell>'
    assert cells(tmp_path / "a.ods", row(day)) == (("2月30日",),)


@pytest.mark.parametrize(("shown", "value"), [("TRUE", True), ("FALSE", False), ("1", 1)])
def test_ods_number_that_shows_a_truth_is_one(tmp_path: Path, shown: str, value: object) -> None:
    cell = f'<table:table-cell office:value-type="float" office:value="{value:d}"><text:p>{shown}</text:p></table:table-cell>'
    assert cells(tmp_path / "a.ods", row(cell))[0][0] is value


def test_ods_hidden_sheet_is_a_notice(tmp_path: Path) -> None:
    document = OpenDocumentSpreadsheet()
    style = Style(name="ta1", family="table")
    style.addElement(TableProperties(display="false"))
    document.automaticstyles.addElement(style)
    for name, options in (("计划", {}), ("去年", {"stylename": style})):
        table, line = Table(name=name, **options), TableRow()
        line.addElement(TableCell(valuetype="float", value="1"))
        table.addElement(line)
        document.spreadsheet.addElement(table)
    document.save(tmp_path / "a.ods")
    grids, problems = loaded(tmp_path / "a.ods")
    assert [grid.sheet for grid in grids] == ["计划"]
    assert [(p.kind, p.place) for p in problems] == [("notice", Place("a.ods", "去年"))]


def test_ods_with_a_password_says_so(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.ods", "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("META-INF/manifest.xml", "<manifest:manifest><manifest:encryption-data/></manifest:manifest>")
        package.writestr("content.xml", b"\x8f\x01\x02")
    grids, problems = loaded(tmp_path / "a.ods")
    assert (grids, [p.zh for p in problems]) == ((), ["文件有密码，请去掉密码另存后再导入"])


def test_text_document_is_no_table(tmp_path: Path) -> None:
    document = OpenDocumentText()
    document.text.addElement(P(text="计划"))
    document.save(tmp_path / "a.ods")
    assert [p.zh for p in loaded(tmp_path / "a.ods")[1]] == ["压缩包里不是表格，请导入其中的表格本身"]
