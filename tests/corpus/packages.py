"""Packages (xlsx): cut, wrong, missing, doubled, locked parts, and files that are not what they are called."""

from __future__ import annotations

import random
import struct
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

from tests.corpus.case import case
from tests.corpus.sheets import GOOD, READS, csv, ods, raw, rows_xml, table, xls, xlsx
from tests.load import raw_xlsx

CONTAINERS = "containers"
BOOK = "xl/workbook.xml"
LINKS = "xl/_rels/workbook.xml.rels"
SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"


def refused(name: str, make: Callable[[Path], object], why: str, file: str = "a.xlsx", **more: object) -> None:
    case(CONTAINERS, name, make, refused=why, file=file, **more)


def loads(name: str, make: Callable[[Path], object], reads: str = READS, **more: object) -> None:
    case(CONTAINERS, name, make, reads=reads, **more)


def changed(path: Path, change: Callable[[bytes], bytes]) -> Path:
    path.write_bytes(change(path.read_bytes()))
    return path


def repacked(path: Path, change: Callable[[dict[str, bytes]], object], compression: int = zipfile.ZIP_DEFLATED) -> Path:
    """The package with its parts changed in place."""
    with zipfile.ZipFile(path) as package:
        parts = {info.filename: package.read(info) for info in package.infolist()}
    change(parts)
    with zipfile.ZipFile(path, "w", compression) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path


def renamed(make: Callable[[Path], Path], old: str, new: str) -> Callable[[Path], object]:
    return lambda folder: make(folder / old).rename(folder / new)


refused("xlsx cut in half", lambda d: changed(xlsx(d / "a.xlsx"), lambda b: b[: len(b) // 2]), "已损坏")
refused("xlsx without its last 30 bytes", lambda d: changed(xlsx(d / "a.xlsx"), lambda b: b[:-30]), "已损坏")
refused("xlsx of its first 4 bytes", lambda d: changed(xlsx(d / "a.xlsx"), lambda b: b[:4]), "已损坏")
loads("xlsx with a long comment behind it", lambda d: changed(xlsx(d / "a.xlsx"), lambda b: b[:-2] + b"\xff\xff" + b"x" * 65_535))
refused(
    "xlsx with every byte 0 after the first 100",
    lambda d: changed(xlsx(d / "a.xlsx"), lambda b: b[:100].ljust(len(b), b"\0")),
    "已损坏",
)


def encrypted(folder: Path) -> None:
    """A package with a password is a compound file with a stream named EncryptedPackage."""
    entry = "EncryptedPackage".encode("utf-16-le").ljust(64, b"\0") + struct.pack("<HBB", 34, 2, 1) + b"\0" * 60
    root = "Root Entry".encode("utf-16-le").ljust(64, b"\0") + struct.pack("<HBB", 22, 5, 1) + b"\0" * 60
    head = bytearray(512)
    head[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<HHHHH", head, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<IIIIIIIII", head, 44, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0)
    head[80:] = b"\xff" * (512 - 80)
    table_ = struct.pack("<II", 0xFFFFFFFD, 0xFFFFFFFE).ljust(512, b"\xff")
    (folder / "a.xlsx").write_bytes(bytes(head) + table_ + (root + entry).ljust(512, b"\0"))


def flagged(whole: bytes) -> bytes:
    """Every member said to be encrypted, in its own header and in the table of contents."""
    content = bytearray(whole)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        found = content.find(mark)
        while found >= 0:
            content[found + at] |= 1
            found = content.find(mark, found + 4)
    return bytes(content)


refused("xlsx with a password", encrypted, "密码")
refused("xlsx whose members are encrypted", lambda d: changed(raw(d / "a.xlsx"), flagged), "密码")
refused("random bytes called xlsx", lambda d: (d / "a.xlsx").write_bytes(random.Random(1).randbytes(5000)), "不是")
refused(
    "a picture called xlsx", lambda d: (d / "a.xlsx").write_bytes(b"\xff\xd8\xff\xe0\0\x10JFIF\0" + bytes(range(256)) * 9), "不是"
)
refused("rich text called xls", lambda d: csv(d / "a.xls", "{\\rtf1\\ansi 3}\n"), "不是表格", "a.xls")
loads("csv called xlsx", lambda d: csv(d / "a.xlsx", table()))
loads("csv in GBK called xls", lambda d: csv(d / "a.xls", table(), "gbk"), says="notice a.xls")
loads("tab-separated text called xls", lambda d: csv(d / "a.xls", table(delimiter="\t"), "utf-16"))
loads("xls called xlsx", renamed(xls, "a.xls", "b.xlsx"))
loads("xls called et", renamed(xls, "a.xls", "b.et"))
loads("xlsx called xls", renamed(xlsx, "a.xlsx", "b.xls"))
loads("xlsx called et", renamed(xlsx, "a.xlsx", "b.et"))
loads("xlsx called csv", renamed(xlsx, "a.xlsx", "b.csv"))
loads("xlsx called ods", renamed(xlsx, "a.xlsx", "b.ods"))
loads("ods called xlsx", renamed(ods, "a.ods", "b.xlsx"))
loads("xlsx in capitals", renamed(xlsx, "a.xlsx", "A.XLSX"))


def zipped(folder: Path, **parts: bytes | str) -> None:
    with zipfile.ZipFile(folder / "a.xlsx", "w") as package:
        for name, content in parts.items():
            package.writestr(name.replace("__", "/"), content)


refused("zip with a spreadsheet in it", lambda d: zipped(d, **{"计划.xlsx": xlsx(d / "b").read_bytes()}), "压缩包里不是表格")
refused(
    "presentation called xlsx",
    lambda d: zipped(d, **{"[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<p/>"}),
    "已损坏",
)
refused("xlsb", lambda d: zipped(d, **{"xl/workbook.bin": b"\x83\x01"}), "xlsb")

for part, why in (
    ("[Content_Types].xml", "压缩包里不是表格"),
    (BOOK, "已损坏"),
    (LINKS, "已损坏"),
    ("_rels/.rels", "已损坏"),
    (SHEET, "已损坏"),
):
    refused(f"xlsx without {part}", lambda d, part=part: repacked(raw(d / "a.xlsx"), lambda p: p.pop(part)), why)
    if part != "[Content_Types].xml":
        refused(f"xlsx whose {part} is no XML", lambda d, part=part: raw(d / "a.xlsx", extra={part: "\0\1<"}), "已损坏")
        refused(
            f"xlsx whose {part} stops in the middle",
            lambda d, part=part: repacked(raw(d / "a.xlsx"), lambda p: p.update({part: p[part][:-9]})),
            "已损坏",
        )
loads(
    "xlsx whose styles are missing",
    lambda d: raw(d / "a.xlsx", [*GOOD[:2], ('<c s="9" t="str"><v>消防检查</v></c>', *GOOD[2][1:])]),
)
refused(
    "xlsx whose list of sheets is empty",
    lambda d: raw(d / "a.xlsx", extra={BOOK: f'<workbook xmlns="{raw_xlsx.MAIN}"><sheets/></workbook>'}),
    "没有工作表",
)


def twice(folder: Path, name: str) -> None:
    """Of two entries of one name the last wins in some programs and the first in others."""
    path = raw(folder / "a.xlsx")
    other = raw_xlsx.sheet(rows_xml((GOOD[0], ("假的", "假局", "假县", "1月1日"))))
    with zipfile.ZipFile(path, "a") as package, warnings.catch_warnings(action="ignore"):
        package.writestr(name, other)


for name in (SHEET, SHEET.upper(), SHEET.replace("/", "\\"), f"/{SHEET}"):
    refused(f"xlsx with a second {name}", lambda d, name=name: twice(d, name), "同名")
loads(
    "xlsx with a member that leads out",
    lambda d: raw(d / "a.xlsx", extra={"../../../../tmp/burden-out": "x", "/etc/burden-out": "x"}),
)
loads(
    "xlsx with the wrong sum of a picture",
    lambda d: changed(
        raw(d / "a.xlsx", extra={"xl/media/a.png": "picture"}, compression=zipfile.ZIP_STORED),
        lambda b: b.replace(b"picture", b"pixture"),
    ),
)
refused(
    "xlsx with the wrong sum of its sheet",
    lambda d: changed(raw(d / "a.xlsx", compression=zipfile.ZIP_STORED), lambda b: b.replace("甲县".encode(), "丁县".encode())),
    "已损坏",
)
refused("xlsx packed by bzip2", lambda d: raw(d / "a.xlsx", compression=zipfile.ZIP_BZIP2), "已损坏")
refused("xlsx packed by lzma", lambda d: raw(d / "a.xlsx", compression=zipfile.ZIP_LZMA), "已损坏")
loads("xlsx not packed at all", lambda d: raw(d / "a.xlsx", compression=zipfile.ZIP_STORED))

STRICT = {
    raw_xlsx.MAIN: "http://purl.oclc.org/ooxml/spreadsheetml/main",
    raw_xlsx.REL: "http://purl.oclc.org/ooxml/officeDocument/relationships",
}


def strictly(parts: dict[str, bytes]) -> None:
    for old, new in STRICT.items():
        parts.update({name: content.replace(old.encode(), new.encode()) for name, content in parts.items()})


loads("xlsx in the strict form", lambda d: repacked(xlsx(d / "a.xlsx"), strictly))
loads("xlsx with prefixed elements", lambda d: repacked(raw(d / "a.xlsx"), lambda p: p.update({SHEET: prefixed(p[SHEET])})))


def prefixed(content: bytes) -> bytes:
    for name in (b"worksheet", b"sheetData", b"row", b"c ", b"c>", b"is>", b"t>"):
        content = content.replace(b"<" + name, b"<x:" + name).replace(b"</" + name, b"</x:" + name)
    return content.replace(b"xmlns=", b"xmlns:x=")


def recoded(encoding: str) -> Callable[[Path], object]:
    return lambda d: repacked(raw(d / "a.xlsx"), lambda p: p.update({SHEET: p[SHEET].decode().encode(encoding)}))


loads("xlsx with a byte order mark before its sheet", recoded("utf-8-sig"))
refused("xlsx with a sheet in utf-16", recoded("utf-16"), "读不出")
refused(
    "xlsx with a sheet in gbk",
    lambda d: repacked(
        raw(d / "a.xlsx"), lambda p: p.update({SHEET: b'<?xml version="1.0" encoding="gbk"?>' + p[SHEET].decode().encode("gbk")})
    ),
    "已损坏",
)
refused(
    "xlsx with control characters in its XML",
    lambda d: repacked(raw(d / "a.xlsx"), lambda p: p.update({SHEET: p[SHEET].replace("甲".encode(), b"\x08")})),
    "已损坏",
)

MACRO = {
    "xl/vbaProject.bin": b"\xd0\xcf\x11\xe0" * 99,
    "xl/externalLinks/externalLink1.xml": "<externalLink/>",
    "xl/connections.xml": "<connections/>",
}
loads("xlsm with macros, links and connections", renamed(lambda path: raw(path, extra=MACRO), "a.xlsx", "b.xlsm"))
loads(
    "one damaged sheet beside a sound one",
    lambda d: raw_xlsx.write(d / "a.xlsx", raw_xlsx.sheet(rows_xml(GOOD)), raw_xlsx.sheet("<row><c></row>")),
    says="unreadable 表2",
)
refused(
    "two sheets of one name",
    lambda d: repacked(
        raw_xlsx.write(d / "a.xlsx", raw_xlsx.sheet(rows_xml()), raw_xlsx.sheet("")),
        lambda p: p.update({BOOK: p[BOOK].replace("表2".encode(), "表1".encode())}),
    ),
    "同名的工作表",
)


def junk_before(folder: Path) -> None:
    """A program that unpacks itself begins with its own code."""
    changed(xlsx(folder / "a.xlsx"), lambda b: b"MZ" + bytes(510) + b)


refused("xlsx behind a program", junk_before, "不是")


def both(folder: Path) -> None:
    """A package that is a workbook to one program and a document to another."""
    raw(folder / "a.xlsx", extra={"content.xml": "<x/>", "mimetype": "application/vnd.oasis.opendocument.text"})


loads("xlsx that is an ods text too", both)
