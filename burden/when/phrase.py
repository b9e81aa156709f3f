"""Walks the tokens of a phrase once: times by `spans`, and here all that stands around them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from burden.when import remarks
from burden.when.atoms import days_in
from burden.when.cursor import STARTS
from burden.when.draft import Draft, Span
from burden.when.events import why
from burden.when.frame import DAY
from burden.when.joints import JointReader
from burden.when.reading import UnreadError
from burden.when.tokens import Token
from burden.when.words import GENERIC

_KEEP_LEAD = frozenset(("glue", "vague", "word"))


class PhraseReader(JointReader):
    """Reads a whole phrase into its `draft`."""

    __slots__ = ()

    def read(self) -> Draft:
        """Walk to the end. Raises UnreadError for what is damaged or in doubt."""
        if "placeholder" in self.kinds:
            self.draft.blank = self.found[self.kinds.index("placeholder")].text
        kinds, end = self.kinds, 0 if self.draft.blank else len(self.found)
        while self.i < end:
            kind = kinds[self.i]
            if kind in STARTS:
                self.span()
                continue
            token = self.take()
            if kind not in _KEEP_LEAD:
                self.lead = kind if kind in ("from", "due") else ""
            if handler := _HANDLERS.get(kind):
                handler(self, token)
        return self.draft

    def other(self, token: Token) -> None:
        """Keep unknown text, to be searched for signs of time at the end."""
        self.draft.others.append((token.text, bool(self.parents)))

    def festival(self, token: Token) -> None:
        """国庆节前 has a last day; a festival alone needs the year's notice."""
        if self.kind() not in ("before", "strict"):
            self.event(token._replace(kind="event", value=token.value[2:]))
            return
        self.take()
        if self.kind() == "length":
            raise UnreadError(remarks.TO_RECKON, f"{token.text}前{self.take().text}")
        month, day, *reason = token.value or (10, 1)
        last = date(self.frame.year, month, day) - DAY
        self.frame.note(remarks.ENDS_BEFORE, f"{token.text}前", last)
        if reason:
            self.frame.ask(remarks.STATUTORY, token.text)
        self.draft.spans.append(Span(None, last, exact=True, text=token.text, mark="deadline"))
        self.touch, self.single = self.i, None

    def event(self, token: Token) -> None:
        """汛期 and the like: unscheduled, unless its days follow at once (汛期6月-9月)."""
        ahead = self.past(frozenset(("glue", "(")))
        if self.kind(ahead) in STARTS - {"lead"} and "前" not in token.text and "后" not in token.text:
            self.frame.note(remarks.AS_LISTED, token.text)
            return
        if self._explains(token):
            return
        self.draft.events.append((token.text, why(token)))
        if self.touch == self.i - 1 and self.before() in ("year", "rel"):
            self.draft.spans.pop()  # 2026年汛期: the year only says which
            self.single = None
        if self.before() == "range" and self.draft.spans:
            self.draft.doubt = remarks.END_UNKNOWN.about(token.text)

    def _explains(self, token: Token) -> bool:
        """6月1日(儿童节) has its day; 节前 without a name leaves open what stands behind it."""
        spans, turned = self.draft.spans, self.kind() in ("before", "after", "strict")
        if token.text in GENERIC and turned and not spans:
            self.draft.doubt = why(token)
        return bool(spans) and spans[-1].exact and not spans[-1].ranged and not turned

    def parity(self, token: Token) -> None:
        """双月: February, April ... of the year."""
        if any(not span.whole_year or span.mark for span in self.draft.spans):
            self.other(token)
            return
        year = self.frame.year
        months = range(1 if "单" in token.text or "奇" in token.text else 2, 13, 2)
        days = [(date(year, month, 1), date(year, month, days_in(year, month))) for month in months]
        self.draft.spans = [Span(*each, exact=False, text=token.text) for each in days]
        self.frame.note(remarks.MONTHS, token.text, "、".join(map(str, months)))

    def mark(self, token: Token) -> None:
        """前, 后, 起, 止 behind something that is no time."""
        if token.kind == "until" and self.kind(self.past(frozenset(("glue",)))) in STARTS:
            self.lead = "due"
        elif self.before() not in ("event", "weekday", "defer", "now") and len(token.text) == 1:
            self.other(token)

    def either(self, _: Token) -> None:
        """3月或9月: not settled."""
        ahead = self.past(frozenset(("glue",)))
        if self.draft.spans and self.kind(ahead) in STARTS:
            self.draft.doubt = remarks.EITHER.about()

    def opened(self, _: Token) -> None:
        """A bracket right behind a time explains it."""
        self.parents.append(len(self.draft.spans) - 1 if self.touch == self.i - 1 else None)

    def closed(self, _: Token) -> None:
        """The end of a bracket; a stray one is nothing."""
        if self.parents:
            self.parents.pop()

    def set_bound(self, token: Token) -> None:
        """至少 or 最多, for the next number."""
        self.bound = token.kind


def _keep(name: str) -> Callable[[PhraseReader, Token], None]:
    """A handler that keeps the token's text in a list of the draft."""
    return lambda reader, token: getattr(reader.draft, name).append(token.text)


def _vague(reader: PhraseReader, _: Token) -> None:
    reader.draft.tentative = True


def _each(reader: PhraseReader, token: Token) -> None:
    if "次" in token.text:
        reader.draft.visit = True
    else:
        reader.draft.apart = True
        if reader.before() == "quarter" and reader.found[reader.i - 2].text == "4季度" and len(reader.draft.spans) == 1:
            reader.frame.ask(remarks.FOUR_QUARTERS, "四季度")
            reader.draft.tentative = True


def _relative(reader: PhraseReader, token: Token) -> None:
    reader.draft.relative.append(token.text)
    if reader.draft.spans and token.text in ("至今", "以来"):
        reader.draft.doubt = remarks.UNTIL_NOW.about(token.text)


def _batch(reader: PhraseReader, _: Token) -> None:
    reader.draft.batches = True


def _twofold(reader: PhraseReader, token: Token) -> None:
    """一季度一次 is every quarter, unless other quarters or months stand beside it."""
    month = "月" in token.text
    if not STARTS.isdisjoint(reader.kinds):
        reader.i -= 1
        reader.kinds[reader.i] = "month" if month else "quarter"
        reader.found[reader.i] = token._replace(kind=reader.kinds[reader.i])
        reader.span()
        return
    first, each = (remarks.ONE_MONTH, remarks.EACH_MONTH) if month else (remarks.FIRST_QUARTER, remarks.EACH_QUARTER)
    reader.frame.ask(remarks.TWOFOLD, token.text, each, first)
    reader.draft.rhythms.append(("month" if month else "quarter", None))
    reader.beat = reader.i


_HANDLERS: dict[str, Callable[[PhraseReader, Token], None]] = {
    "other": PhraseReader.other,
    "edge": PhraseReader.other,
    "within": PhraseReader.other,
    "range": PhraseReader.joint,
    "pair": PhraseReader.joint,
    "parity": PhraseReader.parity,
    "rec": PhraseReader.rhythm,
    "times": PhraseReader.count,
    "length": PhraseReader.length,
    "weekday": PhraseReader.weekday,
    "fest": PhraseReader.festival,
    "event": PhraseReader.event,
    **dict.fromkeys(("open", "before", "after", "until", "strict"), PhraseReader.mark),
    "each": _each,
    "or": PhraseReader.either,
    "(": PhraseReader.opened,
    ")": PhraseReader.closed,
    "least": PhraseReader.set_bound,
    "most": PhraseReader.set_bound,
    "defer": _keep("deferred"),
    "now": _relative,
    "not": _keep("denied"),
    "change": _keep("denied"),
    "vague": _vague,
    "once": lambda reader, _: reader.attach((1, 1)),
    "batch": _batch,
    "twofold": _twofold,
}
