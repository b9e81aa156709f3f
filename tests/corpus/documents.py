"""Documents that hold a table: web pages and old XML called xls, single-file pages, flat ods, Word and PDF, sound and hostile."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Sequence
from functools import partial
from html import escape
from io import BytesIO
from pathlib import Path

import docx
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import SimpleDocTemplate, Table

from tests.corpus.case import case
from tests.corpus.sheets import GOOD, HEAD, READ_SECOND, READS, Row, csv

DOCUMENTS = "documents"
XLS = "a.xls"
MIB = 2**20
loads = partial(case, DOCUMENTS, reads=READS)
refused = partial(case, DOCUMENTS)


def page(rows: Sequence[Row] = GOOD, before: str = "", after: str = "") -> str:
    """A web page with one table; a cell that is markup stays."""
    cells = ("".join(str(c) if str(c).startswith("<td") else f"<td>{escape(str(c))}</td>" for c in row) for row in rows)
    return f"<html><head><meta charset='utf-8'></head><body>{before}<table>{''.join(f'<tr>{c}</tr>' for c in cells)}</table>{after}</body></html>"


def web(name: str, text: str, encoding: str = "utf-8", **expected: object) -> None:
    case(DOCUMENTS, f"web page {name}", lambda folder: csv(folder / XLS, text, encoding), **{"reads": READS, **expected})


web("called xls", page())
web("called xls in gbk", page().replace("utf-8", "gbk"), "gbk")
web(
    "with merged cells",
    page((HEAD, ("安全检查", '<td rowspan="2">应急局</td>', "甲县", "3月2日"), ("消防检查", "乙县", "4月7日-9日"))),
    reads=READS.replace("消防队", "应急局"),
)
web("with script and style", page(before="<script>document.write('<table>')</script><style>table{}</style>"))
web("with tags that do not end", page().replace("</td>", "").replace("</tr>", ""))
web("with entities", page().replace("甲县", "&#30002;县&nbsp;"))
web("without a table", "<html><body><p>无</p></body></html>", refused="没有", file="")
web("with a cell over a billion columns", page((*GOOD, ('<td colspan="1000000000">x</td>',))), hostile=True)
web("with a cell down a billion rows", page((*GOOD[:2], ('<td rowspan="1000000000">消防检查</td>', *GOOD[2][1:]))), hostile=True)
web(
    "with an image of the net",
    page(
        after='<img src="http://127.0.0.1:9/x"><link rel="stylesheet" href="http://127.0.0.1:9/x"><iframe src="file:///etc/passwd">'
    ),
)
web(
    "cut in half",
    page()[: len(page()) * 3 // 4],
    reads=f"{READS.splitlines()[0]}\n消防检查 | 应急局 |  | unscheduled",
    says="question a.xls, question B3",
)


def nested(folder: Path) -> None:
    csv(folder / XLS, "<html><body>" + "<table><tr><td>" * 50_000)


refused("web page of 50,000 nested tables", nested, refused="表格套表格", file=XLS, hostile=True)

SS = "urn:schemas-microsoft-com:office:spreadsheet"


def old(rows: Sequence[Row] = GOOD, prolog: str = "", after: str = "") -> str:
    """A workbook of Excel 2003's XML; a cell that is markup stays."""
    cells = (
        "".join(
            str(c) if str(c).startswith("<Cell") else f'<Cell><Data ss:Type="String">{escape(str(c))}</Data></Cell>' for c in row
        )
        for row in rows
    )
    table = "".join(f"<Row>{c}</Row>" for c in cells)
    return f'<?xml version="1.0"?>{prolog}<?mso-application progid="Excel.Sheet"?><Workbook xmlns="{SS}" xmlns:ss="{SS}"><Worksheet ss:Name="表1"><Table>{table}{after}</Table></Worksheet></Workbook>'


def xml(name: str, text: str, **expected: object) -> None:
    case(DOCUMENTS, f"old XML {name}", lambda folder: csv(folder / XLS, text), **{"reads": READS, **expected})


def dated(value: str, kind: str = "DateTime") -> tuple[Row, ...]:
    return (HEAD, ("安全检查", "应急局", "甲县", f'<Cell><Data ss:Type="{kind}">{value}</Data></Cell>'), GOOD[2])


xml("called xls", old())
xml("with a date", old(dated("2026-03-02T00:00:00.000")))
xml(
    "with a date that is none",
    old(dated("2026-02-30T00:00:00.000")),
    reads=f"安全检查 | 应急局 | 甲县 | unreadable\n{READ_SECOND}",
    says="unreadable D2",
)
xml(
    "with an error",
    old(dated("#REF!", "Error")),
    reads=f"安全检查 | 应急局 | 甲县 | unscheduled\n{READ_SECOND}",
    says="unreadable D2",
)
xml(
    "with a formula",
    old((HEAD, ("安全检查", "应急局", "甲县", '<Cell ss:Formula="=cmd|x"><Data ss:Type="String">3月2日</Data></Cell>'), GOOD[2])),
)
xml(
    "with a cell at an index",
    old((HEAD, GOOD[1], ("消防检查", "消防队", "乙县", '<Cell ss:Index="4"><Data ss:Type="String">4月7日-9日</Data></Cell>'))),
)
xml("with a DOCTYPE", old(prolog='<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'), refused="DOCTYPE", file=XLS)
xml(
    "with a row at 999999999",
    old(after='<Row ss:Index="999999999"><Cell><Data ss:Type="String">x</Data></Cell></Row>'),
    refused="没有这么大的表",
    file=XLS,
    hostile=True,
)
xml("cut in half", old()[: len(old()) // 2], refused="已损坏", file=XLS)

MHT = 'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n--x\nContent-Type: text/html; charset="utf-8"\nContent-Transfer-Encoding: 8bit\n\n{}\n--x--\n'
loads("single-file page called xls", lambda d: csv(d / XLS, MHT.format(page())))


def letter(folder: Path, rows: Sequence[Row] = GOOD) -> Path:
    """A Word document with one table."""
    document = docx.Document()
    document.add_paragraph("附件：检查计划")
    table = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = str(text)
    document.save(str(folder / "a.docx"))
    return folder / "a.docx"


def part(path: Path, old_: bytes, new: bytes) -> None:
    """The document's own part with bytes replaced."""
    with zipfile.ZipFile(path) as package:
        parts = {info.filename: package.read(info) for info in package.infolist()}
    assert old_ in parts["word/document.xml"]
    parts["word/document.xml"] = parts["word/document.xml"].replace(old_, new, 1)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)


loads("Word document", letter)
loads("Word document called xlsx", lambda d: letter(d).rename(d / "a.xlsx"))
refused(
    "Word document with a DOCTYPE",
    lambda d: part(letter(d), b"<w:document", b'<!DOCTYPE x [<!ENTITY a "b">]><w:document'),
    refused="DOCTYPE",
    file="a.docx",
)
refused(
    "Word document cut in half",
    lambda d: (letter(d), (d / "a.docx").write_bytes((d / "a.docx").read_bytes()[:9000])),
    refused="已损坏",
    file="a.docx",
)
refused(
    "Word document of 60 MB of blanks",
    lambda d: part(letter(d), b"<w:body>", b"<w:body>" + b" " * 60 * MIB),
    refused="过大",
    file="a.docx",
    hostile=True,
)
refused(
    "Word document with a cell over 999,999,999 columns",
    lambda d: part(letter(d), b"<w:tcPr>", b'<w:tcPr><w:gridSpan w:val="999999999"/>'),
    refused="没有这么大的表",
    file="a.docx",
    hostile=True,
)


def printed(folder: Path, rows: Sequence[Row] = GOOD) -> Path:
    """A PDF with one ruled table."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    table = Table(
        [list(map(str, row)) for row in rows],
        style=[("GRID", (0, 0), (-1, -1), 1, "#000000"), ("FONT", (0, 0), (-1, -1), "STSong-Light")],
    )
    content = BytesIO()
    SimpleDocTemplate(content, pagesize=A4, invariant=1).build([table])
    (folder / "a.pdf").write_bytes(content.getvalue())
    return folder / "a.pdf"


loads("PDF with a ruled table", printed)
loads("PDF called xlsx", lambda d: printed(d).rename(d / "a.xlsx"))
refused(
    "PDF cut in half",
    lambda d: (printed(d), (d / "a.pdf").write_bytes((d / "a.pdf").read_bytes()[:900])),
    refused="已损坏",
    file="a.pdf",
)
refused("PDF of its first line", lambda d: (d / "a.pdf").write_bytes(b"%PDF-1.7\n"), refused="PDF", file="a.pdf")


def inflating(folder: Path) -> None:
    """One page whose drawing is a gigabyte of blanks."""
    packer = zlib.compressobj(9)
    drawing = b"".join([*(packer.compress(b" " * MIB) for _ in range(1024)), packer.flush()])
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%b\nendstream" % (len(drawing), drawing),
    ]  # fmt: skip
    body, starts = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        starts.append(len(body))
        body += b"%d 0 obj%b endobj\n" % (number, content)
    table = b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % start for start in starts)
    (folder / "a.pdf").write_bytes(body + table + b"trailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(body))


refused("PDF whose page is a gigabyte of blanks", inflating, refused="请", file="a.pdf", hostile=True)
