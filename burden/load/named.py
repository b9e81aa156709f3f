"""Names, groups and classes as units: what one phrase names as a whole, and what lies in the place it begins with."""

from __future__ import annotations

import re

from burden import naming
from burden.load.classes import all_of
from burden.load.directory import Directory

INSIDE = re.compile("^(?:的|下辖|所辖|辖区内?|境内|范围内)")
OF_PLACE = re.compile(
    "(?:人民政府|党委、?政府|党委和政府|政府|党委|县委|区委|镇党委|乡党委|全域|全境|全县|全区|辖区|境内|范围内)$"
)
WHOLE = ("全县", "全区", "本县", "本区", "全域", "辖区", "辖区内")
EVERY = re.compile(r"^(?:全市|全县|全区|市)?(?:各|所有|全部)?(?=.)")

Read = tuple[tuple[str, ...], bool]  # the units, and whether it is one that is written otherwise


class Places:
    """The place that stands before each of a list of names, each name looked at once and only where it is asked for."""

    def __init__(self, named: Named, pieces: list[str]) -> None:
        """Begin before the first name."""
        self._named, self._pieces = named, pieces
        self._seen, self._place = 0, ""

    def before(self, at: int) -> str:
        """The place in the last name before the one at `at` that has any; `at` never falls."""
        for piece in self._pieces[self._seen : at]:
            self._place = self._named.place(piece) or self._place
        self._seen = at
        return self._place


class Named:
    """Reads phrases through a directory."""

    def __init__(self, directory: Directory) -> None:
        """Take the directory."""
        self.directory = directory

    def read(self, said: str, home: str) -> Read:
        """The units a phrase names that is no name of the directory, none where it names none.

        A group goes before a class, a class before what lies in a place, and all before one unit by a guess: under the
        county `home`, by its place and system, or a place by its government.
        """
        directory = self.directory
        if names := self._group("".join(said.casefold().split())) or all_of(said, directory, home):
            return names, False
        inner, guessed = self._nested(said)
        if inner:
            return inner, guessed
        if home and said in WHOLE:
            return (home,), True
        unit = (directory.inside(home, said) if home else "") or directory.meant(said) or self._governed(said)
        return ((unit,), True) if unit else ((), False)

    def place(self, said: str) -> str:
        """The place a name begins with: one of the directory, else what naming sees (市, 甲县); "" for none."""
        return self.directory.leading(said) or naming.seat(said)[0]

    def inside(self, place: str, name: str) -> str:
        """The unit a name without its place means in `place`, "" where there is none."""
        unit = self.directory.name(place)
        return (self.directory.inside(unit, name) if unit else "") or self.directory.meant(place + name)

    def _group(self, key: str) -> tuple[str, ...]:
        """A group, named as it is or with 各, 全部 or 全市 before it."""
        groups = self.directory.groups
        return groups.get(key) or groups.get(EVERY.sub("", key), ())

    def _nested(self, said: str) -> Read:
        """甲县乙镇 and 甲县各乡镇: what stands behind the name of a place lies inside it."""
        directory = self.directory
        head = directory.leading(said)
        place, rest = directory.name(head), INSIDE.sub("", said[len(head) :])
        if not place or not rest:
            return (), False
        if names := all_of(rest, directory, place):
            return names, False
        if inner := directory.inside(place, rest):
            return (inner,), False
        names, guessed = self._nested(rest)  # 云岭市甲县东山镇
        inside = {unit.name for unit in directory.below(place)} if names else set()
        return (names, guessed) if inside.issuperset(names) else ((), False)

    def _governed(self, said: str) -> str:
        """The place that 甲县人民政府 or 甲县全域 means."""
        unit = self.directory.name(OF_PLACE.sub("", said)) if OF_PLACE.search(said) else ""
        return unit if unit and self.directory.units[unit].is_place else ""
