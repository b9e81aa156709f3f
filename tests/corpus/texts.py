"""Text tables: every encoding, line end, delimiter and quote, whole and broken."""

from __future__ import annotations

from tests.corpus.case import case
from tests.corpus.sheets import FIRST, GOOD, HEAD, READ_FIRST, READ_SECOND, READS, SECOND, csv, table

CSV = "csv"
TEXT = table()


def loads(name: str, text: str, encoding: str = "utf-8", reads: str = READS, says: str = "", **more: object) -> None:
    case(CSV, name, lambda folder: csv(folder / "a.csv", text, encoding), reads=reads, says=says, **more)


def of_bytes(name: str, content: bytes, **expected: object) -> None:
    case(CSV, name, lambda folder: (folder / "a.csv").write_bytes(content), **expected)


for encoding in ("utf-8", "utf-8-sig", "utf-16"):
    loads(f"csv in {encoding}", TEXT, encoding)
for encoding in ("gbk", "gb18030"):
    loads(f"csv in {encoding}", TEXT, encoding, says="notice a.csv")
of_bytes("csv in utf-16 of the other order", b"\xfe\xff" + TEXT.encode("utf-16-be"), reads=READS)
of_bytes("csv in utf-16 without a mark", TEXT.encode("utf-16-le"), refused="不是", file="a.csv")
of_bytes("csv in utf-16 cut within a letter", TEXT.encode("utf-16")[:-1], refused="utf-16", file="a.csv")
of_bytes("csv in utf-32", TEXT.encode("utf-32"), refused="不是", file="a.csv")
loads(
    "csv in GB18030 with letters of four bytes",
    table((HEAD, ("𠀀检查", *FIRST[1:]), SECOND)),
    "gb18030",
    reads=f"{READ_FIRST.replace('安全', '𠀀')}\n{READ_SECOND}",
    says="notice a.csv",
)
of_bytes(
    "csv in utf-8 with one damaged letter",
    TEXT.encode().replace("甲县".encode(), "甲".encode() + b"\xe5\x8e"),
    reads=f"{READ_FIRST.replace('甲县', '')}\n{READ_SECOND}",
    says="notice a.csv, unreadable C2",
)
of_bytes(
    "csv in gbk with one damaged letter",
    TEXT.encode("gbk").replace("甲县".encode("gbk"), b"\xbc\xff"),
    refused="gb18030",
    file="a.csv",
)
of_bytes("csv of half utf-8 and half gbk", TEXT.encode() + TEXT.encode("gbk"), refused="gb18030", file="a.csv")
of_bytes("csv with two byte order marks", b"\xef\xbb\xbf\xef\xbb\xbf" + TEXT.encode(), reads=READS)
for name, end in (("DOS", "\r\n"), ("old Mac", "\r")):
    loads(f"csv with the line ends of {name}", table(end=end))
loads("csv with mixed line ends", f"{','.join(HEAD)}\r{','.join(FIRST)}\r\n{','.join(SECOND)}\n")
loads("csv without a last line end", TEXT.rstrip("\n"))
loads("csv with the end mark of DOS", TEXT + "\x1a")
loads(
    "csv with line breaks that are none",
    table((HEAD, ("安全\u2028检查", *FIRST[1:]), SECOND)),
    reads=f"{READ_FIRST.replace('安全', '安全 ')}\n{READ_SECOND}",
)
for name, delimiter in (("tabs", "\t"), ("semicolons", ";")):
    loads(f"csv with {name}", table(delimiter=delimiter))
loads("csv that says its delimiter", "sep=|\n" + table(delimiter="|"), reads=READS)
loads(
    "csv with semicolons and commas inside",
    table((HEAD, FIRST, (*SECOND[:2], "乙县,丙区", SECOND[3])), ";"),
    reads=f"{READ_FIRST}\n{READ_SECOND.replace('乙县', '乙县、丙区')}",
)
loads("csv with a comma at every line's end", table(tuple((*row, "") for row in GOOD)))
loads("csv with quotes", "\n".join(",".join(f'"{cell}"' for cell in row) for row in GOOD))
loads(
    "csv with quoted line ends",
    table((HEAD, FIRST, (*SECOND[:2], '"乙县\n丙区"', SECOND[3]))),
    reads=f"{READ_FIRST}\n{READ_SECOND.replace('乙县', '乙县、丙区')}",
)
loads(
    "csv with doubled quotes",
    table((HEAD, ('"""安全""检查"', *FIRST[1:]), SECOND)),
    reads=f'"安全"检查{READ_FIRST.removeprefix("安全检查")}\n{READ_SECOND}',
)
loads("csv with an unclosed quote", table((HEAD, FIRST, ('"坏', "某局", "丙县", "5月1日"), SECOND)), says="unreadable 3")
loads("csv with an unclosed quote in its last cell", table((*GOOD, (*FIRST[:3], '"5月1日'))), says="unreadable 4")
loads(
    "csv with a quote in the middle of a cell",
    table((HEAD, ('安全"检查', *FIRST[1:]), SECOND)),
    reads=f'安全"检查{READ_FIRST.removeprefix("安全检查")}\n{READ_SECOND}',
)
loads(
    "csv with text behind a closed quote", table((HEAD, FIRST, ('"坏"了', "某局", "丙县", "5月1日"), SECOND)), says="unreadable 3"
)
loads(
    "csv with ragged rows",
    f"{','.join(HEAD)},备注\n{','.join(FIRST)}\n{','.join(SECOND)},急,多,出,来\n",
    says="notice F3, notice G3, notice H3",
)
loads(
    "csv with rows cut short",
    f"{','.join(HEAD)}\n{','.join(FIRST)}\n消防检查,消防队\n",
    reads=f"{READ_FIRST}\n消防检查 | 消防队 |  | unscheduled",
)
loads("csv with a row of 20,000 cells", TEXT + "," * 20_000 + "x\n", says="unreadable 4")
loads("csv with blank lines between", TEXT.replace("\n", "\n\n"))
loads("csv with a million blank lines", TEXT + "\n" * 1_000_000, hostile=True)
loads(
    "csv with a cell of a megabyte",
    table((HEAD, ("长" * 350_000, *FIRST[1:]), SECOND)),
    reads=READ_SECOND,
    says="unreadable 2",
    hostile=True,
)
loads("csv with a zero byte", TEXT + "\0", refused="不是表格", file="a.csv")
loads("csv of one byte order mark", "\ufeff", refused="空", file="a.csv")
loads("csv of blanks", " \n\t\n", refused="空", file="a.csv")
loads("csv of one word", "x", refused="没有可读的表格", file=".")
loads("csv of prose", "本页说明，无表格。\n" * 9, refused="没有可读的表格", file=".")
loads("csv with a tab before the header's comma", "\t" + TEXT.replace(",", "\t,", 1), reads=READS)
