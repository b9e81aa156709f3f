"""What a run knows before it reads rows: the year, the directory, and which cell texts stand for nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from unicodedata import normalize

from burden import naming
from burden.forms import apart
from burden.load import codes
from burden.load.directory import Directory
from burden.load.organisers import Organisers
from burden.load.rows import NOTHING, Table
from burden.load.signature import office_named
from burden.load.targets import Targets
from burden.plan import Problem, Target
from burden.when import Events

SETTLES = 5  # readings after which a name has to stay
SIGNED = re.compile(
    r"(?:(?:填[表报]|报送|申报|编制|制表|牵头|责任)(?:单位|部门)|单位(?:名称)?)(?:\((?:盖章|公章|章)\))?\s*:\s*([^\s:()]*)"
)


@dataclass(frozen=True)
class Outcome:
    """What became of a table: its rows by the columns of a plan's table, the problems met, and how many rows were unread.

    `left` are the unread rows (from 0) with the text of each meaning.
    """

    columns: Mapping[str, Sequence[object]]
    problems: Sequence[Problem] = ()
    unread: int = 0
    aside: int = 0
    left: Sequence[tuple[int, Mapping[str, str]]] = ()


@dataclass(frozen=True)
class Setting:
    """The plan's year, the directory and `blanks` (meaning -> cell texts that stand for nothing)."""

    year: int
    directory: Directory
    blanks: Mapping[str, Sequence[str]] = field(default_factory=dict)
    events: Events | None = None  # when named times are
    _offices: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict, compare=False)
    _drawn: dict[tuple[str, str, str], tuple[Target, ...]] = field(default_factory=dict, compare=False)
    _homes: dict[str, str] = field(default_factory=dict, compare=False)

    @cached_property
    def targets(self) -> Targets:
        """What target texts mean."""
        return Targets(self.directory)

    def texts(self, table: Table, name: str) -> list[str]:
        """For each row of a table the text of a meaning."""
        return table.texts(name, self.blanks.get(name, ()))

    def drawn(self, target: str, ratio: str, home: str) -> tuple[Target, ...]:
        """The targets of a text, each with the share of it that is drawn; what stood in several rows is read part by part."""
        key = (target, ratio, home)
        if key not in self._drawn:
            self._drawn[key] = self._each_drawn(apart(target), apart(ratio), home)
        return self._drawn[key]

    def _each_drawn(self, texts: Sequence[str], ratios: Sequence[str], home: str) -> tuple[Target, ...]:
        found: list[Target] = []
        for text, ratio in zip(texts, [*ratios] * len(texts) if len(ratios) == 1 else ratios, strict=False):
            targets, share = self.targets.expand(text, home) if text else (), codes.share(ratio)
            several = len(targets) > 1 or not all(target.known for target in targets)
            found += (
                [target._replace(share=share) if target.share in (0.0, 1.0) else target for target in targets]
                if share < 1 and several
                else targets
            )
        return tuple(dict.fromkeys(found))

    @cached_property
    def organisers(self) -> Organisers:
        """What texts of organisers mean."""
        return Organisers(self.directory)

    def offices(self, text: str, county: str = "") -> tuple[str, ...]:
        """The organisers a text names, the leading one first, as the directory spells them; () for none."""
        key = (text, county)
        if key not in self._offices:
            names = (
                name for row in apart(text) for each in self.organisers.read(row, county).names for name in self._settled(each)
            )
            self._offices[key] = tuple(dict.fromkeys(name for name in names if name not in NOTHING))
        return self._offices[key]

    def _settled(self, name: str) -> tuple[str, ...]:
        """A name as it stays when it is read again."""
        for _ in range(SETTLES):
            again = self.organisers.read(name).names
            if len(again) != 1 or again == (name,):
                return again
            name = again[0]
        return (name,)

    def county(self, table: Table) -> str:
        """The one county that a sheet's titles, its name or its file speak of, "" where none or several."""
        said = " ".join((*table.titles, table.sheet, table.file))
        units = self.directory.units.values()
        named = [unit.name for unit in units if unit.is_place and unit.level == "county" and unit.name in said]
        return named[0] if len(named) == 1 else ""

    def office(self, name: str) -> str:
        """One organiser as the directory spells it, or as it is written."""
        return self.organisers.name(name)

    def home(self, organiser: str) -> str:
        """The county whose 各乡镇 an organiser means: its own, "" where it is of no county."""
        if organiser not in self._homes:
            self._homes[organiser] = self._home(organiser)
        return self._homes[organiser]

    def _home(self, organiser: str) -> str:
        seen, name = set(), organiser
        while name in self.directory.units and name not in seen:
            unit = self.directory.units[name]
            if unit.is_place and unit.level == "county":
                return unit.name
            seen.add(name)
            name = self.directory.name(unit.parent)
        county = self.directory.name(naming.seat(organiser)[0])
        return county if county and self.directory.units[county].level == "county" else ""

    def level(self, said: str, organiser: str) -> str:
        """The level a cell says, else that of the organiser in the directory, else the one its name gives away."""
        unit = self.directory.units.get(organiser)
        return codes.level(said) or (unit.level if unit else "") or naming.level(organiser)

    def signed(self, table: Table) -> str:
        """The office a whole sheet is from: as its title says (填表单位), else the one its titles or names mention."""
        if table.returned:
            return ""
        titles = [normalize("NFKC", title) for title in dict.fromkeys((*table.titles, *table.over))]
        for index, title in enumerate(titles):
            if found := SIGNED.search(title):
                following = titles[index + 1] if not found[1] and index + 1 < len(titles) else ""
                return self.office(found[1] or following)
        return self.directory.mentioned([*titles, table.sheet, table.file]) or office_named(titles, table.sheet, table.file)
