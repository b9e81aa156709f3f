"""Whom a clause speaks of: levels, kinds, grades, types of checks and organisers; one name may stand for many kinds of unit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple, TypeVar

from burden.forms import WORDS
from burden.load.entries import known_only, list_under, table_under, unknown, words_under
from burden.load.outline import Mistakes, Outline
from burden.naming import system
from burden.plan import LEVELS
from burden.rulebook import Limit, Quiet, Scope

Kinds = Mapping[str, tuple[str, ...]]  # a kind of unit -> the kinds it covers, itself among them
Clause = TypeVar("Clause", Limit, Quiet)


class Key(NamedTuple):
    """A key of `for`: the field of a Scope it fills, and the words it takes (any where empty)."""

    field: str
    words: tuple[str, ...] = ()


KEYS = {
    "level": Key("levels", LEVELS),
    "kind": Key("kinds"),
    "grade": Key("grades"),
    "type": Key("types", tuple(WORDS["type"])),
    "system": Key("systems"),
    "organiser_level": Key("organiser_levels", LEVELS),
}
_NAMES = {"level": "层级", "organiser_level": "层级", "type": "类型"}


def scope_from(table: dict[str, Outline], mistakes: Mistakes) -> Scope:
    """The section `for` of a clause; a department's system may be written as any of its departments."""
    section = table_under(table, "for", mistakes)
    given: dict[str, tuple[str, ...]] = {}
    for name, below in known_only(section, "键", KEYS, mistakes):
        if below.value in ("", []):
            mistakes.about(below, f"{name} 应列出至少一个词", f"{name} should list at least one word")
        words = words_under(section, name, mistakes)
        for entry, word in zip(list_under(section, name, Mistakes()), words, strict=True):
            if word and KEYS[name].words and word not in KEYS[name].words:
                mistakes.about(entry, *unknown(_NAMES[name], word, KEYS[name].words))
        given[KEYS[name].field] = _meant(name, words)
    return Scope(**given)


def _meant(name: str, words: tuple[str, ...]) -> tuple[str, ...]:
    """What the words of a key stand for: departments for their system; a check of no type is a routine one."""
    if name == "system":
        return tuple(map(system, words))
    return (*words, "") if name == "type" and "routine" in words else words


def kinds_from(section: dict[str, Outline], mistakes: Mistakes) -> Kinds:
    """The section `kinds`: each name with the kinds of unit it stands for, itself first."""
    found = {}
    for name, below in section.items():
        if below.value in ("", []):
            mistakes.about(below, f"{name} 应列出至少一个词", f"{name} should list at least one word")
        found[name] = tuple(dict.fromkeys((name, *words_under(section, name, mistakes))))
    return found


def joined(kinds: Kinds, more: Kinds) -> Kinds:
    """Both tables; a name in both stands for the kinds of both."""
    return {name: tuple(dict.fromkeys((*kinds.get(name, ()), *more.get(name, ())))) for name in (*kinds, *more)}


def widened(clauses: Iterable[Clause], kinds: Kinds) -> tuple[Clause, ...]:
    """The clauses with every kind of unit they speak of in place of the name that stands for several."""
    return tuple(replace(each, scope=replace(each.scope, kinds=_covered(each.scope.kinds, kinds))) for each in clauses)


def _covered(words: tuple[str, ...], kinds: Kinds) -> tuple[str, ...]:
    return tuple(dict.fromkeys(kind for word in words for kind in kinds.get(word, (word,))))
