"""The directory of units from the rows of its tables: names, levels, parents, kinds, aliases and groups."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from burden.load import codes
from burden.load.coded import UNIT_READS, not_understood
from burden.load.continued import fill_down
from burden.load.lists import parts
from burden.load.rows import Table
from burden.load.setting import Outcome
from burden.plan import Place, Problem

TEXTS = ("unit", "unit_level", "parent", "unit_kind", "grade", "aliases", "groups")
DIFFERENT = {
    "unit_level": ("层级", "level"), "parent": ("上级单位", "parent"), "unit_kind": ("类型", "kind"), "grade": ("等级", "grade"),
    "aliases": ("别名", "aliases"), "groups": ("分组", "groups"),
}  # fmt: skip
CUT = re.compile(r"[,，、/\n]")
NAMELESS = ("这一行没有单位名称，没有读", "the row names no unit and was not read")
TWICE = ("名录中已有这个单位，没有再读", "the directory has this unit already; the row was set aside")


def read_units(tables: Sequence[Table], blanks: Mapping[str, Sequence[str]]) -> list[Outcome]:
    """The units of all directory tables, in their order; units of one name under two parents carry their parent's name too."""
    told = [{name: table.texts(name, blanks.get(name, ())) for name in TEXTS} for table in tables]
    filled = [list(fill_down(table, said)) for table, said in zip(tables, told, strict=True)]
    twins = _twins(told)
    seen: dict[str, tuple[str, dict[str, str]]] = {}
    outcomes = []
    for table, said, problems in zip(tables, told, filled, strict=True):
        outcomes.append(_outcome(table, said, problems, twins, seen))
    return outcomes


def _twins(told: Sequence[Mapping[str, Sequence[str]]]) -> dict[str, tuple[str, ...]]:
    """Names that units of several parents share, with these."""
    parents: dict[str, dict[str, None]] = {}
    for said in told:
        for unit, parent in zip(said["unit"], said["parent"], strict=True):
            if parent:
                parents.setdefault(unit, {})[parent] = None
    return {unit: tuple(above) for unit, above in parents.items() if len(above) > 1}


def _outcome(
    table: Table, said: Mapping[str, Sequence[str]], problems: list[Problem], twins: Mapping[str, Sequence[str]],
    seen: dict[str, tuple[str, dict[str, str]]],
) -> Outcome:  # fmt: skip
    """The units of one table; a unit that an earlier row has is set aside."""
    rows: list[dict[str, object]] = []
    left: list[tuple[int, dict[str, str]]] = []
    twice, ignored = 0, not_understood(table, said, UNIT_READS, TEXTS)
    for index, row in enumerate(table.rows):
        cells = {name: texts[index] for name, texts in said.items()}
        name, place = _name(cells, cells["unit"] in twins), table.place(row, "unit")
        if not name:
            left.append((row, cells))
            problems.append(Problem("unreadable", place, *NAMELESS))
            continue
        if (key := "".join(name.split())) in seen:
            twice += 1
            problems.append(_twice(place, cells, *seen[key]))
            continue
        if cells["unit"] in twins and all(first["unit"] != cells["unit"] for _, first in seen.values()):
            problems.append(Problem("notice", place, *_shared("".join(cells["unit"].split()), twins[cells["unit"]])))
        seen[key] = f"{table.sheet}第{row + 1}行", cells
        rows.append(_row(cells, name) | {"ignored": ignored[index], "row": row + 1})
    columns = {name: [row[name] for row in rows] for name in (rows[0] if rows else ())}
    return Outcome(columns, problems, len(left), twice, left)


def _name(cells: Mapping[str, str], shared: bool) -> str:
    """The name of a row's unit, with that of its parent where others share it; "" where it has none."""
    name, parent = (" ".join(cells[part].split()) for part in ("unit", "parent"))
    return f"{parent}{name}" if name and shared and not name.startswith(parent) else name


def _twice(place: Place, cells: Mapping[str, str], where: str, first: Mapping[str, str]) -> Problem:
    """A unit that is listed again: set aside, and asked about where the row says something else."""
    other = [DIFFERENT[name] for name in DIFFERENT if cells[name] and cells[name] != first[name]]
    if not other:
        return Problem("notice", place, *TWICE)
    zh, en = "、".join(word for word, _ in other), ", ".join(word for _, word in other)
    return Problem(
        "question", place, f"“{cells['unit']}”在{where}已有，这一行的{zh}不同，没有采用；请核对后留一行",
        f"“{cells['unit']}” stands above already and this row gives another {en}; it was set aside: keep one row",
    )  # fmt: skip


def _shared(name: str, parents: Sequence[str]) -> tuple[str, str]:
    """That units of several parents have one name, and what each is called."""
    named, en = "、".join(f"“{parent}{name}”" for parent in parents), ", ".join(f"“{parent}{name}”" for parent in parents)
    return f"有{len(parents)}个“{name}”，分别记作{named}", f"{len(parents)} units are called “{name}”; they are {en}"


def _row(cells: Mapping[str, str], unit: str) -> dict[str, object]:
    """A row by the columns of UNITS, but for its place."""
    return {
        "unit": unit, "level": codes.level(cells["unit_level"]) or codes.level(cells["unit_kind"]), "parent": cells["parent"],
        "kind": cells["unit_kind"], "grade": cells["grade"], "aliases": _list(cells["aliases"]), "groups": _list(cells["groups"]),
    }  # fmt: skip


def _list(text: str) -> tuple[str, ...]:
    """The names in a cell."""
    return tuple(dict.fromkeys(name.strip() for part in parts(text) for name in CUT.split(part) if name.strip()))
