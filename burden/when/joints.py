"""Reads the ends of ranges that do not stand right behind their start: 3月启动,持续到6月; two columns."""

from __future__ import annotations

from burden.when import remarks
from burden.when.counts import CountReader
from burden.when.cursor import STARTS
from burden.when.reading import UnreadError
from burden.when.tokens import Token

_NEAR = frozenset(("sep", "open", "vague", "glue", "word", "finish", "clock"))  # may stand inside a range
_LABEL = frozenset(("glue", "vague", "from", "word", "other", "range", "due", "sep", "open", "finish"))
_FAR = frozenset(("other", "event", "defer", "now", "(", ")"))


class JointReader(CountReader):
    """Joins a start and an end with words between them."""

    __slots__ = ()

    def joint(self, token: Token) -> None:
        """A dash or 至 that did not stand right behind its start."""
        wide = self.found[self.i - 1].kind == "pair"
        ahead = self.past(_LABEL if wide else _LABEL - {"other", "range"})
        between = self._since_touch()
        starts = self.kind(ahead) in STARTS
        if starts and self.single is not None and (token.text != "-" or not between - _NEAR):
            self._close(ahead, between)
        elif self.kind(ahead) in ("event", "now") and self.draft.spans:
            self.draft.doubt = remarks.END_UNKNOWN.about(self.found[self.i + ahead].text)
        elif starts and self.before() in ("event", "now", "defer", "") and not (token.text == "-" and self.i == 1):
            self.lead = "due"  # 即日起至6月底: only the end is a day
            self.i += ahead
            self.span()
        elif self._hangs(token, starts):
            raise UnreadError(remarks.HANGS, token.text)

    def _hangs(self, token: Token, starts: bool) -> bool:
        """Whether a joint stands at a time whose other end is missing."""
        if not starts:
            return self.touch == self.i - 1 and token.text != "到"
        return self.touch >= 0 or (token.text == "-" and not self.found[self.i].spaced)

    def _since_touch(self) -> frozenset[str]:
        """The kinds of the tokens between the last span and the joint just taken."""
        return frozenset(token.kind for token in self.found[max(self.touch, 0) : self.i - 1])

    def _close(self, ahead: int, between: frozenset[str]) -> None:
        """Make a range of the last span and the time ahead."""
        left, old = self.single, self.draft.spans.pop()
        if left is None or old.mark == "deadline":
            raise UnreadError(remarks.END_AFTER_DEADLINE)
        self.draft.tentative |= bool(between & _FAR)
        self.i += ahead
        start = self.i
        right = self.atom()
        self.add(left, right, self.frame.between(left, right), "", start)
        self.draft.spans[-1].parent = old.parent
        self.draft.spans[-1].text = f"{old.text}至{self.draft.spans[-1].text}"
