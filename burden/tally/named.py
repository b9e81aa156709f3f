"""The visits of a count as a message names them: the first few by day, then how many there are in all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from burden.warning import Lang, Span, speak

SHOWN = 8  # visits a message names; of more it says how many there are


class Visit(NamedTuple):
    """One visit: whose, which item, the place where it is not that of the warning, its days."""

    organiser: str
    item: str
    target: str
    first: int
    last: int


@dataclass(frozen=True)
class Named:
    """Visits as a message names them: the first few by day, then how many there are in all."""

    visits: tuple[Visit, ...]
    count: int

    def cite(self, lang: Lang) -> str:
        """`应急局“安全检查”（2026-03-02、2026-06-03）、…等`: the days of one item together."""
        comma = "、" if lang == "zh" else ", "
        days: dict[str, list[str]] = {}
        for visit in self.visits:
            days.setdefault(whose(visit, lang), []).append(speak(Span(visit.first, visit.last), lang))
        brackets = "{}（{}）" if lang == "zh" else "{} ({})"
        said = comma.join(brackets.format(name, comma.join(each)) if name else comma.join(each) for name, each in days.items())
        if self.count <= len(self.visits):
            return said
        return f"{said}等" if lang == "zh" else f"{said} and {self.count - len(self.visits)} more"


def whose(visit: Visit, lang: Lang) -> str:
    """One visit without its days."""
    quoted = f"“{visit.item}”" if visit.item else ""
    if lang == "zh":
        return f"{visit.organiser}{f'到{visit.target}' if visit.target else ''}{quoted}"
    return f"{' of '.join(filter(None, (quoted, visit.organiser)))}{f' at {visit.target}' if visit.target else ''}".strip()


@dataclass(frozen=True)
class Below:
    """How many visits of a count were made to units below the target: speaks as （含下辖单位3次）, or not at all."""

    count: int

    def cite(self, lang: Lang) -> str:
        """The words, "" where there are none."""
        if not self.count:
            return ""
        return f"（含到下辖单位{self.count}次）" if lang == "zh" else f" ({self.count} at units below it)"


def named(visits: Sequence[Visit]) -> Named:
    """The visits, in their order, as a message names them."""
    return Named(tuple(visits[:SHOWN]), len(visits))
