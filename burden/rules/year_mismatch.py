"""A sheet, or a time in it, is of another year than the plan.

Why: a plan of last year left in this year's folder doubles the burden or, where its times say no year, is read as this
year's; a mistyped year takes a visit out of every count.

Source: no policy; a plan is made and filed for one year.

Do: move the old file out of the folder, or correct the year in its title or its times.

A sheet is of another year where its title, else its own name or its file's, says one other year and none of its times names
the plan's; or where all its times lie in another year. It is one warning for each file. Single times of another year are one
warning for each sheet and year. A name such as “2025年度考核” is no fault: what is assessed is often the year before. A time that
goes over the turn of the year belongs to both.

Examples:

    problems
    kind     | zh                                                | en                                          | about
    question | 标题写的是2025年，计划是2026年。                  | Its title says 2025, the plan is for 2026.  | year-mismatch <- certain
    question | 列“实施”读作 时间，也可能是 牵头单位。            | Column “实施” was read as time.             |
"""

from __future__ import annotations

from collections.abc import Iterator

from burden.plan import Problem
from burden.rule import Finding, rule
from burden.warning import Wording

ZH = """整张表，或者表中的时间，不是计划这一年的。

为什么：上一年的计划留在今年的文件夹里，负担就翻倍；没有写年份的还会被当作今年的；年份写错的，谁也数不到。

依据：与政策无关；计划是一年一报的。

怎么办：把旧文件移出文件夹，或者改正标题、时间里的年份。

标题（没有的看表名、文件名）写着另外一年、时间又没有写计划年份的，或者时间全在另外一年的，是整张表不符，每个文件提示一次。
个别时间在另外一年的，每张表每个年份提示一次。名称里的“2025年度考核”不算：考核的常是上一年。跨年的时间两年都算。
"""
WORDED = Wording("{file}：{zh}。", "{file}: {en}.")
MORE = Wording(
    "{file}：{zh}；这个文件还有{n}张表也是（{names}）。",
    "{file}: {en}; the same holds for {n:more sheet} of this file ({names}).",
)


@rule(family="data", level="warning", by="plan", since="2026-11-26", zh="{zh}", en="{en}")
def year_mismatch(problems: tuple[Problem, ...]) -> Iterator[Finding]:
    """Yield one finding for each file with sheets of another year, and one for each sheet and year of single times."""
    told = [(index, each) for index, each in enumerate(problems) if each.about == "year-mismatch"]
    files: dict[str, list[tuple[int, Problem]]] = {}
    for index, each in sorted(told, key=lambda pair: (pair[1].place, pair[1].zh)):
        key = each.place.file if each.place.row == 0 else f"{index}"
        files.setdefault(key, []).append((index, each))
    for mine in files.values():
        first, names = mine[0][1], tuple(each.place.sheet for _, each in mine[1:])
        facts = {
            "zh": first.zh.rstrip("。"),
            "en": first.en.rstrip("."),
            "n": len(names),
            "names": names,
            "file": first.place.file,
        }
        yield Finding(tuple(index for index, _ in mine), facts, table="problems", wording=MORE if names else WORDED)
