"""The year a plan is for, found in its titles, the names of its files and sheets, or else in its dates."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from burden.load.refusal import Refusal
from burden.load.rows import Table

YEAR = re.compile(r"(?:(?<![0-9〔\[(（【])|(?<=[\[(（【])(?=[0-9]{4}年))(?:19[7-9][0-9]|20[0-9]{2})(?![0-9])")
WRITTEN = re.compile("二[〇○Ｏ零0０O][一二三四五六七八九〇○零]{2}(?=年)")
FIRST, LAST = 2000, 2100  # years that a plan may be of, as --year says
FIGURES = str.maketrans("〇○Ｏ零０O一二三四五六七八九", "000000123456789")
DATED = ("time", "start", "actual_start", "filed", "approved")


def plan_year(tables: Sequence[Table], names: Iterable[str]) -> int:
    """The year found most often in titles and names (and in `names`), else in cells that hold days; Refusal where none is."""
    planned = [table for table in tables if table.head.kind != "directory"] or list(tables)
    own = [title for table in planned if table.returned for title in table.titles]
    titles = Counter(year for text in own or [*names, *_titles(planned)] for year in _years(text))
    cells = Counter[int]()
    if len(titles) != 1:
        cells = _in_cells(planned)
    best = max(titles or cells, key=lambda year: (titles[year], cells[year], year), default=0)
    if not best:
        english = "nothing tells which year the plan is of", "name it with --year, as --year 2026"
        raise Refusal("--year", "看不出是哪一年的计划", "请用 --year 指明，如 --year 2026", english)
    return best


def _titles(tables: Sequence[Table]) -> Iterable[str]:
    """What names each sheet: its titles, and once for each its file and its own name."""
    for table in tables:
        yield from table.titles
    for file, sheet in sorted({(table.file, table.sheet) for table in tables}):
        yield from (file, sheet)


def _in_cells(tables: Sequence[Table]) -> Counter[int]:
    """The years that stand in cells of time, each as often as it stands there."""
    found = Counter[int]()
    for table in tables:
        for name in DATED:
            if name in table.head.columns:
                for text, count in Counter(table.texts(name)).items():
                    found.update(dict.fromkeys(_years(text), count))
    return found


def _years(text: str) -> set[int]:
    """The years in a text, 二〇二六年 too."""
    written = {int(year.translate(FIGURES)) for year in WRITTEN.findall(text)} if "年" in text else set()
    return {year for year in ({int(year) for year in YEAR.findall(text)} | written) if FIRST <= year <= LAST}
