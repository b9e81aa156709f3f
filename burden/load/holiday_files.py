"""Holiday files as years: our own shape, the JSON of public holiday data, and a plain CSV."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator

from burden.days import OFFICIAL, PROVISIONAL, Year
from burden.load.marks import NO_NOTICE, Head, Marked, read_day, read_span, read_year, year_from
from burden.load.outline import Mistakes, Outline, outline, rows_of, table_of, word_of

SHAPES = "可用三种样式：years（本程序的样式）、days（公开节假日JSON）、CSV（日期,名称,off或work）"
SHAPES_EN = "three shapes are known: years (this program's own), days (public holiday data in JSON), CSV (date,name,off or work)"
_CSV = re.compile(r'\s*"?(date|日期|[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2})"?\s*,', re.IGNORECASE)
_MEANING = {"off": True, "休": True, "放假": True, "work": False, "班": False, "上班": False}
_TRUTH = {"true": True, "false": False}
_COLUMNS = 3


def years_in(text: str, mistakes: Mistakes) -> tuple[Year, ...]:
    """The years of a file in any of the shapes; every mistake is noted, and a year with one is left out."""
    if _CSV.match(text):
        return _csv_year(text, mistakes)
    root = outline(text, mistakes)
    return years_of(root, mistakes) if root else ()


def years_of(root: Outline, mistakes: Mistakes) -> tuple[Year, ...]:
    """The years of an outline in our own shape or in that of public holiday data."""
    keys = root.value if isinstance(root.value, dict) else {}
    if "days" in keys:
        return _public_year(root, mistakes)
    if "years" not in keys:
        mistakes.at(root.line, f"看不出是节假日文件，{SHAPES}")
        return ()
    entries = rows_of(table_of(root, ("years",), (), mistakes), "years", mistakes)
    found = [year for entry in entries for year in _own_year(entry, mistakes)]
    for number, times in Counter(year.year for year in found).items():
        if times > 1:
            mistakes.at(0, f"{number}年出现了{times}次")
    return tuple(found)


def _own_year(entry: Outline, mistakes: Mistakes) -> tuple[Year, ...]:
    """A year in our own shape: year, status, notice, url, holidays."""
    table = table_of(entry, ("year", "status", "notice", "url", "holidays"), (), mistakes)
    year, status, notice, url = (word_of(table, key, mistakes) for key in ("year", "status", "notice", "url"))
    head = Head(read_year(year, entry.line, mistakes), status, notice, url, entry.line)
    rows = rows_of(table, "holidays", mistakes)
    return year_from(head, [marked for row in rows for marked in _holiday(row, mistakes)], mistakes)


def _holiday(row: Outline, mistakes: Mistakes) -> Iterator[Marked]:
    """A holiday in our own shape: its days off and its make-up days, a day, a span (a..b) or a list each."""
    table = table_of(row, ("name",), ("off", "work"), mistakes)
    name = word_of(table, "name", mistakes)
    if "name" in table and not {"off", "work"} & table.keys():
        mistakes.at(row.line, "缺少 off 或 work")
    for key in ("off", "work"):
        for text, line in _spans(table, key, mistakes):
            yield from (Marked(d, name, key == "off", line) for d in read_span(text, line, mistakes))


def _spans(table: dict[str, Outline], key: str, mistakes: Mistakes) -> list[tuple[str, int]]:
    """The words under a key that holds one or a list of them, each with its line."""
    if key not in table:
        return []
    if isinstance(table[key].value, str):
        return [(word_of(table, key, mistakes), table[key].line)]
    listed = rows_of(table, key, mistakes)
    return [(word_of({key: row}, key, mistakes), row.line) for row in listed]


def _public_year(root: Outline, mistakes: Mistakes) -> tuple[Year, ...]:
    """A year of public holiday data: year, papers (addresses of the notices), days."""
    table = table_of(root, ("year", "days"), ("papers", "$schema", "$id"), mistakes)
    number = read_year(word_of(table, "year", mistakes), root.line, mistakes)
    url = " ".join(text.strip() for text, _ in _spans(table, "papers", mistakes)).strip()
    title = f"国务院办公厅关于{number}年部分节假日安排的通知" if url else NO_NOTICE
    head = Head(number, OFFICIAL if url else PROVISIONAL, title, url, root.line)
    days = rows_of(table, "days", mistakes)
    return year_from(head, [marked for entry in days for marked in _public_day(entry, mistakes)], mistakes)


def _public_day(entry: Outline, mistakes: Mistakes) -> Iterator[Marked]:
    """A day of public holiday data: name, date, isOffDay."""
    table = table_of(entry, ("name", "date", "isOffDay"), (), mistakes)
    name, text, truth = (word_of(table, key, mistakes) for key in ("name", "date", "isOffDay"))
    if "isOffDay" in table and truth not in _TRUTH:
        mistakes.at(entry.line, f"isOffDay 应是 true 或 false，不是{truth[:40]!r}")
    found = read_day(text, entry.line, mistakes) if "date" in table else None
    if found and truth in _TRUTH:
        yield Marked(found, name, _TRUTH[truth], entry.line)


def _csv_year(text: str, mistakes: Mistakes) -> tuple[Year, ...]:
    """A CSV of date, name, off or work; it is about the year most of its days lie in, and never official."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    marked: list[Marked] = []
    line = 1
    try:
        for cells in reader:
            marked += _csv_row(cells, line, mistakes)
            line = reader.line_num + 1
    except csv.Error:
        mistakes.at(line, "不是合规的CSV（引号没有成对，或一格太长）")
    if not marked:
        mistakes.at(0, "没有一天放假或调休")
        return ()
    commonest = Counter(entry.day.year for entry in marked)
    number = max(commonest, key=lambda year: (commonest[year], year))
    return year_from(Head(number, PROVISIONAL, NO_NOTICE, "", 0), marked, mistakes)


def _csv_row(cells: list[str], line: int, mistakes: Mistakes) -> Iterator[Marked]:
    """One row; a heading on the first line and blank rows say nothing."""
    words = [cell.strip() for cell in cells]
    while words and not words[-1]:
        words.pop()
    if not words or (line == 1 and words[0].lower() in ("date", "日期")):
        return
    if len(words) != _COLUMNS or words[2] not in _MEANING:
        mistakes.at(line, "一行应是三格：日期,名称,off（休、放假）或 work（班、上班）")
    elif found := read_day(words[0], line, mistakes):
        yield Marked(found, words[1], _MEANING[words[2]], line)
