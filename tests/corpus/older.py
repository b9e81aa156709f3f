"""Older and other containers: xls, ods, gzip, and the web pages and XML that are called xls."""

from __future__ import annotations

import gzip
import random
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import xlwt

from burden.load.grid import letter
from tests.corpus.case import case
from tests.corpus.packages import changed, loads, refused
from tests.corpus.sheets import GOOD, HEAD, READS, ods, table, xls

XLS, ODS = "a.xls", "a.ods"


def patched(name: str, old: bytes, new: bytes) -> Callable[[Path], object]:
    """A sound xls with some of its bytes changed; they must stand in it."""

    def change(whole: bytes) -> bytes:
        assert whole.count(old) >= 1
        return whole.replace(old, new)

    return lambda folder: changed(xls(folder / name), change)


def poked(name: str, at: int, content: bytes) -> Callable[[Path], object]:
    return lambda folder: changed(xls(folder / name), lambda whole: whole[:at] + content + whole[at + len(content) :])


def shaken(seed: int) -> Callable[[Path], object]:
    """A sound xls with 40 of its bytes behind the header changed at random."""

    def change(whole: bytes) -> bytes:
        dice, content = random.Random(seed), bytearray(whole)
        for _ in range(40):
            content[dice.randrange(512, len(content))] = dice.randrange(256)
        return bytes(content)

    return lambda folder: changed(xls(folder / XLS), change)


BOF = b"\x09\x08\x10\x00\x00\x06\x05\x00"
loads("xls as it should be", lambda d: xls(d / XLS))
for cut in (8, 100, 512, 1000, 4000):
    refused(f"xls of its first {cut} bytes", lambda d, cut=cut: changed(xls(d / XLS), lambda b: b[:cut]), "已损坏", XLS)
refused("xls with a password", patched(XLS, b"\x42\x00\x02\x00\xb0\x04", b"\x2f\x00\x02\x00\x01\x00"), "密码", XLS)
refused("xls whose sectors run in a circle", poked(XLS, 9 * 512, struct.pack("<128I", *range(1, 128), 1)), "已损坏", XLS)
refused("xls with sectors of 2 GiB", poked(XLS, 30, struct.pack("<H", 31)), "已损坏", XLS)
refused("xls with 4 billion table sectors", poked(XLS, 44, struct.pack("<I", 0xFFFFFFFF)), "已损坏", XLS)
refused("xls with a directory nowhere", poked(XLS, 48, struct.pack("<I", 0x7FFFFFFF)), "已损坏", XLS)
refused(
    "xls of zeros after its mark",
    lambda d: (d / XLS).write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(9000)),
    "已损坏",
    XLS,
)
refused(
    "doc called xls",
    patched(
        XLS,
        "Workbook".encode("utf-16-le").ljust(64, b"\0") + b"\x12",
        "WordDocument".encode("utf-16-le").ljust(64, b"\0") + b"\x1a",
    ),
    "不是表格",
    XLS,
)
refused(
    "xls of Excel 2 without a compound file",
    lambda d: (d / XLS).write_bytes(b"\x09\x00\x04\x00\x02\x00\x10\x00" + bytes(60)),
    "不是表格",
    XLS,
)
refused(
    "xls that says 2 billion rows",
    patched(XLS, b"\x00\x02\x0e\x00" + struct.pack("<II", 0, 3), b"\x00\x02\x0e\x00" + struct.pack("<II", 0, 0x7FFFFFFF)),
    "已损坏",
    XLS,
)


def far(folder: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("表1")
    sheet.write(0, 0, 1)
    sheet.write(65535, 255, 1)
    book.save(str(folder / XLS))


refused("xls with a cell at IV65536", far, "IV65536", XLS)


def old_formulas(folder: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("表1")
    for row, cells in enumerate(GOOD):
        for column, cell in enumerate(cells):
            sheet.write(row, column, cell)
    sheet.write(1, 4, xlwt.Formula('HYPERLINK("http://127.0.0.1:9/x")'))
    sheet.row(2).set_cell_error(4, "#REF!")
    book.save(str(folder / XLS))


case("containers", "xls with an error and a formula beside the table", old_formulas, reads=READS, says="unreadable E3")

loads("ods as it should be", lambda d: ods(d / ODS))
refused("ods cut in half", lambda d: changed(ods(d / ODS), lambda b: b[: len(b) // 2]), "已损坏", ODS)
refused("ods with a password", lambda d: ods(d / ODS, **{"META-INF__manifest.xml": "<m><encryption-data/></m>"}), "密码", ODS)
refused("ods whose content is no XML", lambda d: ods(d / ODS, content_xml="<office:document-content"), "已损坏", ODS)
refused("ods with a DOCTYPE", lambda d: ods(d / ODS, prolog='<!DOCTYPE x [<!ENTITY a "甲">]>'), "DOCTYPE", ODS)
refused("ods that says it is a text", lambda d: ods(d / ODS, mimetype="application/vnd.oasis.opendocument.text"), "不是表格", ODS)
REPEAT = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="%s"%s</table:table-row>'
TEXT = ' office:value-type="string"><text:p>甲</text:p></table:table-cell>'
loads("ods with a million blank rows behind", lambda d: ods(d / ODS, after=REPEAT % ("16384", "/>")))
refused(
    "ods with a row repeated a million times", lambda d: ods(d / ODS, after=REPEAT % ("200", TEXT)), "重复", ODS, hostile=True
)
FAR = '<table:table-row table:number-rows-repeated="-5"><table:table-cell table:number-columns-repeated="99999999999"%s</table:table-row>'
loads(
    "ods with a row repeated less than never",
    lambda d: ods(d / ODS, after=FAR % TEXT),
    f"{READS}\n甲 | 甲 | 甲 | unscheduled",
    says="notice 1, " + ", ".join(f"notice {letter(column)}4" for column in range(4, 24)),
)
loads(
    "ods with a table inside a cell",
    lambda d: ods(
        d / ODS,
        [
            *GOOD,
            [
                '<table:table-cell><table:table table:name="内"><table:table-row><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row></table:table></table:table-cell>'
            ],
        ],
    ),
)
SCRIPTS = "<office:scripts><office:script>MsgBox</office:script></office:scripts>"
loads(
    "ods with a note at a cell",
    lambda d: ods(
        d / ODS,
        [
            GOOD[0],
            [
                *GOOD[1][:3],
                '<table:table-cell office:value-type="string"><office:annotation><text:p>改到4月</text:p></office:annotation><text:p>3月2日</text:p></table:table-cell>',
            ],
            GOOD[2],
        ],
    ),
)
loads(
    "ods with a formula that fetches",
    lambda d: ods(
        d / ODS,
        [
            (*HEAD, "备注"),
            *((*row, "") for row in GOOD[1:]),
            [
                "<table:table-cell/>" * 4
                + '<table:table-cell table:formula="of:=WEBSERVICE(&quot;http://127.0.0.1:9&quot;)" office:value-type="string"><text:p/></table:table-cell>'
            ],
        ],
    ),
)

loads("gzipped csv", lambda d: (d / "a.csv.gz").write_bytes(gzip.compress(table().encode(), mtime=0)))
refused(
    "gzipped csv cut in half",
    lambda d: (d / "a.csv.gz").write_bytes(gzip.compress(table().encode() * 99, mtime=0)[:60]),
    "gzip",
    "a.csv.gz",
)
refused("gzip of nothing", lambda d: (d / "a.csv.gz").write_bytes(gzip.compress(b"", mtime=0)), "空", "a.csv.gz")


def gz_bomb(folder: Path) -> None:
    """A gigabyte of commas."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    block = b"," * 2**20
    (folder / "a.csv.gz").write_bytes(b"".join([*(packer.compress(block) for _ in range(1024)), packer.flush()]))


refused("gzip of a gigabyte of commas", gz_bomb, "过大", "a.csv.gz", hostile=True)
