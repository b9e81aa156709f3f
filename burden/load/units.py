"""The directory of units from the rows of its tables: names, levels, parents, kinds, aliases and groups."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from burden.load import codes
from burden.load.continued import fill_down
from burden.load.lists import parts
from burden.load.rows import Table
from burden.load.setting import Outcome
from burden.plan import Problem

TEXTS = ("unit", "unit_level", "parent", "unit_kind", "grade", "aliases", "groups")
CUT = re.compile(r"[,，、/\n]")
NAMELESS = ("这一行没有单位名称，没有读", "the row names no unit and was not read")
TWICE = ("名录中已有这个单位，没有再读", "the directory has this unit already; the row was set aside")


def read_units(tables: Sequence[Table], blanks: Mapping[str, Sequence[str]]) -> list[Outcome]:
    """The units of all directory tables, in their order; units of one name under two parents carry their parent's name too."""
    told = [{name: table.texts(name, blanks.get(name, ())) for name in TEXTS} for table in tables]
    filled = [list(fill_down(table, said)) for table, said in zip(tables, told, strict=True)]
    twins = _twins(told)
    seen: set[tuple[str, str]] = set()
    outcomes = []
    for table, said, problems in zip(tables, told, filled, strict=True):
        outcomes.append(_outcome(table, said, problems, twins, seen))
    return outcomes


def _twins(told: Sequence[Mapping[str, Sequence[str]]]) -> frozenset[str]:
    """Names that units of several parents share."""
    parents: dict[str, set[str]] = defaultdict(set)
    for said in told:
        for unit, parent in zip(said["unit"], said["parent"], strict=True):
            parents[unit].add(parent)
    return frozenset(unit for unit, above in parents.items() if len(above - {""}) > 1)


def _outcome(
    table: Table, said: Mapping[str, Sequence[str]], problems: list[Problem], twins: frozenset[str], seen: set[tuple[str, str]]
) -> Outcome:
    """The units of one table; a unit that an earlier row has is set aside."""
    rows: list[dict[str, object]] = []
    ends: Counter[str] = Counter()
    for index, row in enumerate(table.rows):
        cells = {name: texts[index] for name, texts in said.items()}
        key = ("".join(cells["unit"].split()), cells["parent"] if cells["unit"] in twins else "")
        fault = NAMELESS if not key[0] else TWICE if key in seen else None
        if fault:
            ends["unread" if fault is NAMELESS else "aside"] += 1
            kind = "unreadable" if fault is NAMELESS else "notice"
            problems.append(Problem(kind, table.place(row, "unit"), *fault))
            continue
        seen.add(key)
        rows.append(_row(cells, cells["unit"] in twins) | {"row": row + 1})
    columns = {name: [row[name] for row in rows] for name in (rows[0] if rows else ())}
    return Outcome(columns, problems, ends["unread"], ends["aside"])


def _row(cells: Mapping[str, str], shared: bool) -> dict[str, object]:
    """A row by the columns of UNITS, but for its place."""
    name = " ".join(cells["unit"].split())
    unit = f"{cells['parent']}{name}" if shared and not name.startswith(cells["parent"]) else name
    return {
        "unit": unit, "level": codes.level(cells["unit_level"]) or codes.level(cells["unit_kind"]), "parent": cells["parent"],
        "kind": cells["unit_kind"], "grade": cells["grade"], "aliases": _list(cells["aliases"]), "groups": _list(cells["groups"]),
    }  # fmt: skip


def _list(text: str) -> tuple[str, ...]:
    """The names in a cell."""
    return tuple(dict.fromkeys(name.strip() for part in parts(text) for name in CUT.split(part) if name.strip()))
