"""A place in the tokens, and the written times that can be read there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from burden.when import remarks
from burden.when.atoms import EARLY, LATE, MIDDLE, NO_MONTH, Atom, Named, set_edge
from burden.when.reading import UnreadError
from burden.when.tokens import Token
from burden.when.words import ALWAYS

INNER = frozenset(("month", "day", "part", "quarter", "months", "full", "weekno", "lead", "md", "named"))
STARTS = INNER | {"ymd", "ym", "year", "rel"}  # what a written time begins with
_ENDS = ["end"] * 4  # as far as anything looks ahead
_EDGES = {"初": EARLY, "中": MIDDLE, "底": LATE, "末": LATE, "尾": LATE}
_QUARTERS = 4
_GLUE = frozenset(("glue",))


class Cursor:
    """A place in the tokens, and the written times that can be read there."""

    __slots__ = ("found", "i", "kinds")

    def __init__(self, found: list[Token]) -> None:
        """Start before the first token."""
        self.found = found
        self.kinds = [token.kind for token in found] + _ENDS
        self.i = 0

    def kind(self, ahead: int = 0) -> str:
        """The kind of the token here or further on, `end` after the last."""
        return self.kinds[self.i + ahead]

    def take(self) -> Token:
        """The token here; the place moves on."""
        self.i += 1
        return self.found[self.i - 1]

    def past(self, kinds: frozenset[str]) -> int:
        """How far ahead the first token of another kind stands."""
        start = i = self.i
        while self.kinds[i] in kinds:
            i += 1
        return i - start

    def atom(self) -> Atom:
        """The written time that begins here."""
        kind = self.kind()
        if kind not in ("year", "rel"):
            return self._inner()
        token = self.take()
        ahead = self.past(_GLUE)
        if self.kind(ahead) in INNER:
            self.i += ahead
            atom = self._inner()
        else:
            atom = Atom(month=1, months=12, whole_year=True)
            if self.kind() == "edge":
                set_edge(atom, _EDGES[self.take().text[-1]])
        if kind == "year":
            atom.year = token.value[0]
        else:
            atom.shift, atom.follows = token.value[0], bool(token.value[1])
        return atom

    def _inner(self) -> Atom:
        """A time without its year, or with it in one piece (2026-03-05)."""
        token = self.take()
        atom = _plain(token)
        if token.kind == "month":
            self._within_month(atom)
        elif token.kind in ("quarter", "months", "ym") and self.kind() == "edge":
            set_edge(atom, _EDGES[self.take().text[-1]])
        if atom.exact:
            self._weekday(atom)
        return atom

    def _within_month(self, atom: Atom) -> None:
        """上旬, 底 or a day after the month."""
        kind = self.kind()
        if kind == "glue" and self.kind(1) == "day":
            self.i += 1
        if kind == "edge":
            set_edge(atom, _EDGES[self.take().text[-1]])
        elif self.kind() in ("day", "part", "weekno"):
            inner = _plain(self.take())
            atom.first, atom.last, atom.exact, atom.vague = inner.first, inner.last, inner.exact, inner.vague

    def _weekday(self, atom: Atom) -> None:
        """(星期四) after a day must agree with it."""
        opened = self.kind() == "("
        if self.kind(opened) != "weekday" or len(self.found[self.i + opened].value) != 1:
            return
        self.i += opened
        atom.weekday = self.take().value[0]
        if opened and self.kind() == ")":
            self.i += 1


def _plain(token: Token) -> Atom:
    """The time of one token."""
    value = token.value
    if read := _READ.get(token.kind):
        return read(token)
    if token.kind == "ym":
        return Atom(year=value[0], month=value[1] or NO_MONTH)
    month, day = value[-2:]
    year = value[0] if token.kind == "ymd" else None
    return Atom(year=year, month=month or NO_MONTH, first=day, last=day, exact=True)


def _quarters(token: Token) -> Atom:
    """第二季度, or 前三季度 (the first three)."""
    count = token.value[0]
    if token.kind == "lead":
        months = count if "月" in token.text else 3 * count
        if not 1 <= months <= 12:  # noqa: PLR2004
            raise UnreadError(remarks.PAST_YEAR, token.text)
        return Atom(month=1, months=months)
    if not 1 <= count <= _QUARTERS:
        raise UnreadError(remarks.NO_QUARTER, count)
    return Atom(month=3 * count - 2, months=3)


def _week(token: Token) -> Atom:
    """第二周 is the 8th to the 14th, roughly; 最后一周 the 22nd to the end."""
    if "最后" in token.text:
        return Atom(first=22, last=31, vague=ALWAYS)
    week = token.value[0]
    return Atom(first=7 * week - 6, last=7 * week, vague=ALWAYS)


def _named(token: Token) -> Atom:
    """春节 or 汛期, its days known."""
    first, last, own = token.value
    return Atom(named=Named(token.text, (date.fromordinal(first), date.fromordinal(last)), bool(own)))


_READ: dict[str, Callable[[Token], Atom]] = {
    "month": lambda token: Atom(month=token.value[0] or NO_MONTH),
    "day": lambda token: Atom(first=token.value[0], last=token.value[0], exact=True),
    "part": lambda token: Atom(first=token.value[0], last=token.value[1]),
    "months": lambda token: Atom(month=token.value[0], months=token.value[1], vague=token.value[2]),
    "full": lambda _: Atom(month=1, months=12, whole_year=True),
    "quarter": _quarters,
    "lead": _quarters,
    "weekno": _week,
    "named": _named,
}
