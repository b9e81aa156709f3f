"""Rows that go on with the item above, and cells that look empty because their merge was lost."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from burden.load.rows import Table, in_rows, numbers_of
from burden.plan import Problem
from burden.warning import Fact

LEFT = ("time", "organiser", "parent", "kind", "type", "level", "source")  # a leftmost column of these is often merged
ALONE = ("note", "status", "joint", "filing", "changed")  # said of one row, not of those below


def fill_down(table: Table, said: dict[str, list[str]]) -> Iterator[Problem]:
    """Fill blank cells of the organiser column and of the leftmost one from above, where nothing is merged downwards; with a question."""
    for name in () if table.merges or table.apart or table.returned else _merged_by_habit(table, said):
        own, texts = table.own(name), said[name]
        blank = [index for index, (mine, value) in enumerate(zip(own, texts, strict=True)) if index and not mine and not value]
        filled = []
        for index in blank if texts[:1] != [""] else ():
            texts[index] = texts[index - 1]
            filled += [index] if texts[index] else []
        if filled:
            heading = table.head.heading(name)
            which = numbers_of(table.rows[index] for index in filled)
            yield Problem(
                "question", table.place(table.rows[filled[0]], name),
                f"“{heading}”栏有{len(filled)}格空着（第{which}行），按上面一格读，请确认",
                f"{Fact(len(filled)):blank cell} of “{heading}” ({in_rows(which)}), read as the one above; please confirm",
            )  # fmt: skip


def _merged_by_habit(table: Table, said: Collection[str]) -> list[str]:
    columns = {name: column for name, column in table.head.columns.items() if name != "number"}
    leftmost = min(columns, key=lambda name: columns[name], default="")
    return [name for name in dict.fromkeys((leftmost, "organiser")) if name in LEFT and name in columns and name in said]


class Continued:
    """Which rows go on with the item above (`of`)."""

    def __init__(self, table: Table, said: dict[str, list[str]]) -> None:
        """Find them, and give them what the row above says where they say nothing."""
        owns = {name: table.own(name) for name in ("item", "number", "organiser")}
        count = len(table.rows)
        self.of = [False] * count
        self.blank: list[int] = []
        for index in range(1, count) if "item" in table.head.columns and not (table.apart or table.returned) else ():
            if owns["item"][index] or owns["number"][index] or not said["item"][index - 1]:
                continue
            merged = bool(said["item"][index])
            if merged or not owns["organiser"][index] or said["organiser"][index] == said["organiser"][index - 1]:
                self.of[index] = True
                self.blank += [] if merged else [index]
                self._inherit(said, index)

    def notices(self, table: Table) -> Iterator[Problem]:
        """What was read so without a merged cell to show for it."""
        if self.blank:
            which = numbers_of(table.rows[index] for index in self.blank)
            yield Problem(
                "notice", table.place(table.rows[self.blank[0]], "item"), f"{len(self.blank)}行没有事项名称和编号，接上一行读（第{which}行）",
                f"{Fact(len(self.blank)):row without a name or number was|rows without a name or number were} read as part of the item above ({in_rows(which)})",
            )  # fmt: skip

    def _inherit(self, said: dict[str, list[str]], index: int) -> None:
        for name, texts in said.items():
            if not texts[index] and name not in ALONE:
                texts[index] = texts[index - 1]
