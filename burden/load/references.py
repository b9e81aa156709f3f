"""Cells that point elsewhere: 详见频次表, 见附件2, 见备注 are put in full where the thing they name is at hand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from unicodedata import normalize

from burden.forms import DITTO
from burden.load.body import text
from burden.load.grid import letter
from burden.load.rows import Table, in_rows, numbers_of
from burden.load.stray import rhythm
from burden.load.struck import changed
from burden.place import Place, Problem

MEANINGS = ("target", "time", "frequency", "ratio", "content")
ELSEWHERE = {"time": ("time", "frequency"), "ratio": ("ratio", "frequency")}  # what a cell may mean beside its heading
_POINTS = re.compile(
    r"[(（]?(?:具体)?(?:内容|对象|名单|时间|频次|企业)?(?:详见|参见|参照|参看|见|同)\s*[《“\"]?(?P<named>[^。;；()（）》”\"]{1,30}?)[》”\"]?(?:中?所?列|执行)?[)）]?[。;；]?"
)
_PLACES = re.compile(
    r"(?:本?表)?(?:备注|说明|附注|右|左|下|上|后|注)栏?|.*(?:附件|附表|附录|附后|名单|清单|名录|明细|一览|台账|目录|方案|通知|文件|表|工作簿|sheet).*",
    re.IGNORECASE,
)
_NOTE = re.compile(r"(?:本?表)?(?:备注|说明|附注|注)栏?")
_FIGURES = str.maketrans("一二三四五六七八九", "123456789")
_KNOWN = {"target": "检查对象", "time": "时间", "frequency": "频次", "ratio": "比例", "content": "内容"}
_SHORTEST = 2  # characters of a name that is looked for inside others

Cells = dict[tuple[int, int], str]


@dataclass(frozen=True)
class Pointer:
    """A cell that points elsewhere: its row and column from 0, what it means, what it says and the name in it."""

    row: int
    column: int
    meaning: str
    said: str
    named: str


@dataclass
class Joined:
    """What was put in full in one table, and the rows of it that others have taken up."""

    cells: Cells = field(default_factory=dict)
    used: set[int] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)


def pointers(table: Table) -> Iterator[Pointer]:
    """The cells of a table that point elsewhere."""
    for meaning in MEANINGS:
        column = table.head.columns.get(meaning, -1)
        for row in table.rows if column >= 0 else ():
            cell = table.lines[row][column]
            if (
                type(cell) is str
                and cell.strip() not in DITTO
                and ("见" in cell or "参" in cell or "同" in cell)
                and (found := _POINTS.fullmatch(cell.strip()))
            ):
                named = "".join(normalize("NFKC", found["named"]).split())
                if _PLACES.fullmatch(named):
                    yield Pointer(row, column, meaning, cell.strip(), named)


def resolve(tables: Sequence[Table]) -> tuple[list[Table], list[Problem]]:
    """The tables with such cells in full, the rows that only served for that set aside, and what to say of it.

    What names no table at hand, or no row of it, is emptied and `unreadable`: it must not pass for a time or a name.
    """
    joined = {id(table): Joined() for table in tables}
    for table in tables:
        if table.head.kind == "items" and not table.returned:
            _resolve(table, tables, joined)
    problems = [problem for each in joined.values() for problem in each.problems]
    return [_complete(table, joined[id(table)]) for table in tables], problems


def _resolve(table: Table, tables: Sequence[Table], joined: Mapping[int, Joined]) -> None:
    mine = joined[id(table)]
    done: dict[tuple[str, str, str], list[int]] = {}
    for pointer in pointers(table):
        found = _in_note(table, pointer) if _NOTE.fullmatch(pointer.named) else _in_tables(table, pointer, tables, joined)
        column, said, source = found or (pointer.column, "", "")
        if column != pointer.column:
            mine.cells[pointer.row, pointer.column] = ""
        mine.cells[pointer.row, column] = said
        if found:
            done.setdefault((pointer.meaning, pointer.said, source), []).append(pointer.row)
        else:
            mine.problems.append(_lost(table, pointer))
    mine.problems += [_told(table, *key, rows) for key, rows in done.items()]


def _in_note(table: Table, pointer: Pointer) -> tuple[int, str, str] | None:
    """What the note of the same row says."""
    column = table.head.columns.get("note")
    said = text(table.lines[pointer.row][column]) if column is not None else ""
    if pointer.meaning == "frequency":
        said = rhythm(said)
    return (pointer.column, said, f"{letter(column)}列") if said and column is not None else None


def _in_tables(
    table: Table, pointer: Pointer, tables: Sequence[Table], joined: Mapping[int, Joined]
) -> tuple[int, str, str] | None:
    """What the table that is named says of the same item: the first one that has it, those of the same file before others."""
    for other in sorted((each for each in tables if each is not table), key=lambda each: each.file != table.file):
        if not _is_named(other, pointer.named):
            continue
        for meaning in ELSEWHERE.get(pointer.meaning, (pointer.meaning,)):
            rows, said = _looked_up(table, pointer.row, other, meaning)
            if said:
                joined[id(other)].used.update(rows)
                return table.head.columns.get(meaning, pointer.column), said, other.sheet or other.file
    return None


def _is_named(other: Table, named: str) -> bool:
    """Whether the sheet, a title or the file of a table has the name."""
    key = _plain(named)
    names = [_plain(name) for name in (other.sheet, *other.titles, other.file.rpartition("/")[2].rpartition(".")[0])]
    return any(
        (len(key) >= _SHORTEST and re.search(re.escape(key) + r"(?![0-9])", name)) or (len(name) > _SHORTEST and name in key)
        for name in names
    )


def _plain(name: str) -> str:
    return re.sub(r"[\s《》“”\"':：、.]", "", normalize("NFKC", name)).translate(_FIGURES).casefold()


def _looked_up(table: Table, row: int, other: Table, meaning: str) -> tuple[list[int], str]:
    """The rows of another table that are of the item in a row, and what they say; all of it where the table is of no items."""
    held = "unit" if other.head.kind == "directory" and meaning == "target" else meaning
    if held not in other.head.columns:
        return [], ""
    key = next((name for name in ("item", "number") if name in other.head.columns and name in table.head.columns), "")
    at = other.head.columns[held]
    if "item" not in other.head.columns and held in ("target", "unit"):
        rows = list(other.rows)
    elif key:
        wanted = _plain(text(table.lines[row][table.head.columns[key]]))
        rows = [each for each in other.rows if wanted and _plain(text(other.lines[each][other.head.columns[key]])) == wanted]
    else:
        rows = []
    said = list(dict.fromkeys(filter(None, (text(other.lines[each][at]) for each in rows))))
    return (rows, "、".join(said)) if said and (held in ("target", "unit", "content") or len(said) == 1) else ([], "")


def _lost(table: Table, pointer: Pointer) -> Problem:
    place = Place(table.file, table.sheet, pointer.row + 1, letter(pointer.column))
    zh = f"{_KNOWN[pointer.meaning]}“{pointer.said}”没有找到对应的内容，这一格没有读；请直接写在这里，或把所指的表一并导入并写明事项名称"
    en = f"“{pointer.said}” points to nothing at hand and was not read; write it here, or load the table it names with the names of its items"
    return Problem("unreadable", place, zh, en)


def _told(table: Table, meaning: str, said: str, source: str, rows: list[int]) -> Problem:
    place = table.place(rows[0], meaning)
    which = numbers_of(rows)
    zh = f"{_KNOWN[meaning]}“{said}”按{source}所写的读（第{which}行）"
    return Problem("notice", place, zh, f"“{said}” was read as {source} says ({in_rows(which)})")


def _complete(table: Table, joined: Joined) -> Table:
    """A table with its cells in full, without the rows that have become part of others where it holds nothing more."""
    if joined.cells:
        cells = {at: said or None for at, said in joined.cells.items()}
        table = replace(table, lines=changed(table.lines, cells), raw=changed(table.raw, cells))
    if not joined.used or table.head.kind != "items" or (table.has("organiser") and table.has("time")):
        return table
    rows = tuple(row for row in table.rows if row not in joined.used)
    aside = dict(sorted({**table.aside, **dict.fromkeys(joined.used, "joined")}.items()))
    hidden = tuple(row for row in table.hidden if row in rows)
    return replace(table, rows=rows, aside=aside, hidden=hidden, struck=table.struck & set(rows))
