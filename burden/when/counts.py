"""Reads how often and how long: 每季度, 至少2次, 5天, 每周三."""

from __future__ import annotations

from burden.when import remarks
from burden.when.cursor import STARTS
from burden.when.periods import per_name
from burden.when.reading import Times, UnreadError
from burden.when.spans import SpanReader
from burden.when.tokens import Token

_INSIDE = frozenset(("edge", "day", "part", "within", "weekno", "before", "until", "after", "glue"))
_YEAR = 12  # months
_DAYS = {"月": 30, "周": 7, "期": 7}
_YEAR_EDGES = {"初": (1, 1, 1), "中": (6, 2, 2), "底": (12, 1, 3), "末": (12, 1, 3), "尾": (12, 1, 3)}


class CountReader(SpanReader):
    """Adds rhythms, counts and lengths to the draft."""

    __slots__ = ()

    def before(self) -> str:
        """The kind of the token before the one just taken."""
        return self.found[self.i - 2].kind if self.i > 1 else ""

    def rhythm(self, token: Token) -> None:
        """每季度; but 每年3月 is March of the plan's year."""
        months, days, likely = token.value
        if "每" in token.text and "隔" in token.text:
            raise UnreadError(remarks.INTERVAL, token.text)
        ahead = self.past(frozenset(("glue", "within")))
        if months == _YEAR and self.kind(ahead) in STARTS | {"fest", "event"}:
            self.i += ahead
            return
        if days == 1 and self.kind(ahead) == "clock":
            return  # 每天9:00-17:00 says when in the day
        if months == _YEAR and self.kind() == "edge":
            self.kinds[self.i] = "months"
            self.found[self.i] = Token("months", "年" + self.found[self.i].text, _YEAR_EDGES[self.found[self.i].text[-1]])
            return
        per = per_name(months, days)
        self.draft.tentative |= bool(likely)
        count = self.draft.times.pop() if self.before() == "times" and self.draft.times else None
        self.draft.rhythms.append((per, count))
        self.beat = self.i
        self._inside_period()

    def _inside_period(self) -> None:
        """每月10日前: the day inside each period is remarked on and not placed."""
        start = self.i
        while self.kind() in _INSIDE or (self.kind() in ("range", "sep") and self.kind(1) in _INSIDE - {"glue"}):
            self.i += 1
        inside = [token for token in self.found[start : self.i] if token.kind != "glue"]
        said = "".join(token.text for token in inside)
        days = sum(token.kind in ("day", "part") for token in inside)
        if days > 1 and all(token.kind != "range" for token in inside) and self.draft.rhythms[-1][1] is None:
            self.draft.rhythms[-1] = (self.draft.rhythms[-1][0], (days, days))  # 每月15日、30日
        if said:
            self.frame.note(remarks.IN_PERIOD, said)

    def count(self, token: Token) -> None:
        """1次, 至少2次, 1-2次, 3次以上."""
        low, high = token.value[0], token.value[-1]
        if low > high:
            raise UnreadError(remarks.TIMES_TURNED, token.text)
        found: Times = (low, high)
        if "上" in token.text or self.bound == "least":
            found = (low, None)
        elif "内" in token.text or "下" in token.text or self.bound == "most":
            found = (0, high)
        self.bound = ""
        self.attach(found)

    def attach(self, found: Times) -> None:
        """Give a count to the rhythm before it, or keep it for the windows."""
        rhythms, loose = self.draft.rhythms, self.draft.times
        self.draft.counted = len(self.draft.spans)
        self.draft.total |= self.draft.counted == 1 and self.draft.spans[0].whole_year and not loose and not rhythms
        if rhythms and self.touch > self.beat and rhythms[-1][1] is not None:
            loose.append(found)  # 每季度1次,全年不超过5次: a total, no second rhythm
        elif rhythms and rhythms[-1][1] is None:
            rhythms[-1] = (rhythms[-1][0], found)
        elif rhythms and (both := _both(rhythms[-1][1], found)):
            rhythms[-1] = (rhythms[-1][0], both)
        elif loose and (both := _both(loose[-1], found)):
            loose[-1] = both
        else:
            loose.append(found)

    def length(self, token: Token) -> None:
        """5天, 10个工作日, 为期1个月."""
        text, most = token.text, token.value[-1]
        if self.draft.spans and self.kind() in ("before", "after"):
            raise UnreadError(remarks.TO_RECKON, text + self.found[self.i].text)
        self.bound = ""
        if self.i > 1 and self.found[self.i - 2].text[-1] in "前后" and not self.draft.spans:
            self.draft.others.append((text, True))  # 竣工后一个月内: of a day that nobody knows
            return
        if self.touch == self.i - 1 and ("周" in text or "期" in text) and self.before() == "month":
            raise UnreadError(remarks.PART_OF_WEEK, text)  # 4月1-2周
        each = 1 if "日" in text or "天" in text else next(_DAYS[mark] for mark in "月周期" if mark in text)
        self.draft.days = each * most
        if each > 1:
            self.frame.note(remarks.IN_DAYS, text, each * most)
            self.draft.tentative |= "月" in text
        self.draft.workdays = "工作日" in text

    def weekday(self, token: Token) -> None:
        """每周三; a weekday alone names no day."""
        if not self.draft.rhythms:
            raise UnreadError(remarks.LONE_WEEKDAY, token.text)
        self.draft.weekdays |= set(token.value)
        self._inside_period()


def _both(one: Times | None, other: Times) -> Times | None:
    """至少1次 and 不超过3次 are one count, (1, 3)."""
    if one is None:
        return None
    for low, high in ((one, other), (other, one)):
        if low[1] is None and high[1] is not None and low[0] <= high[1] and high[0] == 0:
            return low[0], high[1]
    return None
