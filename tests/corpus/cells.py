"""Cells: errors, formulas, serials, days written in every way, days that are none, numbers as text, long and odd text."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial
from pathlib import Path

from tests.corpus.case import case
from tests.corpus.sheets import (
    FIRST,
    HEAD,
    READ_SECOND,
    READS,
    SECOND,
    Row,
    csv,
    ods,
    raw,
    table,
    with_time,
    xls,
    xlsx,
)
from tests.load import raw_xlsx

CELLS = "cells"
DAY = "2026-03-02..2026-03-02"


def loads(name: str, *rows: Row, reads: str = READS, says: str = "") -> None:
    case(CELLS, name, lambda folder: xlsx(folder / "a.xlsx", rows), reads=reads, says=says)


def time(name: str, cell: object, means: str, says: str = "") -> None:
    """One time cell, before a row that is sound."""
    reads = f"事项1 | 应急局 | 甲县 | {means}\n{READ_SECOND}"
    case(CELLS, f"time {name}", lambda folder: xlsx(folder / "a.xlsx", with_time(cell)), reads=reads, says=says)


def by_hand(name: str, cell: str, means: str, says: str = "", extra: dict[str, str] | None = None) -> None:
    """One time cell as XML, before a row that is sound."""
    reads = f"事项1 | 应急局 | 甲县 | {means}\n{READ_SECOND}"
    case(CELLS, f"cell {name}", lambda folder: raw(folder / "a.xlsx", with_time(cell), extra=extra), reads=reads, says=says)


def damaged(name: str, cell: str, extra: dict[str, str] | None = None) -> None:
    """A cell no program writes: it costs the sheet, as nobody can say what else is damaged."""
    make = partial(_by_hand, cell=cell, extra=extra)
    case(CELLS, f"cell {name}", make, refused="读不出", file="a.xlsx")


def _by_hand(folder: Path, cell: str, extra: dict[str, str] | None) -> None:
    raw(folder / "a.xlsx", with_time(cell), extra=extra)


for error in (
    "#REF!",
    "#N/A",
    "#DIV/0!",
    "#VALUE!",
    "#NAME?",
    "#NUM!",
    "#NULL!",
    "#SPILL!",
    "#CALC!",
    "#GETTING_DATA",
    "#FIELD!",
):
    by_hand(f"that says {error}", f'<c t="e"><v>{error}</v></c>', "unscheduled", "unreadable D2")
for row, name in enumerate(("事项名称", "牵头单位", "检查对象")):
    wrong = [*FIRST[:row], '<c t="e"><v>#REF!</v></c>', *FIRST[row + 1 :]]
    left = [*FIRST[:row], "", *FIRST[row + 1 : 3], DAY]
    case(
        CELLS,
        f"error under {name}",
        lambda folder, wrong=wrong: raw(folder / "a.xlsx", (HEAD, wrong, SECOND)),
        reads=f"{' | '.join(left)}\n{READ_SECOND}",
        says=("question A2, " if not row else "") + f"unreadable {'ABC'[row]}2",
    )
by_hand("formula without a result", "<c><f>TODAY()</f></c>", "unscheduled", "notice 表1, unreadable D2")
by_hand("formula with a result", '<c t="str"><f>A9</f><v>3月2日</v></c>', DAY)
by_hand("formula that gave the empty text", '<c t="str"><f>A9</f><v></v></c>', "unscheduled")
by_hand("truth", '<c t="b"><v>1</v></c>', "unscheduled")
damaged("of a type nobody knows", '<c t="zzz"><v>3月2日</v></c>')
damaged("that points past the shared strings", '<c t="s"><v>99</v></c>')
by_hand("with a style past the styles", '<c s="99" t="str"><v>3月2日</v></c>', DAY)
by_hand("number that is no number", "<c><v>abc</v></c>", "unscheduled")
by_hand("number 1E999", "<c><v>1E999</v></c>", "unscheduled")
by_hand("number NaN", "<c><v>NaN</v></c>", "unscheduled")
RICH = '<c t="inlineStr"><is><r><rPr><b/></rPr><t>3月</t></r><r><t>2日</t></r></is></c>'
by_hand("of several runs", RICH, DAY)
by_hand("with the sound of its words", '<c t="inlineStr"><is><t>3月2日</t><rPh sb="0" eb="1"><t>さんがつ</t></rPh></is></c>', DAY)
by_hand("with an escaped line break", '<c t="inlineStr"><is><t xml:space="preserve"> 3月2日_x000D_ </t></is></c>', DAY)

DATES = f'<styleSheet xmlns="{raw_xlsx.MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="31"/></cellXfs></styleSheet>'
serial = partial(by_hand, extra={"xl/styles.xml": DATES})
serial("serial 46083 as a date", '<c s="1"><v>46083</v></c>', DAY)
serial("serial 46083 as a Chinese date", '<c s="2"><v>46083</v></c>', DAY)
serial("serial 46083.9999 as a date", '<c s="1"><v>46083.9999</v></c>', DAY)
damaged("serial -1E300 as a date", '<c s="1"><v>-1E300</v></c>', {"xl/styles.xml": DATES})
for value in ("0", "-1", "-46083"):
    serial(f"serial {value} as a date", f'<c s="1"><v>{value}</v></c>', "unscheduled")
for value in ("1", "60", "61", "2958465", "1E300", "2958466", "999999999"):
    serial(f"serial {value} as a date", f'<c s="1"><v>{value}</v></c>', "unreadable", "unreadable D2")
by_hand("serial 46083 as a bare number", "<c><v>46083</v></c>", "unreadable", "unreadable D2")
case(
    CELLS,
    "date of a 1904 workbook",
    lambda d: xlsx(d / "a.xlsx", with_time(date(2026, 3, 2)), options={"date_1904": True}),
    reads=f"事项1 | 应急局 | 甲县 | {DAY}\n{READ_SECOND}",
)
case(
    CELLS,
    "date of an xls",
    lambda d: xls(d / "a.xls", with_time(date(2026, 3, 2))),
    reads=f"事项1 | 应急局 | 甲县 | {DAY}\n{READ_SECOND}",
)
case(
    CELLS,
    "date of an ods",
    lambda d: ods(
        d / "a.ods",
        with_time(
            '<table:table-cell office:value-type="date" office:date-value="2026-03-02"><text:p>02/03/26</text:p></table:table-cell>'
        ),
    ),
    reads=f"事项1 | 应急局 | 甲县 | {DAY}\n{READ_SECOND}",
)
case(
    CELLS,
    "date of an ods that is none",
    lambda d: ods(
        d / "a.ods",
        with_time(
            '<table:table-cell office:value-type="date" office:date-value="2026-02-30"><text:p>2月30日</text:p></table:table-cell>'
        ),
    ),
    reads=f"事项1 | 应急局 | 甲县 | unreadable\n{READ_SECOND}",
    says="unreadable D2",
)

for written in (
    "2026-03-02", "2026/3/2", "2026.3.2", "2026年3月2日", "2026年03月02日", "3月2日", "3月2号", "３月２日", "三月二日", "二〇二六年三月二日",
    "2026 年 3 月 2 日", "2026年3月2日（周一）", "2026-03-02 00:00:00",
):  # fmt: skip
    time(f"written {written!r}", written, DAY)
for written in (
    "3月2日-4日",
    "3月2日—4日",
    "3月2日～4日",
    "3月2日至4日",
    "3月2-4日",
    "2026.3.2-3.4",
    "2026/3/2—2026/3/4",
    "2026-03-02至2026-03-04",
):
    time(f"span {written!r}", written, "2026-03-02..2026-03-04")
for written in ("2月30日", "2026-02-29", "13月1日", "3月32日", "2026-3-0", "20260230", "0月5日"):
    time(f"that no calendar has {written!r}", written, "unreadable", "unreadable D2")
for written in ("20229", "1031日前", "8月0日至9月", "3月2日（周五）", "2026年3月日", "？月2日", "3月5日-2日"):
    time(f"damaged {written!r}", written, "unreadable", "unreadable D2")
time("broken in two lines", "2026\n年3月2日", "unreadable", "unreadable D2")
time("in 1900", "1900年3月2日", "unreadable", "unreadable D2")
time("in 9999", "9999年12月31日", "unreadable", "unreadable D2")
time("in 9999 as a date", date(9999, 12, 31), "unreadable", "unreadable D2")
time("in 1900 as a date", date(1900, 3, 2), "unreadable", "unreadable D2")
time("with a clock", datetime(2026, 3, 2, 8, 30), DAY)
time("October with a dot", "2026.10", "2026-10-01..2026-10-31")
time("October as the number 2026.1", 2026.1, "unreadable", "unreadable D2")
time("of digits", "20260302", DAY)
time("of digits as a number", 20260302, DAY)
time("month of digits, as an id has them", 202603, "unreadable", "unreadable D2")
time("of next year", "2027年1月5日", "2027-01-05..2027-01-05", "question D2")
time("none", None, "unscheduled")
time("later", "另行通知", "unscheduled")
time("of 32,767 letters", "3" * 32_767, "unreadable", "unreadable D2")
time("of brackets", "（" * 5_000, "unreadable", "unreadable D2")
time("of lists", "、".join(["3月2日"] * 500), "unreadable", "unreadable D2")

ENDS = ("事项名称", "牵头单位", "检查对象", "开始时间", "结束时间")


def ends(name: str, start: object, end: object, means: str, says: str) -> None:
    rows = (ENDS, (*FIRST[:3], start, end), (*SECOND[:3], "2026-04-07", "2026-04-09"))
    case(
        CELLS,
        f"two days {name}",
        lambda folder: xlsx(folder / "a.xlsx", rows),
        reads=f"安全检查 | 应急局 | 甲县 | {means}\n{READ_SECOND}",
        says=says,
    )


ends("the second before the first", "2026-03-05", "2026-03-02", "unreadable", "unreadable D2")
ends("the second before the first, as dates", date(2026, 3, 5), date(2026, 3, 2), "unreadable", "unreadable D2")
ends("the second damaged", "2026-03-05", "2026-03-xx", "unreadable", "unreadable D2")
ends("of two kinds", date(2026, 3, 2), "3月4日", "2026-03-02..2026-03-04", "")

loads("numbers that are text", ("序号", *HEAD), ("007", *FIRST), ("1E5", *SECOND))
loads(
    "names that are numbers",
    HEAD,
    (202601, "应急局", "甲县", "3月2日"),
    SECOND,
    reads=f"202601 | 应急局 | 甲县 | {DAY}\n{READ_SECOND}",
)
loads(
    "names of the kind NA", HEAD, ("NA", "应急局", "NULL", "3月2日"), SECOND, reads=f"NA | 应急局 | NULL | {DAY}\n{READ_SECOND}"
)
loads(
    "name of 32,767 letters",
    HEAD,
    ("长" * 32_767, *FIRST[1:]),
    SECOND,
    reads=f"{'长' * 32_767} | 应急局 | 甲县 | {DAY}\n{READ_SECOND}",
)
loads("name with emoji", HEAD, ("检查👨‍👩‍👧🚒", *FIRST[1:]), SECOND, reads=f"检查👨‍👩‍👧🚒 | 应急局 | 甲县 | {DAY}\n{READ_SECOND}")
loads(
    "name with letters of extension B",
    HEAD,
    ("𠮷𠀀检查", *FIRST[1:]),
    SECOND,
    reads=f"𠮷𠀀检查 | 应急局 | 甲县 | {DAY}\n{READ_SECOND}",
)
loads("names with marks of direction", HEAD, ("\u202e安全\u200f检查\u2066", "应\u200b急局", "甲\u2060县", "3月\u200e2日"), SECOND)
loads("names with blanks around", HEAD, (" 安全检查\u3000", "\t应急局\n", "\u00a0甲县 ", "  3月2日  "), SECOND)
loads(
    "names with line breaks of every kind",
    HEAD,
    ("安全检查", "应急局", "甲县\r\n乙县\u2028丙县\x85丁县", "3月2日"),
    reads=f"安全检查 | 应急局 | 甲县、乙县、丙县、丁县 | {DAY}",
)
case(
    CELLS,
    "names with control characters",
    lambda d: csv(
        d / "a.csv",
        table((HEAD, ("安全\x07检查", "应急\x1b局", "甲\x9b县", "3月2日"), SECOND)) + "注：" + "以上时间如有变动另行通知。" * 20,
    ),
    reads=READS,
    says="notice 4",
)
loads(
    "sampled target",
    HEAD,
    ("安全检查", "应急局", "从100家中随机抽取10家", "3月2日"),
    SECOND,
    reads=f"安全检查 | 应急局 | 从100家中随机抽取10家 ×0.1 | {DAY}\n{READ_SECOND}",
)
loads(
    "every row from January to December",
    HEAD,
    *[("安全检查", "应急局", "甲县", "1月-12月")] * 3,
    reads="\n".join(["安全检查 | 应急局 | 甲县 | 2026-01-01..2026-12-31"] * 3),
)
