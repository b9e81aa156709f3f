"""The policy file over the packs it builds on, as a rulebook; all its mistakes are said at once."""

from __future__ import annotations

import re
from functools import reduce
from importlib import resources
from pathlib import Path

from burden.load.clauses import Setting, limits_from, quiets_from
from burden.load.entries import known_only, list_under, table_under, unknown, whole_under, words_under
from burden.load.heading_words import NAMES
from burden.load.headings import meaning_named
from burden.load.outline import Mistakes, Outline, outline, table_of
from burden.load.packs import limit_names, pack, packs, sources
from burden.load.periods import periods_from
from burden.load.refusal import Refusal
from burden.load.small_file import POLICY, read_small
from burden.rulebook import Limit, Room, Rulebook
from burden.rules import rules
from burden.warning import LEVELS

__all__ = ["over", "pack", "packs", "policy_in", "policy_text", "read_policy"]

DEFAULT = ("national",)
_KEYS = ("year", "packs", "one_visit", "rules", "limits", "quiet", "headings", "blanks", "words", "periods", "reading")
_YEARS = (1990, 2100)
_WORKDAYS = (1, 260)
_ROOM = {"seconds": (1, 3600), "megabytes": (100, 100_000), "file_megabytes": (1, 4000)}
_TAB = re.compile(r"^ *\t", re.MULTILINE)


def read_policy(path: Path | None) -> Rulebook:
    """The policy in a file, over the packs it names; the national pack alone for None or where it names none.

    Refusal: the file cannot be read, or has mistakes, all of them named with line and column.
    """
    if path is None:
        return _rulebook({}, Mistakes())
    return policy_in(policy_text(path), str(path))


def policy_text(path: Path) -> str:
    """The text of a policy file; Refusal where it cannot be read."""
    return read_small(path, POLICY)


def policy_in(text: str, where: str) -> Rulebook:
    """The policy in a text, over the packs it names; Refusal with all its mistakes, `where` is the file they are in."""
    mistakes = Mistakes(columns=True)
    root = _outline(text, mistakes)
    book = _rulebook(_sections(root, _KEYS, mistakes), mistakes) if root else Rulebook()
    if mistakes:
        raise Refusal(where, mistakes.told(), "改正以上各处再试")
    return book


def _outline(text: str, mistakes: Mistakes) -> Outline | None:
    """The text of a policy as an outline; tabs before a first word are noted."""
    tabs = [(text.count("\n", 0, tab.start()) + 1, tab.end() - tab.start()) for tab in _TAB.finditer(text)]
    for line, column in tabs:
        mistakes.at(line, "缩进用了制表符，请改用空格", column)
    return None if tabs else outline(text, mistakes)


def _sections(root: Outline, keys: tuple[str, ...], mistakes: Mistakes) -> dict[str, Outline]:
    """The known sections of a file; an empty file has none."""
    return {} if root.value == "" else table_of(root, (), keys, mistakes)


def _rulebook(table: dict[str, Outline], mistakes: Mistakes) -> Rulebook:
    """The sections of a policy as a rulebook."""
    setting = Setting(sources(), limit_names(), mistakes)
    named = _packs(table, mistakes)
    chosen = [pack(name) for name in named]
    own = limits_from(table_under(table, "limits", mistakes), setting)
    quiet = quiets_from(list_under(table, "quiet", mistakes), setting)
    return Rulebook(
        year=whole_under(table, "year", _YEARS, mistakes),
        levels=_levels(table, mistakes),
        limits=reduce(over, [*(each.limits for each in chosen), own], ()),
        quiet=(*(period for each in chosen for period in each.quiet), *quiet),
        headings=_by_meaning(table_under(table, "headings", mistakes), mistakes),
        blanks=_by_meaning(table_under(table, "blanks", mistakes), mistakes),
        packs=named,
        one_visit=whole_under(table, "one_visit", _WORKDAYS, mistakes) or Rulebook.one_visit,
        periods=periods_from(list_under(table, "periods", mistakes), mistakes),
        words=_words(table, mistakes),
        reading=_room(table, mistakes),
    )


def over(earlier: tuple[Limit, ...], later: tuple[Limit, ...]) -> tuple[Limit, ...]:
    """Both, the later going before: of the earlier is left what starts before the first later one of its kind."""
    begins: dict[tuple[object, ...], int] = {}
    for limit in later:
        begins[limit.kind()] = min(limit.since, begins.get(limit.kind(), limit.since))
    left = (limit for limit in earlier if limit.since < begins.get(limit.kind(), limit.since + 1))
    return (*left, *later)


def _packs(table: dict[str, Outline], mistakes: Mistakes) -> tuple[str, ...]:
    """The packs to build on, in order; an unknown or repeated one is noted and left out."""
    if "packs" not in table:
        return DEFAULT
    named: list[str] = []
    for entry in list_under(table, "packs", mistakes):
        name = entry.value if isinstance(entry.value, str) else ""
        if name in packs() and name not in named:
            named.append(name)
        else:
            mistakes.about(entry, f"{name} 重复" if name in named else unknown("政策包", name, packs()))
    return tuple(named)


def _levels(table: dict[str, Outline], mistakes: Mistakes) -> dict[str, str]:
    """The level of each rule that has one: note, warning, error or off."""
    levels: dict[str, str] = {}
    for name, below in known_only(table_under(table, "rules", mistakes), "规则", rules(), mistakes):
        if isinstance(below.value, str) and below.value in (*LEVELS, "off"):
            levels[name] = below.value
        else:
            mistakes.about(below, f"{name} 应是 {'、'.join((*LEVELS, 'off'))} 之一")
    return levels


def _by_meaning(table: dict[str, Outline], mistakes: Mistakes) -> dict[str, tuple[str, ...]]:
    """The words under each meaning that a column can have; one that none has is noted."""
    found: dict[str, tuple[str, ...]] = {}
    for word, below in table.items():
        try:
            meaning = meaning_named(word)
        except Refusal:
            mistakes.about(below, unknown("含义", word, NAMES))
        else:
            found[meaning] = found.get(meaning, ()) + words_under(table, word, mistakes)
    return found


def _lists(table: dict[str, Outline], mistakes: Mistakes) -> dict[str, tuple[str, ...]]:
    """The words under each key of a table."""
    return {key: words_under(table, key, mistakes) for key in table}


def _words(table: dict[str, Outline], mistakes: Mistakes) -> dict[str, dict[str, tuple[str, ...]]]:
    """The words an office adds to those a rule looks for."""
    section = table_under(table, "words", mistakes)
    asking = [name for name, each in rules().items() if "words" in each.asks()]
    found = [name for name, _ in known_only(section, "规则（用到字词的）", asking, mistakes)]
    return {name: _lists(table_under(section, name, mistakes), mistakes) for name in found}


def _room(table: dict[str, Outline], mistakes: Mistakes) -> Room:
    """What one file may take while it is read."""
    section = table_under(table, "reading", mistakes)
    known = dict(known_only(section, "键", _ROOM, mistakes))
    given = {name: whole_under(known, name, _ROOM[name], mistakes) for name in known}
    return Room(**{name: number for name, number in given.items() if number is not None})


def starter() -> bytes:
    """The policy file a new office begins with."""
    return resources.files("burden.load").joinpath("starter.yaml").read_bytes()
