"""Small files that would fill the memory or never end: each must be refused, or read, within the limits."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from tests.corpus.case import case
from tests.corpus.packages import BOOK, CONTAINERS, SHEET, STRINGS, changed
from tests.corpus.sheets import GOOD, HEAD, READS, raw, rows_xml, table
from tests.load import raw_xlsx

MIB = 2**20
refused = partial(case, CONTAINERS, file="a.xlsx", hostile=True)
loads = partial(case, CONTAINERS, reads=READS, hostile=True)
HEADER, FOOTER = raw_xlsx.sheet("\0").split("\0")


def packed(path: Path, member: str, pieces: Iterator[bytes], extra: dict[str, str] | None = None) -> Path:
    """A workbook with one member streamed into it, so that a large one costs no memory to make."""
    raw(path, extra=extra)
    with zipfile.ZipFile(path) as package:
        parts = {info.filename: package.read(info) for info in package.infolist() if info.filename != member}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for name, content in parts.items():
            package.writestr(name, content)
        with package.open(member, "w", force_zip64=True) as stream:
            for piece in pieces:
                stream.write(piece)
    return path


def around(before: str, piece: str, times: int, after: str) -> Iterator[bytes]:
    yield before.encode()
    block, size = piece.encode(), 1
    while size < times and len(block) < MIB:
        block, size = block * 2, size * 2
    for _ in range(times // size):
        yield block
    yield after.encode()


def sheet_of(piece: str, times: int, tail: str = "") -> dict[str, object]:
    return {"pieces": around(HEADER + rows_xml(), piece, times, FOOTER.replace("</worksheet>", tail + "</worksheet>"))}


refused(
    "a gigabyte of white space in a sheet", lambda d: packed(d / "a.xlsx", SHEET, **sheet_of(" ", 1024 * MIB)), refused="过大"
)
refused("390 MB of white space in a sheet", lambda d: packed(d / "a.xlsx", SHEET, **sheet_of(" ", 350 * MIB)), refused="过大")
loads("9 MB of white space in a sheet", lambda d: packed(d / "a.xlsx", SHEET, **sheet_of(" ", 8 * MIB)))
refused(
    "60 MB of white space in the shared strings",
    lambda d: packed(d / "a.xlsx", STRINGS, around("<sst>", " ", 60 * MIB, "</sst>")),
    refused="过大",
)
refused(
    "2,400,000 rows of cells in 1 MB",
    lambda d: packed(d / "a.xlsx", SHEET, **sheet_of('<row><c t="b"><v>1</v></c></row>', 2_400_000)),
    refused="单元格位置",
)
refused(
    "a million rows of one cell",
    lambda d: packed(d / "a.xlsx", SHEET, **sheet_of('<row><c t="b"><v>1</v></c></row>', 2**20 - 8)),
    refused="超过140000行",
)
loads("a million rows without a cell", lambda d: packed(d / "a.xlsx", SHEET, **sheet_of("<row/>", 2**20)))
loads(
    "a million cells without a value",
    lambda d: packed(d / "a.xlsx", SHEET, around(HEADER + rows_xml() + "<row>", "<c/>", 2**14, "</row>" + FOOTER)),
)
refused(
    "a row of 100,000 cells",
    lambda d: packed(d / "a.xlsx", SHEET, around(HEADER + rows_xml() + "<row>", "<c><v>1</v></c>", 2**17, "</row>" + FOOTER)),
    refused="单元格位置",
)
refused(
    "cell at XFD1048576",
    lambda d: raw(d / "a.xlsx", between='<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
    refused="XFD1048576",
)
refused(
    "cell at A1048576",
    lambda d: raw(d / "a.xlsx", between='<row r="1048576"><c r="A1048576"><v>1</v></c></row>'),
    refused="1048576",
)
refused("cell at A0", lambda d: raw(d / "a.xlsx", between='<row><c r="A0"><v>1</v></c></row>'), refused="读不出")
refused(
    "cell at A99999999999",
    lambda d: raw(d / "a.xlsx", between='<row><c r="A99999999999"><v>1</v></c></row>'),
    refused="单元格位置",
)
refused("row 4294967296", lambda d: raw(d / "a.xlsx", between='<row r="4294967296"><c><v>1</v></c></row>'), refused="单元格位置")

LONG = "长" * 32_000


def strings(folder: Path, times: int) -> None:
    """One long shared string, said by very many cells."""
    sheet = "".join(f'<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>' for row in range(4, times + 4))
    text = f'<sst xmlns="{raw_xlsx.MAIN}" count="1" uniqueCount="1"><si><t>{LONG}</t></si></sst>'
    raw(folder / "a.xlsx", between=sheet, extra={STRINGS: text})


refused("one long string said by 100,000 cells", partial(strings, times=100_000), refused="另存为 xlsx")
for count in ("999999999999999", "-1", "4294967295"):
    refused(
        f"shared strings that say they are {count}",
        lambda d, count=count: raw(d / "a.xlsx", extra={STRINGS: f'<sst uniqueCount="{count}"><si><t>x</t></si></sst>'}),
        refused="个数不实",
    )
STYLES = f'<styleSheet xmlns="{raw_xlsx.MAIN}"><cellXfs>%s</cellXfs></styleSheet>'
refused(
    "two million styles",
    lambda d: packed(
        d / "a.xlsx", "xl/styles.xml", around(STYLES.partition("%s")[0], '<xf numFmtId="14"/>', 2**21, STYLES.partition("%s")[2])
    ),
    refused="样式太多",
)
MERGES = "<mergeCells>%s</mergeCells>"
loads("merge from D4 to the last row", lambda d: raw(d / "a.xlsx", after=MERGES % '<mergeCell ref="D4:D1048576"/>'))
refused(
    "300,000 merged ranges",
    lambda d: packed(
        d / "a.xlsx", SHEET, **sheet_of("", 0, MERGES % "".join(f'<mergeCell ref="A{n}:B{n}"/>' for n in range(4, 300_004)))
    ),
    refused="合并",
)
refused(
    "merged ranges over each other",
    lambda d: raw(
        d / "a.xlsx", after=MERGES % ('<mergeCell ref="A1:D2"/>' + '<mergeCell ref="A1:D3"/>' * 9 + '<mergeCell ref="B1:D3"/>')
    ),
    refused="互相重叠",
)
DIMENSION = '<dimension ref="%s"/>'


def dimension(folder: Path, said: str) -> None:
    content = raw_xlsx.sheet(rows_xml()).replace("<sheetData>", DIMENSION % said + "<sheetData>")
    raw_xlsx.write(folder / "a.xlsx", content)


for said in ("A1", "A1:XFD1048576", "XFD1048576", "D4:A1"):
    loads(f"sheet that says it is {said}", partial(dimension, said=said))
refused("sheet that says nonsense of its size", partial(dimension, said="nonsense"), refused="读不出")
loads("sheet with 16,384 columns", lambda d: raw(d / "a.xlsx", [(*HEAD, *(f"备用{n}" for n in range(16_380))), *GOOD[1:]]))
refused(
    "100,000 elements in each other", lambda d: packed(d / "a.xlsx", SHEET, around(HEADER, "<a>", 2**17, "")), refused="已损坏"
)
loads(
    "element with 100,000 attributes",
    lambda d: packed(
        d / "a.xlsx",
        SHEET,
        around(HEADER + "<a ", "", 0, " ".join(f'a{n}="1"' for n in range(100_000)) + "/>" + rows_xml() + FOOTER),
    ),
)
refused(
    "comment of 50 MB in a sheet",
    lambda d: packed(d / "a.xlsx", SHEET, around(HEADER + "<!--", "x", 50 * MIB, "-->" + FOOTER)),
    refused="过大",
)
loads("sheet hidden among 500", lambda d: raw_xlsx.write(d / "a.xlsx", *[raw_xlsx.sheet("")] * 499, raw_xlsx.sheet(rows_xml())))
LAUGHS = (
    "<!DOCTYPE x [<!ENTITY a 'ha'>"
    + "".join(f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefghi", "bcdefghij", strict=True))
    + "]>"
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
REMOTE = '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">'
for name, prolog in (
    ("entities in each other", LAUGHS),
    ("entity that is a file", OUTSIDE),
    ("DOCTYPE that is an address", REMOTE),
):
    for part in (SHEET, BOOK, STRINGS):
        refused(
            f"{name} in {part.rpartition('/')[2]}",
            lambda d, part=part, prolog=prolog: raw(d / "a.xlsx", extra={part: f"{prolog}<x>&j;</x>"}),
            refused="DOCTYPE",
        )
refused("20,000 members", lambda d: raw(d / "a.xlsx", extra={f"x/{n}": "" for n in range(20_000)}), refused="过大")


def overlapping(folder: Path) -> None:
    """Two hundred entries that all point at one member of 9 MB: 1.8 GB from 9 kB."""
    copy = io.BytesIO()
    with zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("x/000", b"0" * 9 * MIB)
        package.filelist += package.filelist * 199
        package._didModify = True
    (folder / "a.xlsx").write_bytes(copy.getvalue())


refused("members that lie on one another", overlapping, refused="过大")


def understated(folder: Path) -> None:
    """A sheet of 60 MB that the contents say has 100 bytes."""
    path = packed(folder / "a.xlsx", SHEET, **sheet_of(" ", 60 * MIB))
    with zipfile.ZipFile(path) as package:
        size = package.getinfo(SHEET).file_size
    for old in (struct.pack("<I", size), struct.pack("<Q", size)):
        changed(path, lambda whole, old=old: whole.replace(old, struct.pack("<I", 100).ljust(len(old), b"\0")))


refused("sheet larger than the contents say", understated, refused="已损坏")


def heavy(folder: Path) -> None:
    """50 MB of pictures behind a small plan."""
    noise = zlib.compress(bytes(range(256)) * 9)
    raw(
        folder / "a.xlsx",
        extra={"xl/media/a.png": (noise * (50 * MIB // len(noise))).decode("latin-1")},
        compression=zipfile.ZIP_STORED,
    )


loads("50 MB of pictures behind a small plan", heavy)


def long_rows(folder: Path, rows: int) -> None:
    """As many rows as a large city has, of twelve columns."""
    with open(folder / "a.csv", "w", encoding="utf-8") as file:
        file.write(table([(*HEAD, *(f"备用{n}" for n in range(8)))]))
        for number in range(rows):
            file.write(f"检查{number % 97},应急局,{'甲乙丙丁'[number % 4]}县,3月{number % 28 + 1}日,,,,,,,,\n")


refused("20 MB line", lambda d: (d / "a.csv").write_bytes(b"," * 20 * MIB), refused="过长", file="a.csv")
refused("20 MB line of one letter", lambda d: (d / "a.csv").write_bytes(b"x" * 20 * MIB), refused="过长", file="a.csv")
refused("50 MB of quotes", lambda d: (d / "a.csv").write_bytes(b'"' * 50 * MIB), refused="过长", file="a.csv")
refused(
    "50 MB of opening quotes on lines",
    lambda d: (d / "a.csv").write_bytes(b'x,"\n' * (50 * MIB // 4)),
    refused="行太多",
    file="a.csv",
)
refused("50 MB of line ends", lambda d: (d / "a.csv").write_bytes(b"\r\n" * 25 * MIB), refused="空", file="a.csv")
refused(
    "50 MB of commas on lines",
    lambda d: (d / "a.csv").write_bytes(b",,,,,,,,\n" * (50 * MIB // 9)),
    refused="行太多",
    file="a.csv",
)
refused("50 MB of zeros", lambda d: (d / "a.csv").write_bytes(bytes(50 * MIB)), refused="不是", file="a.csv")
