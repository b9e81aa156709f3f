"""Named times (春节, 国庆, 汛期) put on days: festivals by the notice of days off, the rest by the office's own periods."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from burden.when import remarks
from burden.when.atoms import Days
from burden.when.cursor import STARTS
from burden.when.remarks import Said
from burden.when.text import normalise
from burden.when.tokens import Token, tokens
from burden.when.words import FESTIVAL_NAMES, GENERIC, MEMBERS, OCCASIONS

Spans = tuple[tuple[str, str], ...]
NOT_SET, UNPUBLISHED, NO_NOTICE, WHICH, WHICH_NEW_YEAR, AROUND = range(6)
_REASONS = (
    remarks.NOT_SET,
    remarks.UNPUBLISHED,
    remarks.NO_NOTICE,
    remarks.WHICH_FESTIVAL,
    remarks.WHICH_NEW_YEAR,
    remarks.AROUND,
)
_TURNS = frozenset("非主后前盛次末初")  # 非汛期 is not 汛期
_NEW_YEAR = "元旦"
_BY = frozenset(("before", "strict"))
_LISTING = frozenset(("event", "fest", "sep", "glue", "other"))


def _unknown(_: int) -> Mapping[str, Days]:
    return {}


@dataclass(frozen=True, eq=False)
class Events:
    """What is known of named times; equal to itself only, so that a reading can be remembered by it.

    `festivals(year)` gives first and last day off of each festival of a year, None where its notice is not out, {}
    where nothing is known of the year. `periods` maps each name of an office's period to its spans: first and last,
    `05-01` for every year or `2026-05-01`. `workday(day, n)` is the n-th workday from a day on, None where unknown.
    """

    festivals: Callable[[int], Mapping[str, Days] | None] = _unknown
    periods: Mapping[str, Spans] = field(default_factory=dict)
    workday: Callable[[date, int], date | None] = lambda _day, _n: None

    @cached_property
    def named(self) -> dict[str, Spans]:
        """The periods by their names in the one spelling that phrases have."""
        return {normalise(name): spans for name, spans in self.periods.items()}

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Finds the names of periods, and the words that are not to be cut by a name within them."""
        words = sorted({*self.named, *OCCASIONS}, key=lambda word: (-len(word), word))
        return re.compile("|".join(map(re.escape, words)))

    def days(self, name: str, year: int) -> tuple[list[Days], bool] | int:
        """The days of a named time in a year and whether they are the office's own, or the number of the reason why not."""
        if name in self.named:
            found = [days for first, last in self.named[name] if (days := _in_year(first, last, year))]
            return (found, True) if found else NOT_SET
        if name not in FESTIVAL_NAMES:
            return WHICH if name in GENERIC else NOT_SET
        festivals = self.festivals(year)
        if festivals is None:
            return UNPUBLISHED
        off = next((festivals[each] for each in FESTIVAL_NAMES[name] if each in festivals), None)
        return ([off], False) if off else NO_NOTICE


def _in_year(first: str, last: str, year: int) -> Days | None:
    """The days of a period in a year; one that ends before it begins ends in the next."""
    if len(first) > len("05-01"):
        days = date.fromisoformat(first), date.fromisoformat(last)
        return days if days[0].year == year else None
    begin, end = (date.fromisoformat(f"{year}-{day}") for day in (first, last))
    return (begin, end) if begin <= end else (begin, end.replace(year=year + 1))


def why(token: Token) -> Said:
    """Why a named time has no days."""
    reason, year = token.value[:2] if token.value and token.kind == "event" else (WHICH if token.text in GENERIC else NOT_SET, 0)
    return _REASONS[reason].about(token.text, year)


def cut(plain: str, events: Events | None) -> list[Token]:
    """The tokens of a normalised phrase; a name of a period is one of its own."""
    if events is None or not events.periods:
        return tokens(plain)
    found: list[Token] = []
    end = 0
    for match in events.pattern.finditer(plain):
        if match[0] in events.named:
            found += tokens(plain[end : match.start()])
            found.append(Token("event", match[0]))
            end = match.end()
    return found + tokens(plain[end:])


def put_on_days(found: list[Token], events: Events, plan: int) -> list[Token]:
    """`found` with a `named` token for every named time whose days are known, and the reason in those that are not."""
    placed: list[Token] = []
    year, given = plan, False
    spelt = _members(found, events)
    for i, token in enumerate(spelt):
        if token.kind in ("year", "rel", "ymd", "ym"):
            year, given = _year(token, plan), True
        if token.kind in ("event", "fest") and not _dated(spelt, i):
            _place(placed, spelt, i, events, year if given or not _next_new_year(spelt, i) else None)
        else:
            placed.append(token)
    return placed


def _members(found: list[Token], events: Events) -> list[Token]:
    """汛前 as 汛期 and 前, 中高考 as its two, where the office has given days for them."""
    spelt: list[Token] = []
    for token in found:
        pieces = MEMBERS.get(token.text, ()) if token.kind == "event" else ()
        known = [name for _, name in pieces if name in events.named]
        spelt += [Token(kind, text) for kind, text in pieces] if known else [token]
    return spelt


def _year(token: Token, plan: int) -> int:
    if token.kind == "rel":
        return plan + token.value[0]
    return token.value[0] if token.value[0] > 99 else 2000 + token.value[0]  # noqa: PLR2004


def _dated(found: list[Token], i: int) -> bool:
    """汛期6月-9月 gives its own dates."""
    ahead = i + 1
    while ahead < len(found) and found[ahead].kind in ("glue", "("):
        ahead += 1
    return ahead < len(found) and found[ahead].kind in STARTS - {"lead"}


def _next_new_year(found: list[Token], i: int) -> bool:
    """元旦前 in a plan of the year may be the New Year at its end."""
    if not found[i].text.startswith(_NEW_YEAR):
        return False
    return next((token.kind in _BY for token in found[i + 1 :] if token.kind not in _LISTING), False)


def _place(placed: list[Token], found: list[Token], i: int, events: Events, year: int | None) -> None:
    """Add one named time to `placed`: on its days, or with the reason why it has none."""
    token, after = found[i], found[i + 1] if i + 1 < len(found) else None
    if token.text in GENERIC and _repeats(placed, token):
        return
    turned = bool(placed) and placed[-1].kind == "other" and placed[-1].text[-1] in _TURNS and token.text in events.named
    if year is None or turned or (after and after.text == "前后"):
        reason = WHICH_NEW_YEAR if year is None else NOT_SET if turned else AROUND
        placed.append(Token("event", token.text, (reason, 0), token.spaced))
        return
    days = events.days(token.text, year)
    if isinstance(days, int):
        lawful = token.kind == "fest"  # 国庆节前: its day is set by law
        placed.append(token if lawful and days == NOT_SET else token._replace(value=_reason(token, days, year)))
        return
    for first, last in days[0]:
        if placed and placed[-1].kind == "named":
            placed.append(Token("sep", "、"))
        placed.append(Token("named", token.text, (first.toordinal(), last.toordinal(), int(days[1])), token.spaced))


def _reason(token: Token, reason: int, year: int) -> tuple[int, ...]:
    """Reason and year for an event; for a festival set by law its month and day stay in front."""
    return (*token.value, reason, year) if token.kind == "fest" else (reason, year)


def _repeats(placed: list[Token], token: Token) -> bool:
    """春节假期, 国庆等节假日, “五一”节前: a general word behind a festival adds at most 前, 后 or 等."""
    if placed and placed[-1].kind == "other" and placed[-1].text.startswith("等") and len(placed) > 1:
        if placed[-2].kind != "named":
            return False
        placed[-1] = Token("vague", "等")
    elif not any(each.kind == "named" for each in placed):
        return False
    if token.text in ("节前", "节后"):
        placed.append(Token("before" if "前" in token.text else "after", token.text[-1]))
    return True
