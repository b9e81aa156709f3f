"""Several files: the same rows twice, one item with two dates, numbers that clash, in any order."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path

from tests.corpus.case import case
from tests.corpus.sheets import FIRST, HEAD, READ_FIRST, READ_SECOND, READS, SECOND, csv, table, xls, xlsx

SEVERAL = "several files"
several = partial(case, SEVERAL)


def same(folder: Path) -> None:
    xlsx(folder / "a.xlsx")
    shutil.copy(folder / "a.xlsx", folder / "副本.xlsx")


several("the same file under two names", same, reads=READS, says="notice 副本.xlsx")
several("the same rows as xlsx and xls", lambda d: (xlsx(d / "a.xlsx"), xls(d / "b.xls")), reads=READS, says="notice 表1")
several(
    "the same rows as xlsx and csv", lambda d: (xlsx(d / "a.xlsx"), csv(d / "b.csv", table())), reads=READS, says="notice b.csv"
)
several(
    "the same file in two folders",
    lambda d: ((d / "一").mkdir(), (d / "二").mkdir(), csv(d / "一" / "a.csv", table()), csv(d / "二" / "a.csv", table())),
    reads=READS,
    says="notice 二/a.csv",
)
several("the same file named twice", lambda d: csv(d / "a.csv", table()), reads=READS, given=("a.csv", "./a.csv", "."))
several(
    "one item with two days",
    lambda d: (csv(d / "a.csv", table((HEAD, FIRST))), csv(d / "b.csv", table((HEAD, (*FIRST[:3], "5月6日"))))),
    reads=f"{READ_FIRST}\n安全检查 | 应急局 | 甲县 | 2026-05-06..2026-05-06",
)
NUMBERED = ("序号", *HEAD)
several(
    "two items of one number",
    lambda d: (csv(d / "a.csv", table((NUMBERED, ("1", *FIRST)))), csv(d / "b.csv", table((NUMBERED, ("1", *SECOND))))),
    reads=READS,
)
several(
    "a plan of last year beside this year's",
    lambda d: (
        csv(d / "2025年计划.csv", table((HEAD, (*FIRST[:3], "2025年3月2日")))),
        csv(d / "2026年计划.csv", table((HEAD, SECOND))),
    ),
    reads=f"安全检查 | 应急局 | 甲县 | 2025-03-02..2025-03-02\n{READ_SECOND}",
    says="question 2025年计划.csv",
)
DIRECTORY = (
    ("单位名称", "层级", "上级单位", "类型", "别名"),
    ("云岭市", "市", "", "市", ""),
    ("甲县", "县级", "云岭市", "县区", "甲"),
    ("乙县", "县级", "云岭市", "县区", ""),
)
several(
    "a directory beside the plan",
    lambda d: (csv(d / "a.csv", table((HEAD, ("安全检查", "应急局", "各县", "3月2日")))), csv(d / "名录.csv", table(DIRECTORY))),
    reads="安全检查 | 应急局 | 甲县、乙县 | 2026-03-02..2026-03-02",
)
LOOP = (
    ("单位名称", "层级", "上级单位", "类型", "别名"),
    ("甲县", "县级", "乙县", "县区", "乙县"),
    ("乙县", "县级", "甲县", "县区", "甲县"),
)
several(
    "a directory whose parents run in a circle",
    lambda d: (csv(d / "a.csv", table()), csv(d / "名录.csv", table(LOOP))),
    reads=READS,
    says="question E2, question C3, question E3",
)
several(
    "twenty files of one row",
    lambda d: [csv(d / f"{n:03}.csv", table((HEAD, (f"检查{n:03}", *FIRST[1:])))) for n in range(20)],
    reads=[f"检查{n:03} | 应急局 | 甲县 | 2026-03-02..2026-03-02" for n in range(20)],
)
several(
    "a temporary copy beside the file",
    lambda d: (csv(d / "a.csv", table()), csv(d / ".~lock.a.csv#", "x")),
    reads=READS,
    says="notice .~lock.a.csv#",
)
several(
    "names that differ in case only",
    lambda d: (csv(d / "A.csv", table((HEAD, FIRST))), csv(d / "a.csv", table((HEAD, SECOND)))),
    reads=READS,
)
