"""日历, the day sheets: who comes to whom on each day, why, and on whose approval."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from burden.days import date_of, feast_words
from burden.report.agenda import Visit
from burden.report.figures import kind_of
from burden.report.law import scope_words
from burden.report.months import Day, Month
from burden.report.spoken import day_words, span_words, weekday_words
from burden.report.words import word
from burden.rulebook import Quiet
from burden.warning import LEVELS, Lang, iso

WEEK = 7


class Keys(NamedTuple):
    """Short numbers for counties and organisers, in order of name, and what the page is told in."""

    counties: Mapping[str, int]
    organisers: Mapping[str, int]
    lang: Lang
    year: int
    today: int

    def of(self, organisers: Iterable[str]) -> str:
        """The numbers of organisers, as the page holds them."""
        return " ".join(str(self.organisers[name]) for name in organisers)

    def said(self, names: Iterable[str]) -> str:
        """Names as a list."""
        return word("comma", self.lang).join(names)


def who(visit: Visit) -> tuple[str, ...]:
    """The organisers, "" standing for none."""
    return visit.organisers or ("",)


def day_sheet(each: Day, keys: Keys) -> dict[str, Any]:
    """One day as the page shows it."""
    levels = [visit.level for visit in each.visits if visit.level]
    return {
        "id": iso(each.day), "number": date_of(each.day).day, "mark": each.mark, "name": feast_words(each.name, keys.lang),
        "style": "make-up" if each.mark == "work" else "" if each.worked else "off", "provisional": each.provisional,
        "title": f"{day_words(each.day, keys.lang, keys.year)} {weekday_words(each.day, keys.lang)}", "begun": each.begun,
        "visits": [_visit(visit, each.day, keys) for visit in each.visits], "quiet": quiet_words(each.quiet, keys),
        "quiet_names": keys.said(dict.fromkeys(period.name for period in each.quiet)),
        "level": max(levels, key=list[str](LEVELS).index, default=""), "warned": len(levels),
        "weekday": date_of(each.day).isoweekday(), "month": f"{date_of(each.day):%Y-%m}", "today": each.day == keys.today,
    }  # fmt: skip


def quiet_words(periods: Iterable[Quiet], keys: Keys) -> str:
    """Quiet periods, each with whom it lets alone."""
    told = (word("quiet_for", keys.lang, name=each.name, who=scope_words(each.scope, keys.lang)) for each in periods)
    return word("stop", keys.lang).join(dict.fromkeys(told))


def _visit(visit: Visit, at: int, keys: Keys) -> dict[str, Any]:
    """One visit as it stands on a day; its warnings stand on the first."""
    return {
        "who": keys.said(visit.organisers), "target": visit.target, "item": keys.said(visit.items),
        "county": "" if visit.county == visit.target else visit.county, "c": keys.counties[visit.county], "o": keys.of(who(visit)),
        "state": _state(visit, at, keys), "kind": kind_of(visit), "time": visit.time, "begins": at == visit.first,
        "f": " ".join(visit.families), "level": visit.level, "warned": visit.messages if at == visit.first else (),
        "basis": keys.said(visit.bases), "approval": keys.said(visit.approvals), "partners": keys.said(visit.partners),
    }  # fmt: skip


def _state(visit: Visit, at: int, keys: Keys) -> str:
    """Which of its days it is, and whether it was made."""
    matched = {"kept": "kept", "moved": "moved", "extra": "extra", "none": "unplanned"}
    told = [word(matched.get(visit.match, kind_of(visit)), keys.lang)]
    if visit.last > visit.first:
        span = span_words(visit.first, visit.last, keys.lang, keys.year)
        told.append(word("of_days", keys.lang, span=span, at=at - visit.first + 1, n=visit.last - visit.first + 1))
    return word("stop", keys.lang).join(told)


def week_sheets(pages: Sequence[Month], keys: Keys) -> list[dict[str, Any]]:
    """All days of the pages by the week they lie in, from Monday on."""
    found: dict[int, list[Day]] = {}
    for month in pages:
        for each in month.days:
            found.setdefault(each.day - date_of(each.day).weekday(), []).append(each)
    return [
        {
            "id": iso(monday), "last": iso(monday + WEEK - 1), "name": span_words(monday, monday + WEEK - 1, keys.lang, keys.year),
            "days": [day_sheet(each, keys) for each in days],
        }
        for monday, days in sorted(found.items())
    ]  # fmt: skip
