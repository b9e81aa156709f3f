"""Filings and approvals from the rows of a register: which document allows which items, since when, by whom."""

from __future__ import annotations

import re
from unicodedata import normalize

from burden.load import codes
from burden.load.coded import FILING_READS, not_understood
from burden.load.continued import fill_down
from burden.load.lists import parts
from burden.load.rows import Table
from burden.load.setting import Outcome, Setting
from burden.load.signing import beside, chains, signers
from burden.load.subjects import subject
from burden.load.times import days_of
from burden.load.trouble import names_read
from burden.plan import Problem

TEXTS = (
    "filing",
    "numbers",
    "number",
    "item",
    "organiser",
    "partner",
    "filed",
    "approved",
    "approver",
    "status",
    "joint",
    "subject",
    "note",
)
RANGE = re.compile(r"([0-9]{1,4})[至~到～]([0-9]{1,4})")
MOST = 500  # items one range may name
NOTHING = (
    "这一行没有文号、事项编号和事项名称，没有读",
    "the row has no document number, no item number and no item name; it was not read",
)


def read_filings(table: Table, setting: Setting) -> Outcome:
    """The filings of a table."""
    said = {name: setting.texts(table, name) for name in TEXTS}
    said["approver"] = chains(table, said["approver"])
    if not any(said["organiser"]):
        said["organiser"] = [setting.signed(table)] * len(table.rows)
    problems = list(fill_down(table, said))
    named = [said["filing"][at] or said["item"][at] or numbers(said["numbers"][at]) for at in range(len(table.rows))]
    good = [index for index, names in enumerate(named) if names]
    left = [(table.rows[at], {name: texts[at] for name, texts in said.items()}) for at, names in enumerate(named) if not names]
    problems += [Problem("unreadable", table.place(row), *NOTHING) for row, _ in left]
    days = {}
    for name in ("filed", "approved"):
        days[name], broken = days_of(table, name, said[name], setting.year)
        problems += broken
    problems += names_read(table, setting, ("organiser", "partner"), said)
    county, ignored = setting.county(table), not_understood(table, said, FILING_READS, (*TEXTS, *signers(table)))
    more = beside(table)
    rows = [
        _row(index, said, setting, county)
        | {name: days[name][index] for name in days}
        | {"ignored": ignored[index] + more[index], "row": table.rows[index] + 1}
        for index in good
    ]
    return Outcome({name: [row[name] for row in rows] for name in (rows[0] if rows else ())}, problems, len(left), left=left)


def _row(index: int, said: dict[str, list[str]], setting: Setting, county: str) -> dict[str, object]:
    """A row by the columns of FILINGS, but for its days and place."""
    cells = {name: texts[index] for name, texts in said.items()}
    offices = tuple(dict.fromkeys(setting.offices(cells["organiser"], county) + setting.offices(cells["partner"], county)))
    return {
        "filing": cells["filing"], "numbers": numbers(cells["numbers"]), "item": " ".join(cells["item"].split()),
        "organiser": offices[0] if offices else "", "partners": offices[1:], "approver": cells["approver"],
        "status": codes.status(cells["status"]), "joint": codes.flag(cells["joint"]) is not False,
        "subject": subject(cells["subject"], cells["item"], cells["note"]), "note": cells["note"],
    }  # fmt: skip


def numbers(text: str) -> tuple[str, ...]:
    """The numbers of the items a cell lists, 3至6 as each of them."""
    found: list[str] = []
    for part in (piece for one in parts(text) for piece in re.split(r"[,，、/\s]+", normalize("NFKC", one))):
        spread = RANGE.fullmatch(part)
        low, high = (int(spread[1]), int(spread[2])) if spread else (0, -1)
        listed = [str(number) for number in range(low, high + 1)] if 0 <= high - low < MOST else []
        found += listed or [part]
    return tuple(dict.fromkeys(part for part in found if part))
