"""The clauses of a policy: limits, quiet periods, the targets they speak of and the texts they stand on."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from burden.load.entries import (
    day_under,
    known_only,
    list_under,
    table_under,
    text_under,
    unknown,
    whole,
    whole_under,
    words_under,
)
from burden.load.outline import Mistakes, Outline, table_of
from burden.plan import LEVELS
from burden.rulebook import Limit, Quiet, Scope, Source

_ADDRESS = re.compile(r"https?://[!#-&(-;=?-_a-~]+")  # without quotes, < > and backticks
_FACTS = ("number", "year", "url", "local")
_MOST = 9999  # of a number that a text sets
_DAYS = (1, 3660)
_MONTH = (1, 31)
_MONTHS = (1, 12)


class Setting(NamedTuple):
    """What clauses are read against: the known texts and limits, the pack they belong to, and their mistakes."""

    sources: Mapping[str, Source]
    limits: Collection[str]
    mistakes: Mistakes
    pack: str = ""


def source_from(entry: Outline, mistakes: Mistakes, needed: tuple[str, ...] = ("document",)) -> Source:
    """A text given by its facts: document and, where known, number, year, url, and the place it is of."""
    table = table_of(entry, needed, _FACTS, mistakes)
    known = {key: text_under(table, key, mistakes) for key in ("id", "document", *_FACTS) if key in table}
    for key in needed:
        if known.get(key) == "":
            mistakes.about(table[key], f"{key} 不能为空")
    if known.get("url") and not _ADDRESS.fullmatch(known["url"]):
        mistakes.about(table["url"], "url 应是 http:// 或 https:// 开头的网址")
    return Source(**{"id": "", "document": "", **known})


def limits_from(table: dict[str, Outline], setting: Setting) -> tuple[Limit, ...]:
    """The limits of the section `limits`, each under its name; a broken one is noted and left out."""
    found: list[Limit] = []
    for name, below in known_only(table, "限额", setting.limits, setting.mistakes):
        for entry in list_under({name: below}, name, setting.mistakes):
            limit = _limit(name, entry, setting)
            if limit and any(_same(limit, earlier) for earlier in found):
                setting.mistakes.about(entry, f"{name} 与前面一条的起始日、天数和对象都相同")
            found += [limit] if limit else []
    return tuple(found)


def quiets_from(entries: list[Outline], setting: Setting) -> tuple[Quiet, ...]:
    """The quiet periods of the section `quiet`; a broken one is noted and left out."""
    return tuple(quiet for entry in entries for quiet in _quiet(entry, setting))


def _limit(name: str, entry: Outline, setting: Setting) -> Limit | None:
    """One limit; None, with a mistake, where a part of it is missing or wrong."""
    mistakes = setting.mistakes
    counts = ("days",) if name.endswith("_in_days") else ()  # the others count in no window of their own
    table = table_of(entry, ("since", "value", *counts, "source"), ("for",), mistakes)
    value, since = whole_under(table, "value", (0, _MOST), mistakes), day_under(table, "since", mistakes)
    if value is not None and name.endswith("_by") and not _is_month_and_day(value):
        mistakes.about(table["value"], f"{name} 应写成月份×100+日，如 331 为3月31日，不是{value}")
    days = whole_under(table, "days", _DAYS, mistakes) if counts else 0
    source, scope = _source(table, setting), _scope(table, mistakes)
    if value is None or since is None or days is None or source is None:
        return None
    return Limit(name, value, since, source, scope, days, setting.pack)


def _same(one: Limit, other: Limit) -> bool:
    """Whether two limits claim the same days of the same targets."""
    return (one.name, one.since, one.days, one.scope) == (other.name, other.since, other.days, other.scope)


def _is_month_and_day(value: int) -> bool:
    """Whether a number is month*100+day."""
    month, of_month = divmod(value, 100)
    return _MONTHS[0] <= month <= _MONTHS[1] and _MONTH[0] <= of_month <= _MONTH[1]


def _quiet(entry: Outline, setting: Setting) -> Iterator[Quiet]:
    """One quiet period, from `first` to `last` or on the days `month_days` of every month."""
    mistakes = setting.mistakes
    table = table_of(entry, ("name", "source"), ("first", "last", "month_days", "since", "for"), mistakes)
    first, last, since = (day_under(table, key, mistakes) for key in ("first", "last", "since"))
    month_days = _month_days(table, mistakes)
    if table and {"first", "last", "month_days"} & table.keys() not in ({"first", "last"}, {"month_days"}):
        mistakes.about(entry, "应写明 first 和 last，或者只写 month_days")
    if first is not None and last is not None and first > last:
        mistakes.about(table["first"], "first 晚于 last")
    source, name = _source(table, setting), text_under(table, "name", mistakes)
    if "name" in table and not name:
        mistakes.about(table["name"], "name 不能为空")
    if source:
        start = Quiet.since if since is None else since
        yield Quiet(name, source, first, last, month_days, start, _scope(table, mistakes))


def _month_days(table: dict[str, Outline], mistakes: Mistakes) -> tuple[int, int] | None:
    """The first and last day of every month, where they are given."""
    listed = list_under(table, "month_days", mistakes)
    days = [whole(entry, "month_days", _MONTH, mistakes) for entry in listed]
    match days:
        case [int(first), int(last)] if first <= last:
            return first, last
    if "month_days" in table and None not in days:
        mistakes.about(table["month_days"], "month_days 应是从早到晚的两个日子，如 [1, 25]")
    return None


def _source(table: dict[str, Outline], setting: Setting) -> Source | None:
    """The text a clause stands on: the id of a known one, or the facts of the office's own."""
    if "source" not in table:
        return None
    entry = table["source"]
    if not isinstance(entry.value, str):
        return source_from(entry, setting.mistakes)
    if entry.value not in setting.sources:
        setting.mistakes.about(entry, unknown("出处", entry.value, setting.sources))
    return setting.sources.get(entry.value)


def _scope(table: dict[str, Outline], mistakes: Mistakes) -> Scope:
    """The targets a clause speaks of: levels, kinds and grades."""
    scope = table_under(table, "for", mistakes)
    for key, below in known_only(scope, "键", ("level", "kind", "grade"), mistakes):
        if below.value in ("", []):
            mistakes.about(below, f"{key} 应列出至少一个词")
    levels, kinds, grades = (words_under(scope, key, mistakes) for key in ("level", "kind", "grade"))
    for level in levels:
        if level and level not in LEVELS:
            mistakes.about(scope["level"], unknown("层级", level, LEVELS))
    return Scope(levels, kinds, grades)
