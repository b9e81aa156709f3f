"""Reads the times of a phrase with the marks that make them windows, deadlines and open starts."""

from __future__ import annotations

from datetime import date

from burden.when import remarks
from burden.when.atoms import LATE, Atom, Days, is_vague
from burden.when.cursor import STARTS, Cursor
from burden.when.draft import Draft, Span
from burden.when.frame import Frame, before
from burden.when.reading import UnreadError
from burden.when.tokens import Token

_LOOSE = frozenset(("glue", "vague", "clock", "open"))
_RANGED = _LOOSE | {"range"}
_AND = frozenset("、和及与")
_MARKS = frozenset(("vague", "before", "strict", "ended", "finish", "open", "after", "until"))
_AFTER = _MARKS | {"included", "clock", "defer"}
_OVER = "结束后"
_OPEN_ENDED = frozenset(("other", "word", "event", "fest", "named", "finish", "defer", "now", "open"))


class SpanReader(Cursor):
    """Reads spans: a time or a range with the marks that make it a deadline or an open start."""

    __slots__ = ("beat", "bound", "draft", "frame", "lead", "parents", "single", "touch")

    def __init__(self, found: list[Token], plan: int) -> None:
        """Read for the plan of year `plan`."""
        super().__init__(found)
        self.frame = Frame(plan)
        self.draft = Draft()
        self.lead = ""  # "from" or "due" just before a time
        self.single: Atom | None = None  # the atom of the last span, where it may still become a range
        self.touch = -1  # where the last span ended
        self.parents: list[int | None] = []  # of each open bracket, the span it explains
        self.bound = ""  # "least" or "most", for the next number
        self.beat = -1  # where the last rhythm stood

    def span(self) -> None:
        """Read the time that begins here and add it to the draft."""
        start, lead, self.lead = self.i, self.lead, ""
        joint = self.found[start - 1].text if self.touch == start - 1 else ""
        close = joint == ":" or (self.touch == start and not self.found[start].spaced)
        if self.kinds[start] == "lead":
            self._lead_alone(start)
        left = self.atom()
        days = self.frame.place(left)
        right = None
        if self._range_follows() or self._turn_follows(left):
            right = self.atom()
            days = self.frame.between(left, right)
        self.add(left, right, days, lead, start)
        self.draft.spans[-1].listed = joint in _AND
        if self.parents or close:
            previous = len(self.draft.spans) - 2
            self.draft.spans[-1].parent = self.parents[-1] if self.parents else previous

    def _lead_alone(self, start: int) -> None:
        """前三个月 is of the year; behind something else (国庆节前一个月) it is reckoned from that."""
        token, before = self.found[start], self.found[start - 1] if start else None
        if before and (self.touch == start or before.kind in _OPEN_ENDED) and "月" in token.text:
            raise UnreadError(remarks.TO_RECKON, before.text + token.text)

    def _turn_follows(self, left: Atom) -> bool:
        """3月底4月初 is one span over the turn of the month."""
        return left.vague == LATE and self.kind() == "month" and self.kind(1) == "edge" and "初" in self.found[self.i + 1].text

    def _range_follows(self) -> bool:
        """Move past 至 (with what may stand around it) when a time stands behind it."""
        if self.kinds[self.i] not in _RANGED:
            return False
        ahead = self.past(_LOOSE)
        if self.kind(ahead) != "range":
            return False
        further = ahead + 1
        while self.kind(further) in ("glue", "vague", "from"):
            further += 1
        if self.kind(further) not in STARTS:
            return False
        passed = self.found[self.i : self.i + further]
        self.draft.tentative |= any(token.kind == "vague" for token in passed)
        self.i += further
        return True

    def add(self, left: Atom, right: Atom | None, days: Days, lead: str, start: int) -> None:
        """Add the span from `left` to `right`, with the marks that stand behind it."""
        end = right or left
        span = Span(*days, exact=left.exact and end.exact, text="", ranged=right is not None)
        if right is not None:
            self.draft.tentative |= is_vague(left, end=False) or is_vague(right, end=True)
        else:
            span.rough, span.named = left.vague != 0, left.named is not None
            span.whole_year, span.usual = left.whole_year, left.whole_year and left.at == self.frame.plan
        if self.kinds[self.i] in _AFTER:
            self._marks(span, end, days)
        if lead and span.mark == "" and not span.ranged:
            _lead(span, left, lead)
        if span.mark:
            self.draft.tentative |= is_vague(end, end=span.mark == "deadline") and span.mark != "finish"
            span.rough &= span.mark == "finish"
            span.usual = False
        span.text = "".join([token.text for token in self.found[start : self.i]])
        self.single = left if right is None else None
        self.touch = self.i
        self.draft.spans.append(span)

    def _marks(self, span: Span, end: Atom, days: Days) -> None:
        """前, 起, 止, 左右, 完成 behind a time."""
        included = self.kind() == "included"
        self.i += included
        if self.kind() == "clock" and self.kind(1) in _MARKS:
            self.i += 1
        while (kind := self._mark()) in _MARKS:
            token = self.take()
            if kind in ("before", "after") and self.kind() == "length":
                raise UnreadError(remarks.TO_RECKON, token.text + self.take().text)
            if kind == "vague":
                self.draft.tentative = True
            elif kind in ("before", "strict", "ended"):
                self.draft.tentative |= token.text == "前夕"
                self._before(span, end, days, token, included=included)
            elif kind == "finish":
                _finish(span, end)
            elif not span.ranged:
                self._one_sided(span, end, kind, token.text)

    def _mark(self) -> str:
        """The kind of the mark here; 结束后 behind a time is 后."""
        kind = self.kind()
        return "after" if kind == "defer" and self.found[self.i].text == _OVER else kind

    def _before(self, span: Span, end: Atom, days: Days, token: Token, *, included: bool) -> None:
        own = days if not span.ranged else (_end_first(end, days), days[1])
        span.last, remark = before(end, own, strict=token.kind == "strict", included=included or token.kind == "ended")
        if remark:
            self.frame.ask(remark, span.last)
            if span.last.year < self.frame.plan and (end.year or self.frame.plan) >= self.frame.plan:
                raise UnreadError(remarks.BEFORE_PLAN, span.last)
        if span.ranged and span.first is not None and span.last < span.first:
            raise UnreadError(remarks.END_FIRST)
        if not span.ranged:
            span.first, span.mark = None, "deadline"
            if end.named:
                self.frame.note(remarks.ENDS_BEFORE, end.named.text + token.text, span.last)

    def _one_sided(self, span: Span, end: Atom, kind: str, text: str) -> None:
        """起, 后 or 止 behind a single time."""
        if kind == "until":
            span.first, span.mark = None, "deadline"
            return
        span.mark = "open"
        if kind == "after" and span.first is not None and span.last is not None:
            if not span.exact:
                span.first = date.fromordinal(span.last.toordinal() + 1)
            if end.named or text == _OVER:
                self.frame.note(remarks.STARTS_AFTER, (end.named.text if end.named else "") + text, span.first)
            else:
                self.frame.ask(remarks.STARTS_AFTER, text, span.first)
            end.days = span.first, span.last
        span.last = None


def _end_first(end: Atom, days: Days) -> date:
    """The first day of the time that ends a range."""
    if end.named:
        return end.named.days[0]
    return date(days[1].year - (end.month + end.months - 2) // 12, end.month, end.first or 1)


def _lead(span: Span, atom: Atom, lead: str) -> None:
    """从 or 截至 before a time without a mark of its own."""
    if lead == "from":
        span.mark, span.last = "open", None
    else:
        span.mark, span.first = "deadline", None
        span.rough &= atom.vague != LATE


def _finish(span: Span, end: Atom) -> None:
    """完成: by a day, the end of a month or of the year; inside a month or a quarter."""
    if span.mark or span.ranged:
        return
    if span.exact or end.vague == LATE or span.whole_year:
        span.mark, span.first = "deadline", None
    else:
        span.mark = "finish"
