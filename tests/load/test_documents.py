"""Tables in Word documents and PDF files, which need libraries that not every office has."""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import docx
import pytest
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table, TableStyle

from burden.load import load
from burden.load.content import read_content
from burden.load.grid import Grid
from burden.load.refusal import Refusal
from burden.plan import Place, Problem

HEADER = ["事项", "牵头单位", "检查对象", "检查时间"]
ROWS = [HEADER, ["安全检查", "市应急局", "甲县", "3月"], ["防汛检查", "市水务局", "乙县", "4月"]]
MISSING = (
    '读 docx 和 pdf 要先安装附加组件：pip install "burden[attachments]"；或在 Word 或 WPS 里把表格另存为 xlsx',
    'reading docx and pdf needs more: pip install "burden[attachments]"; or save the table as xlsx',
)
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def found(content: bytes) -> tuple[tuple[Grid, ...], tuple[Problem, ...]]:
    return read_content(io.BytesIO(content), "a")


def grids(content: bytes) -> tuple[Grid, ...]:
    read, problems = found(content)
    assert problems == ()
    return read


def reason(content: bytes) -> tuple[str, str]:
    read, (problem,) = found(content)
    assert (read, problem.place) == ((), Place("a"))
    return problem.kind, problem.zh


# Word.


def word(*parts: str | list[list[str]]) -> Any:
    """A document of paragraphs and tables."""
    document = docx.Document()
    for part in parts:
        if isinstance(part, str):
            document.add_paragraph(part)
            continue
        table = document.add_table(len(part), len(part[0]))
        for cells, texts in zip(table.rows, part, strict=True):
            for cell, text in zip(cells.cells, texts, strict=True):
                cell.text = text
    return document


def saved(document: Any) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def body(xml: str, before: str = "") -> bytes:
    """A document whose body is this, written by hand."""
    whole = saved(docx.Document())
    copy = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as given, zipfile.ZipFile(copy, "w") as written:
        for name in given.namelist():
            content = f'<?xml version="1.0"?>{before}<w:document {W}><w:body>{xml}</w:body></w:document>'.encode()
            written.writestr(name, content if name == "word/document.xml" else given.read(name))
    return copy.getvalue()


def test_word_tables_are_sheets_with_the_paragraphs_before_them_as_titles() -> None:
    first, second = grids(saved(word("2026年检查计划", "", ROWS, "附件2", [["单位名称", "层级"], ["甲县", "县级"]])))
    assert (first.sheet, first.cells) == ("表1", (("2026年检查计划", None, None, None), *map(tuple, ROWS)))
    assert (second.sheet, second.cells) == ("表2", (("附件2", None), ("单位名称", "层级"), ("甲县", "县级")))


def test_word_merges_are_kept() -> None:
    document = word([["计划", "", "x"], ["a", "b", "c"], ["d", "", "e"], ["f", "g", "h"]])
    table = document.tables[0]
    table.cell(0, 0).merge(table.cell(0, 1))
    table.cell(1, 1).merge(table.cell(2, 1))
    (grid,) = grids(saved(document))
    assert grid.cells == (("计划", None, "x"), ("a", "b", "c"), ("d", None, "e"), ("f", "g", "h"))
    assert grid.merged == ((0, 0, 0, 1), (1, 1, 2, 1))


def test_word_text_is_what_is_read_and_nothing_deleted() -> None:
    cell = (
        "<w:p><w:r><w:t>甲县</w:t><w:tab/><w:t>乙县</w:t><w:br/><w:t>丙</w:t></w:r><w:del><w:r><w:delText>丁</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>县</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>戊县</w:t></w:r></w:moveFrom></w:p><w:p><w:r><w:t>二</w:t></w:r></w:p>"
    )
    row = (
        f"<w:sdt><w:sdtContent><w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr><w:tc>{cell}</w:tc></w:tr></w:sdtContent></w:sdt>"
    )
    (grid,) = grids(body(f"<w:tbl>{row}</w:tbl>"))
    assert grid.cells == ((None, "甲县\t乙县\n丙县\n二"),)


def test_word_document_loads_as_a_plan(tmp_path: Path) -> None:
    (tmp_path / "计划.docx").write_bytes(saved(word("2026年检查计划", ROWS)))
    plan, problems = load([tmp_path])
    assert (plan.year, list(plan.items["organiser"]), problems) == (2026, ["市应急局", "市水务局"], ())


def test_word_document_without_a_table_is_a_notice() -> None:
    assert reason(saved(word("通知"))) == ("notice", "Word 文档里没有表格")


@pytest.mark.parametrize("xml", ["<w:tbl><w:tr>", "<w:tbl><w:tr><w:tc>" * 200 + "</w:tc></w:tr></w:tbl>" * 200])
def test_word_document_that_is_damaged_or_endless_is_one_problem(xml: str) -> None:
    kind, said = reason(body(xml))
    assert (kind, "已损坏" in said) == ("unreadable", True)


def test_word_document_with_a_doctype_is_refused() -> None:
    content = body("<w:p/>", before='<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>')
    assert reason(content) == ("unreadable", "文件里有 DOCTYPE 声明，表格不会有，请另存为 xlsx")


def test_word_span_beyond_any_sheet_is_refused() -> None:
    cell = "<w:tc><w:tcPr><w:gridSpan w:val='999999'/></w:tcPr><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>"
    assert reason(body(f"<w:tbl><w:tr>{cell * 2}</w:tr></w:tbl>"))[1].startswith("内容远到第1行XFE列")


# PDF.

pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
STYLE = ParagraphStyle("x", fontName="STSong-Light", fontSize=10, wordWrap="CJK")
GRID = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("FONT", (0, 0), (-1, -1), "STSong-Light")]


def ruled(rows: Sequence[Sequence[Any]], *more: tuple[Any, ...], widths: Sequence[int] = (90, 90, 80, 80)) -> Table:
    return Table(rows, colWidths=widths[: len(rows[0])], repeatRows=1, style=TableStyle([*GRID, *more]))


def printed(*parts: Any, numbered: bool = False) -> bytes:
    """A PDF of paragraphs (texts) and tables; `numbered` puts the page's number at its foot."""
    file = io.BytesIO()

    def foot(canvas: Canvas, document: Any) -> None:
        canvas.setFont("STSong-Light", 9)
        canvas.drawString(280, 30, f"第 {document.page} 页")

    flow = [Paragraph(part, STYLE) if isinstance(part, str) else part for part in parts]
    SimpleDocTemplate(file).build(flow, **({"onFirstPage": foot, "onLaterPages": foot} if numbered else {}))
    return file.getvalue()


def test_pdf_table_is_a_sheet_with_the_words_above_it_as_titles() -> None:
    (grid,) = grids(printed("2026年检查计划", ruled(ROWS), "注：以上"))
    assert (grid.sheet, grid.cells) == ("表1", (("2026年检查计划", None, None, None), *map(tuple, ROWS)))


def test_pdf_merged_cells_are_kept() -> None:
    rows = [HEADER, ["a", "市应急局", "甲县", "3月"], ["b", "", "乙县", ""]]
    (grid,) = grids(printed(ruled(rows, ("SPAN", (1, 1), (1, 2)), ("SPAN", (2, 2), (3, 2)))))
    assert (grid.cells[1:], grid.merged) == (
        (("a", "市应急局", "甲县", "3月"), ("b", None, "乙县", None)), ((1, 1, 2, 1), (2, 2, 2, 3)),
    )  # fmt: skip


def test_pdf_line_broken_by_the_width_of_its_cell_is_one_line_again() -> None:
    wrapped = Paragraph("澜川市应急管理局安全生产综合协调科", STYLE)
    listed = Paragraph("甲县<br/>乙县", STYLE)
    (grid,) = grids(printed(ruled([HEADER, ["检查", wrapped, listed, "3月"]])))
    assert grid.cells[1] == ("检查", "澜川市应急管理局安全生产综合协调科", "甲县\n乙县", "3月")


def test_pdf_table_over_several_pages_is_one_sheet() -> None:
    rows = [HEADER, *([f"检查{number}", "市应急局", "甲县", "3月"] for number in range(60))]
    (grid,) = grids(printed("2026年检查计划", ruled(rows), numbered=True))
    assert [row[0] for row in grid.cells if str(row[0]).startswith("检查")] == [f"检查{number}" for number in range(60)]
    assert [row[0] for row in grid.cells if not str(row[0]).startswith("检查")] == ["2026年检查计划", "事项", "事项"]


def test_pdf_tables_with_their_own_titles_stay_apart() -> None:
    other = [["单位名称", "层级", "上级单位", "类型"], ["甲县", "县级", "澜川市", "县区"]]
    first, second = grids(printed("计划", ruled(ROWS), PageBreak(), "附件2 名录", ruled(other)))
    assert (first.cells[0][0], second.cells[0][0], second.cells[1:]) == ("计划", "附件2 名录", tuple(map(tuple, other)))


def test_pdf_of_text_alone_says_that_it_holds_no_ruled_table() -> None:
    unruled = Table(ROWS, style=TableStyle([("FONT", (0, 0), (-1, -1), "STSong-Light")]))
    assert reason(printed("关于开展检查的通知", unruled)) == (
        "notice", "PDF 里没有带框线的表格（扫描件和没有框线的表读不了），请用原来的表格文件",
    )  # fmt: skip


@pytest.mark.parametrize("content", [b"%PDF-1.7\n", b"%PDF-1.7\n1 0 obj\n<</Type/Catalog", b"%PDF-1.7\n" + b"\xff" * 5000])
def test_pdf_that_is_damaged_is_one_problem(content: bytes) -> None:
    assert reason(content) == ("unreadable", "PDF 已损坏，请用原来的表格文件")


def test_pdf_cut_or_changed_anywhere_is_read_or_one_problem() -> None:
    whole = printed(ruled(ROWS))
    for at in range(20, len(whole), len(whole) // 12):
        for content in (whole[:at], whole[:at] + b"\x00<<[" + whole[at + 4 :]):
            read, problems = found(content)
            assert read or [problem.kind for problem in problems] in (["unreadable"], ["notice"])


def test_pdf_with_a_password_says_so() -> None:
    file = io.BytesIO()
    canvas = Canvas(file, encrypt="geheim")
    canvas.drawString(100, 700, "x")
    canvas.save()
    assert reason(file.getvalue()) == ("unreadable", "文件有密码，请去掉密码另存后再导入")


# What is installed, and what is asked for.


@pytest.mark.parametrize(("module", "library"), [("docx_tables", "docx"), ("pdf_tables", "pdfplumber")])
def test_missing_library_says_what_to_install(monkeypatch: pytest.MonkeyPatch, module: str, library: str) -> None:
    monkeypatch.delitem(sys.modules, f"burden.load.{module}", raising=False)
    monkeypatch.setitem(sys.modules, library, None)
    content = saved(word(ROWS)) if library == "docx" else printed(ruled(ROWS))
    read, (problem,) = found(content)
    assert (read, problem.kind, (problem.zh, problem.en)) == ((), "unreadable", MISSING)


def test_document_without_a_table_is_a_notice_in_a_folder_and_a_refusal_by_itself(tmp_path: Path) -> None:
    (tmp_path / "通知.docx").write_bytes(saved(word("通知")))
    (tmp_path / "2026.csv").write_text("事项,牵头单位,检查对象,检查时间\n检查,市应急局,甲县,3月\n", encoding="utf-8")
    assert [(each.kind, each.place.file, each.zh) for each in load([tmp_path])[1]] == [
        ("notice", "通知.docx", "Word 文档里没有表格")
    ]
    with pytest.raises(Refusal) as refused:
        load([tmp_path / "通知.docx"])
    assert (refused.value.where, refused.value.what) == ("通知.docx", "Word 文档里没有表格")


def test_struck_words_of_a_word_table_are_told():
    document = docx.Document()
    table = document.add_table(1, 2)
    table.cell(0, 0).paragraphs[0].add_run("甲").font.strike = True
    table.cell(0, 1).paragraphs[0].add_run("乙").font.double_strike = True
    table.cell(0, 1).paragraphs[0].add_run("丙")
    stream = io.BytesIO()
    document.save(stream)
    (grid,), problems = found(stream.getvalue())
    assert (grid.cells, grid.struck) == ((("甲", "丙"),), frozenset({(0, 0)}))
    assert [each.zh for each in problems] == ["“乙”已划去，按“丙”读"]
