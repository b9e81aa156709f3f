"""SpreadsheetML of 2003, flat ods and web pages: told by what they hold, whatever they are called."""

from __future__ import annotations

import io
from datetime import date, datetime

import pytest

from burden.load import html_tables
from burden.load.content import read_content
from burden.load.grid import Grid
from burden.plan import Place, Problem

NAMESPACE = "urn:schemas-microsoft-com:office:spreadsheet"
FLAT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet>
<table:table table:name="计划"><table:table-row>
<table:table-cell table:number-columns-spanned="2" office:value-type="string"><text:p>检查</text:p><text:p>对象</text:p></table:table-cell>
<table:covered-table-cell/>
<table:table-cell office:value-type="date" office:date-value="2026-03-05"><text:p>3月5日</text:p></table:table-cell>
</table:table-row></table:table></office:spreadsheet></office:body></office:document>"""


def found(content: str | bytes, encoding: str | None = None) -> tuple[tuple[Grid, ...], tuple[Problem, ...]]:
    return read_content(io.BytesIO(content.encode() if isinstance(content, str) else content), "a.xls", encoding)


def one(content: str | bytes, encoding: str | None = None) -> Grid:
    (grid,), problems = found(content, encoding)
    assert problems == ()
    return grid


def reason(content: str | bytes) -> tuple[str, str]:
    grids, (problem,) = found(content)
    assert (grids, problem.place) == ((), Place("a.xls"))
    return problem.kind, problem.zh


def book(rows: str, before: str = "", after: str = "", declared: str = "") -> str:
    return (
        f'<?xml version="1.0"{declared}?>\n<?mso-application progid="Excel.Sheet"?>\n'
        f'<Workbook xmlns="{NAMESPACE}" xmlns:ss="{NAMESPACE}">{before}'
        f'<Worksheet ss:Name="计划"><Table>{rows}</Table>{after}</Worksheet></Workbook>'
    )


def cell(text: str, kind: str = "String", **given: str) -> str:
    attributes = "".join(f' ss:{name}="{value}"' for name, value in given.items())
    return f'<Cell{attributes}><Data ss:Type="{kind}">{text}</Data></Cell>'


# SpreadsheetML.


def test_spreadsheetml_keeps_places_merges_and_hidden_rows() -> None:
    rows = (
        f"<Row>{cell('2026年计划', MergeAcross='2')}{cell('右')}</Row>"
        f"<Row ss:Index='3'>{cell('甲', MergeDown='1')}{cell('乙', Index='4')}</Row>"
        f"<Row ss:Hidden='1'>{cell('丙', Index='2')}</Row>"
    )
    grid = one(book(rows))
    blank = (None,) * 4
    assert grid.cells == (("2026年计划", None, None, "右"), blank, ("甲", None, None, "乙"), (None, "丙", None, None))
    assert (grid.sheet, grid.merged, grid.hidden) == ("计划", ((0, 0, 0, 2), (2, 0, 3, 0)), frozenset({3}))


def test_spreadsheetml_values_keep_their_kinds() -> None:
    cells = (
        cell("007"), cell("3", "Number"), cell("2.5", "Number"), cell("1", "Boolean"), cell("2026-03-05T00:00:00.000", "DateTime"),
        cell("2026-03-05T08:30:00.000", "DateTime"), cell("1899-12-31T08:30:00.000", "DateTime"), cell("明天", "DateTime"),
        cell("甲&#10;乙"), cell("", "String"),
    )  # fmt: skip
    assert one(book(f"<Row>{''.join(cells)}</Row>")).cells == (
        ("007", 3, 2.5, True, date(2026, 3, 5), datetime(2026, 3, 5, 8, 30), "08:30", "明天", "甲\n乙"),
    )


@pytest.mark.parametrize(
    ("form", "since", "number", "value"),
    [
        ("yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;", "", "46086", date(2026, 3, 5)),
        ("Short Date", "", "46086", date(2026, 3, 5)),
        ("yyyy\\-mm\\-dd", "<Date1904/>", "44624", date(2026, 3, 5)),
        ("0.00", "", "46086", 46086),
        ("[Red]0&quot;day&quot;", "", "46086", 46086),
        ("yyyy/m/d", "", "-5", -5),
    ],
)
def test_spreadsheetml_number_shown_as_a_day_is_that_day(form: str, since: str, number: str, value: object) -> None:
    style = f'<Styles><Style ss:ID="s1"><NumberFormat ss:Format="{form}"/></Style></Styles>'
    before = f"<ExcelWorkbook>{since}</ExcelWorkbook>{style}"
    assert one(book(f"<Row>{cell(number, 'Number', StyleID='s1')}</Row>", before)).cells == ((value,),)


def test_spreadsheetml_rich_text_is_heard_and_comments_are_not() -> None:
    rich = '<Cell><ss:Data ss:Type="String">甲<B>县</B></ss:Data><Comment><ss:Data>批注</ss:Data></Comment></Cell>'
    assert one(book(f"<Row>{rich}{cell('乙县')}</Row>")).cells == (("甲县", "乙县"),)


def test_spreadsheetml_errors_and_formulas_without_a_result_are_told() -> None:
    rows = f"<Row>{cell('事项')}{cell('#REF!', 'Error', Formula='=A9')}<Cell ss:Formula='=A9'/></Row>"
    (grid,), problems = found(book(rows))
    assert grid.cells == (("事项",),)
    assert [(each.place.column, each.zh.partition("，")[0]) for each in problems] == [
        ("B", "公式出错：#REF!"), ("C", "公式没有存下结果"),
    ]  # fmt: skip


def test_spreadsheetml_hidden_sheet_is_named_and_not_read() -> None:
    hidden = "<WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions>"
    grids, (problem,) = found(book(f"<Row>{cell('x')}</Row>", after=hidden))
    assert (grids, problem.kind, problem.place.sheet) == ((), "notice", "计划")


def test_spreadsheetml_in_gbk_reads() -> None:
    assert one(book(f"<Row>{cell('甲县')}</Row>", declared=' encoding="gb2312"').encode("gbk")).cells == (("甲县",),)


def test_spreadsheetml_with_a_doctype_or_damage_is_refused() -> None:
    whole = book(f"<Row>{cell('x')}</Row>")
    assert reason(whole.replace("<Workbook", '<!DOCTYPE a [<!ENTITY b "c">]><Workbook'))[1].startswith("文件里有 DOCTYPE 声明")
    assert reason(whole[:-20])[1] == "内部文件XML已损坏，请用 Excel 或 WPS 打开后另存为 xlsx"


@pytest.mark.parametrize(("row", "column", "where"), [("1048577", "1", "第1048577行A列"), ("1", "16385", "第1行XFE列")])
def test_spreadsheetml_beyond_any_sheet_is_refused(row: str, column: str, where: str) -> None:
    rows = f'<Row ss:Index="{row}">{cell("x", Index=column)}</Row>'
    assert reason(book(rows)) == ("unreadable", f"内容远到{where}，没有这么大的表，请另存为 xlsx 再导入")


def test_spreadsheetml_far_stray_cell_costs_the_sheet() -> None:
    grids, (problem,) = found(book(f"<Row ss:Index='1048576'>{cell('x', Index='16384')}</Row>"))
    assert (grids, problem.place.sheet, problem.zh.partition("，")[0]) == ((), "计划", "内容远到XFD1048576")


# Flat ods.


def test_flat_ods_reads_as_an_ods_does() -> None:
    grid = one(FLAT)
    assert (grid.sheet, grid.cells, grid.merged) == ("计划", (("检查\n对象", None, date(2026, 3, 5)),), ((0, 0, 0, 1),))


# Web pages.


def test_html_spans_become_merges_and_hidden_rows_are_known() -> None:
    page = """<html><body><table>
        <tr><th>事项<th>牵头单位<th>检查对象
        <tr><td rowspan=2>安全<br>检查<td>应急局&nbsp;<td>甲县</tr>
        <tr style="DISPLAY: none"><td colspan="2">停</tr>
    </table></body></html>"""
    grid = one(page)
    assert grid.cells == (("事项", "牵头单位", "检查对象"), ("安全\n检查", "应急局", "甲县"), (None, "停", None))
    assert (grid.sheet, grid.merged, grid.hidden) == ("表1", ((1, 0, 2, 0), (2, 1, 2, 2)), frozenset({2}))


def test_html_cell_under_one_that_reaches_down_moves_right() -> None:
    page = "<table><tr><td>a<td rowspan=3 colspan=2>b<td>c<tr><td>d<td>e<tr><td>f<td>g</table>"
    assert one(page).cells == (("a", "b", None, "c"), ("d", None, None, "e"), ("f", None, None, "g"))


def test_html_cell_before_any_row_begins_one() -> None:
    assert [grid.cells for grid in found("<p>计划<table><td>事项<td>对象<tr><td>a</table><table><td>b")[0]] == [
        (("计划", None), ("事项", "对象"), ("a", None)), (("b",),),
    ]  # fmt: skip


def test_html_numbers_and_days_stay_text() -> None:
    page = "<table><tr><td>2026/3/5<td style='mso-number-format:\"0\"'>0012<td>3</table>"
    assert one(page).cells == (("2026/3/5", "0012", "3"),)


def test_html_words_before_a_table_are_its_titles() -> None:
    page = "<title>x</title><style>p {}</style><h1>2026年<br>检查计划</h1><p> </p><table><tr><td>事项</table><p>说明</p><table><tr><td>备注</table>"
    grids, problems = found(page)
    assert ([(grid.sheet, grid.cells) for grid in grids], problems) == (
        [("表1", (("2026年",), ("检查计划",), ("事项",))), ("表2", (("说明",), ("备注",)))], (),
    )  # fmt: skip


def test_html_table_inside_a_table_is_one_of_its_own() -> None:
    page = "<table><tr><td>外<table><tr><td>事项<td>对象</table>边</table>"
    assert [grid.cells for grid in found(page)[0]] == [(("外\n边",),), (("事项", "对象"),)]


def test_html_sheet_names_of_excel_are_kept() -> None:
    page = "<html><!--[if gte mso 9]><xml><x:Name>年度计划</x:Name></xml><![endif]--><table><tr><td>事项</table>"
    assert one(page).sheet == "年度计划"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_html_without_a_charset_reads_in_each_encoding(encoding: str) -> None:
    grid = one("<table><tr><td>炎陵县<td>检查</table>".encode(encoding))
    assert (grid.cells, grid.notes) == ((("炎陵县", "检查"),), ("按 GB18030 编码读取",) if encoding == "gb18030" else ())


@pytest.mark.parametrize("named", ["gb2312", "GBK", "utf-8", "no-such"])
def test_html_charset_is_heard_where_it_is_true(named: str) -> None:
    page = f'<meta http-equiv=Content-Type content="text/html; charset={named}"><table><tr><td>炎陵县檢查</table>'
    assert one(page.encode("gb18030")).cells == (("炎陵县檢查",),)


def test_html_with_damaged_bytes_costs_the_cell() -> None:
    page = "<table><tr><td>安全生产检查<td>甲".encode() + b"\xff" + "县<td>应急管理局</table>".encode()
    (grid,), (problem,) = found(page)
    assert grid.cells == (("安全生产检查", None, "应急管理局"),)
    assert (problem.kind, problem.place, problem.zh) == ("unreadable", Place("a.xls", "表1", 1, "B"), "有坏字节，这一格没有读")


def test_html_script_and_markup_are_no_text() -> None:
    page = "<table><tr><td>甲<script>alert('<td>')</script><b>县</b>&lt;b&gt;<td><!-- x -->乙</table>"
    assert one(page).cells == (("甲县<b>", "乙"),)


def test_page_without_a_table_is_a_notice() -> None:
    assert reason("<html><p>关于开展检查的通知</p></html>") == (
        "notice", "网页里没有表格；请导入表格所在的网页，或在 Excel 或 WPS 里另存为 xlsx",
    )  # fmt: skip
    assert reason('<?xml version="1.0"?><setting/>') == ("notice", "XML 里没有表格，请用 Excel 或 WPS 打开后另存为 xlsx")


def test_page_too_large_or_too_deep_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert reason("<table>" * 100) == ("unreadable", "表格套表格太多层，请另存为 xlsx")
    monkeypatch.setattr(html_tables, "MOST_CHARACTERS", 10)
    assert reason("<table><tr><td>x") == ("unreadable", "网页过大，请用 Excel 或 WPS 打开后另存为 xlsx")


def test_html_span_beyond_any_sheet_is_refused() -> None:
    page = "<table><tr>" + "<td colspan=9999>x" * 3
    assert reason(page) == ("unreadable", "内容远到第1行ACOE列，没有这么大的表，请另存为 xlsx 再导入")


# Pages saved as one file.


def test_saved_page_gives_the_tables_of_its_parts() -> None:
    page = "<meta charset=gb2312><table><tr><td>甲县</table>".encode("gbk")
    mail = (
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n'
        b"--b\r\nContent-Type: text/html\r\n\r\n<html><frameset><frame></frameset></html>\r\n"
        b"--b\r\nContent-Type: text/html; charset=gb2312\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + page + b"\r\n"
        b'--b\r\nContent-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n'
        b"<table><tr><td>=E4=B9=99</table>\r\n--b--\r\n"
    )
    assert [(grid.sheet, grid.cells) for grid in found(mail)[0]] == [("表1", (("甲县",),)), ("表2", (("乙",),))]


def test_saved_page_without_a_table_is_a_notice() -> None:
    assert reason("MIME-Version: 1.0\nContent-Type: text/html\n\n<p>x</p>") == (
        "notice", "网页里没有表格，请用 Excel 或 WPS 打开后另存为 xlsx",
    )  # fmt: skip


def test_saved_page_nested_without_end_is_one_problem() -> None:
    parts = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(3000))
    assert reason(f"MIME-Version: 1.0\n{parts}") == ("unreadable", "内部嵌套太深，请另存为 xlsx 再导入")


def test_struck_cell_and_words_of_an_old_xml_are_told():
    style = '<Styles><Style ss:ID="s1"><Font ss:StrikeThrough="1"/></Style></Styles>'
    row = '<Row><Cell ss:StyleID="s1"><Data ss:Type="String">甲</Data></Cell><Cell><Data ss:Type="String">乙</Data></Cell></Row>'
    assert one(book(row, before=style)).struck == frozenset({(0, 0)})
    part = '<Row><Cell><ss:Data ss:Type="String"><S>甲</S>乙</ss:Data></Cell></Row>'
    (grid,), problems = found(book(part))
    assert (grid.cells, [each.zh for each in problems]) == ((("乙",),), ["“甲”已划去，按“乙”读"])
