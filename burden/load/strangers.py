"""Names in a plan that the directory does not have but nearly has: each is a question, never read as the other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import pandas as pd

from burden.load.body import quoted
from burden.load.directory import Directory
from burden.load.near import Near
from burden.plan import Place, Plan, Problem
from burden.warning import Fact

SHOWN = 20  # questions about one file
LOOKED = 20_000  # strangers looked at in a run
ROLES = (("organiser", False), ("partners", True), ("target", False), ("targets", True), ("parent", False))
CELLS = {"partners": "partner", "targets": "target"}
MORE = (
    "另有{n}个名称不在名录中而与名录里的相近，没有逐一列出；改正以上各处后再检查一次",
    "{n} more names are not in the directory and close to names in it; correct those above and run the check again",
)
UNLOOKED = (
    "名录中没有的名称太多，只比对了前{n}个有没有写错",
    "too many names are not in the directory; only the first {n} were compared with it",
)


class Said(NamedTuple):
    """A name in one cell."""

    name: str
    sheet: int
    row: int
    role: str


def near_names(plan: Plan, directory: Directory) -> Iterator[Problem]:
    """A question for each name close to one of the directory or shared by several of its units, once for each file."""
    if not directory.units:
        return
    cells: dict[tuple[str, str], list[Said]] = {}
    for said in _strangers(plan, directory):
        cells.setdefault((plan.sheets[said.sheet].file, said.name), []).append(said)
    near, shown = Near(directory), dict.fromkeys((file for file, _ in cells), 0)
    for (file, name), told in sorted(cells.items())[:LOOKED]:
        same = near.meant(name)
        if units := same or near.like(name):
            shown[file] += 1
            if shown[file] <= SHOWN:
                yield _question(plan, told, units, bool(same))
    rest = [(file, count - SHOWN) for file, count in shown.items() if count > SHOWN]
    yield from (Problem("question", Place(file), *(text.format(n=count) for text in MORE)) for file, count in rest)
    if len(cells) > LOOKED:
        yield Problem("notice", Place(min(cells)[0]), *(text.format(n=LOOKED) for text in UNLOOKED))


def _strangers(plan: Plan, directory: Directory) -> Iterator[Said]:
    """The names no unit has, with their cells; targets that are drawn have no name yet."""
    for frame in (plan.items, plan.records, plan.filings, plan.units):
        for role, several in ROLES:
            if role in frame.columns:
                yield from _of_role(frame, role, several, directory)


def _of_role(frame: pd.DataFrame, role: str, several: bool, directory: Directory) -> Iterator[Said]:
    units = directory.units
    for value, sheet, row in zip(frame[role], frame["sheet"], frame["row"], strict=True):
        if not several:
            if value and value not in units:
                yield Said(value, sheet, row, role)
        elif role == "targets":
            yield from (Said(target.name, sheet, row, role) for target in value if not target.known and target.share >= 1)
        else:
            yield from (Said(name, sheet, row, role) for name in value if name not in units)


def _question(plan: Plan, told: list[Said], units: tuple[str, ...], shared: bool) -> Problem:
    """What a name may mean, at its first cell."""
    first = min(told, key=lambda said: (plan.sheets[said.sheet].sheet, said.row, said.role))
    place = plan.place(first.sheet, first.row, CELLS.get(first.role, first.role))
    count, name = len({(said.sheet, said.row) for said in told}), quoted(first.name)
    rows, en_rows = (f"（{count}行）", f" ({Fact(count):row})") if count > 1 else ("", "")
    zh, en = "或".join(f"“{unit}”" for unit in units), " or ".join(f"“{unit}”" for unit in units)
    if shared:
        return Problem(
            "question", place, f"“{name}”{rows}可以指{zh}，没有归到哪一个；请写明是哪一个",
            f"“{name}”{en_rows} may mean {en} and was read as none of them; say which",
        )  # fmt: skip
    return Problem(
        "question", place, f"“{name}”{rows}不在名录中，是不是{zh}？是的话请改正，或在名录的别名栏加上“{name}”",
        f"“{name}”{en_rows} is not in the directory; is {en} meant? If so, correct it or add it there as an alias",
    )  # fmt: skip
