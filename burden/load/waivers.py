"""The section `waivers` of a policy file: which warnings may stand, until when, for what reason and by whose leave."""

from __future__ import annotations

from burden.load.clauses import empty
from burden.load.entries import day_under, table_under, text_under, unknown, words_under
from burden.load.outline import Mistakes, Outline, table_of
from burden.place import Place
from burden.rulebook import Waiver
from burden.rules import rules

NEEDED = ("rule", "match", "reason", "by", "until")
MATCH = ("target", "organiser", "item", "file")


def waivers_from(entries: list[Outline], where: str, mistakes: Mistakes) -> tuple[Waiver, ...]:
    """The waivers of a policy file called `where`; a broken one is noted and left out."""
    found = (_waiver(entry, where, mistakes) for entry in entries)
    return tuple(waiver for waiver in found if waiver)


def waivable() -> tuple[str, ...]:
    """The rules whose warnings may be waived: all but those about waivers."""
    return tuple(name for name, each in rules().items() if "waivers" not in each.asks())


def _waiver(entry: Outline, where: str, mistakes: Mistakes) -> Waiver | None:
    """One waiver; None, with a mistake, where a part of it is missing or wrong."""
    before = mistakes.count()
    table = table_of(entry, NEEDED, ("since",), mistakes)
    rule, reason, by = (text_under(table, key, mistakes) for key in ("rule", "reason", "by"))
    for key, text in (("reason", reason), ("by", by)):
        if key in table and not text:
            mistakes.about(table[key], *empty(key))
    if "rule" in table and rule not in waivable():
        mistakes.about(table["rule"], *unknown("规则", rule, waivable()))
    until, since = day_under(table, "until", mistakes), day_under(table, "since", mistakes)
    if until is not None and since is not None and since > until:
        mistakes.about(table["since"], "since 晚于 until", "since is later than until")
    match = _match(table, mistakes)
    if mistakes.count() > before or until is None:
        return None
    return Waiver(rule, match, reason, by, until, Waiver.since if since is None else since, Place(where, "", entry.line))


def _match(table: dict[str, Outline], mistakes: Mistakes) -> dict[str, tuple[str, ...]]:
    """What a waiver is about: under each key one name or a list of names, of which one is enough."""
    if "match" not in table:
        return {}
    section = table_under(table, "match", mistakes)
    if table["match"].value in ({}, ""):
        zh = f"match 应写明 {'、'.join(MATCH)} 中至少一项"
        mistakes.about(table["match"], zh, f"match should name at least one of {', '.join(MATCH)}")
    table_of(Outline(section, table["match"].line, table["match"].column), (), MATCH, mistakes)
    return {key: _names(section, key, mistakes) for key in MATCH if key in section}


def _names(section: dict[str, Outline], key: str, mistakes: Mistakes) -> tuple[str, ...]:
    """One name, or a list of names."""
    if isinstance(section[key].value, list):
        names = words_under(section, key, mistakes)
    else:
        names = tuple(filter(None, [text_under(section, key, mistakes)]))
    if not names and isinstance(section[key].value, str | list):
        mistakes.about(section[key], *empty(key))
    return names
