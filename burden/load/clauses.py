"""The clauses of a policy: limits, quiet periods and the texts they stand on."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from burden.load.entries import (
    day_under,
    instead,
    known_only,
    list_under,
    text_under,
    truth_under,
    unknown,
    whole,
    whole_under,
    words_under,
)
from burden.load.outline import Mistakes, Outline, table_of
from burden.load.scopes import Kinds, scope_from, widened
from burden.rulebook import DAYS_OF_YEAR, LONGEST, Limit, Quiet, Source

_ADDRESS = re.compile(r"https?://[!#-&(-;=?-_a-~]+")  # without quotes, < > and backticks
_FRACTION = re.compile(r"([0-9]{1,3})/([0-9]{1,3})")
FACTS = ("number", "year", "url", "local")
EXEMPT = ("case", "above")
NUMBER = (0, 9999)  # that a text sets
DAYS = (1, 3660)
_MONTH = (1, 31)
_MONTHS = (1, 12)


class Setting(NamedTuple):
    """What clauses are read against: the known texts and limits, the pack they belong to, names for several kinds, and their mistakes."""

    sources: Mapping[str, Source]
    limits: Collection[str]
    mistakes: Mistakes
    pack: str = ""
    kinds: Kinds = MappingProxyType({})


def source_from(entry: Outline, mistakes: Mistakes, needed: tuple[str, ...] = ("document",)) -> Source:
    """A text given by its facts: document and, where known, number, year, url, and the place it is of."""
    table = table_of(entry, needed, FACTS, mistakes)
    known = {key: text_under(table, key, mistakes) for key in ("id", "document", *FACTS) if key in table}
    for key in needed:
        if known.get(key) == "":
            mistakes.about(table[key], *empty(key))
    if known.get("url") and not _ADDRESS.fullmatch(known["url"]):
        said = "url 应是 http:// 或 https:// 开头的网址", "url should be an address that begins with http:// or https://"
        mistakes.about(table["url"], *said)
    return Source(**{"id": "", "document": "", **known})


def limits_from(table: dict[str, Outline], setting: Setting) -> tuple[Limit, ...]:
    """The limits of the section `limits`, each under its name; a broken one is noted and left out."""
    found: list[Limit] = []
    for name, below in known_only(table, "限额", setting.limits, setting.mistakes):
        for entry in list_under({name: below}, name, setting.mistakes):
            limit = _limit(name, entry, setting)
            if limit and any(_same(limit, earlier) for earlier in found):
                zh, en = (
                    "与前面一条的起始日、天数和对象都相同",
                    "begins on the same day as an earlier one of the same days and scope",
                )
                setting.mistakes.about(entry, f"{name} {zh}", f"{name} {en}")
            found += [limit] if limit else []
    return widened(found, setting.kinds)


def quiets_from(entries: list[Outline], setting: Setting) -> tuple[Quiet, ...]:
    """The quiet periods of the section `quiet`; a broken one is noted and left out."""
    return widened((quiet for entry in entries for quiet in _quiet(entry, setting)), setting.kinds)


def _limit(name: str, entry: Outline, setting: Setting) -> Limit | None:
    """One limit; None, with a mistake, where a part of it is missing or wrong."""
    mistakes = setting.mistakes
    counts = ("days",) if name.endswith("_in_days") else ()  # the others count in no window of their own
    table = table_of(entry, ("since", "value", *counts, "source"), ("for", "exempt", "below"), mistakes)
    value, since = _value(name, table, mistakes), day_under(table, "since", mistakes)
    days = whole_under(table, "days", DAYS, mistakes) if counts else 0
    source, scope = _source(table, setting), scope_from(table, mistakes)
    exempt, below = _exempt(table, mistakes), truth_under(table, "below", mistakes)
    if value is None or since is None or days is None or source is None:
        return None
    return Limit(name, value, since, source, scope, days, setting.pack, exempt, below)


def _value(name: str, table: dict[str, Outline], mistakes: Mistakes) -> float | None:
    """The number of a limit: a share is a fraction such as 2/3, a day of the year is month*100+day, every other is whole."""
    if name.endswith("_share") and "value" in table:
        return _share(table["value"], mistakes)
    value = whole_under(table, "value", NUMBER, mistakes)
    if value is not None and name in DAYS_OF_YEAR and not _is_month_and_day(value):
        zh, en = f"{name} 应写成月份×100+日，如 331 为3月31日", f"{name} is month*100+day, as 331 for 31 March"
        mistakes.about(table["value"], f"{zh}，不是{value}", f"{en}, not {value}")
    return value


def _share(entry: Outline, mistakes: Mistakes) -> float | None:
    """A part of a whole, as a fraction, 0 or 1."""
    text = entry.value if isinstance(entry.value, str) else ""
    if text in ("0", "1"):
        return int(text)
    found = _FRACTION.fullmatch(text)
    if found and 0 <= int(found[1]) <= int(found[2]) and int(found[2]):
        return int(found[1]) / int(found[2])
    mistakes.about(entry, *instead("value 应是不大于1的分数，如 2/3", "value should be a fraction of at most 1, as 2/3", text))
    return None


def _exempt(table: dict[str, Outline], mistakes: Mistakes) -> tuple[str, ...]:
    """The visits a limit counts without blaming them: case, above."""
    entries = list_under(table, "exempt", mistakes)
    words = words_under(table, "exempt", mistakes)
    for entry, word in zip(entries, words, strict=True):
        if word and word not in EXEMPT:
            mistakes.about(entry, *unknown("不计的检查", word, EXEMPT))
    return tuple(word for word in EXEMPT if word in words)


def _same(one: Limit, other: Limit) -> bool:
    """Whether two limits claim the same days of the same targets."""
    return (one.name, one.since, one.days, one.scope) == (other.name, other.since, other.days, other.scope)


def empty(key: str) -> tuple[str, str]:
    """That a key holds nothing, in both languages."""
    return f"{key} 不能为空", f"{key} must not be empty"


def _is_month_and_day(value: int) -> bool:
    """Whether a number is month*100+day of a day that every year has."""
    month, of_month = divmod(value, 100)
    return _MONTHS[0] <= month <= _MONTHS[1] and 1 <= of_month <= LONGEST[month - 1]


def _quiet(entry: Outline, setting: Setting) -> Iterator[Quiet]:
    """One quiet period, from `first` to `last` or on the days `month_days` of every month."""
    mistakes = setting.mistakes
    table = table_of(entry, ("name", "source"), ("first", "last", "month_days", "since", "for", "exempt"), mistakes)
    first, last, since = (day_under(table, key, mistakes) for key in ("first", "last", "since"))
    month_days = _month_days(table, mistakes)
    if table and {"first", "last", "month_days"} & table.keys() not in ({"first", "last"}, {"month_days"}):
        mistakes.about(entry, "应写明 first 和 last，或者只写 month_days", "give first and last, or month_days alone")
    if first is not None and last is not None and first > last:
        mistakes.about(table["first"], "first 晚于 last", "first is later than last")
    source, name = _source(table, setting), text_under(table, "name", mistakes)
    if "name" in table and not name:
        mistakes.about(table["name"], *empty("name"))
    if source:
        start = Quiet.since if since is None else since
        exempt = _exempt(table, mistakes) if "exempt" in table else Quiet.exempt
        yield Quiet(name, source, first, last, month_days, start, scope_from(table, mistakes), exempt)


def _month_days(table: dict[str, Outline], mistakes: Mistakes) -> tuple[int, int] | None:
    """The first and last day of every month, where they are given."""
    listed = list_under(table, "month_days", mistakes)
    days = [whole(entry, "month_days", _MONTH, mistakes) for entry in listed]
    match days:
        case [int(first), int(last)] if first <= last:
            return first, last
    if "month_days" in table and None not in days:
        said = "month_days 应是从早到晚的两个日子，如 [1, 25]", "month_days should be two days, the earlier first, as [1, 25]"
        mistakes.about(table["month_days"], *said)
    return None


def _source(table: dict[str, Outline], setting: Setting) -> Source | None:
    """The text a clause stands on: the id of a known one, or the facts of the office's own."""
    if "source" not in table:
        return None
    entry = table["source"]
    if not isinstance(entry.value, str):
        return source_from(entry, setting.mistakes)
    if entry.value not in setting.sources:
        setting.mistakes.about(entry, *unknown("出处", entry.value, setting.sources))
    return setting.sources.get(entry.value)
