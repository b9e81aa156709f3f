"""The policy file over the packs it builds on, as a rulebook; all its mistakes are said at once."""

from __future__ import annotations

import re
from dataclasses import replace
from importlib import resources
from pathlib import Path

from burden.load.clauses import Setting, limits_from, quiets_from
from burden.load.entries import known_only, list_under, table_under, unknown, whole_under, words_under
from burden.load.heading_words import NAMES
from burden.load.headings import meaning_named
from burden.load.outline import Mistakes, Outline, mistaken, outline, table_of
from burden.load.packs import kinds, limit_names, limits_of, named_packs, offering, over, quiets_of, sources
from burden.load.periods import periods_from
from burden.load.refusal import Refusal
from burden.load.room import room_from, year_from
from burden.load.scopes import joined, kinds_from, widened
from burden.load.small_file import POLICY, read_small
from burden.load.waivers import waivers_from
from burden.rulebook import Rulebook
from burden.rules import rules
from burden.warning import LEVELS

DEFAULT = ("national",)
SECTIONS = (
    "year",
    "packs",
    "kinds",
    "one_visit",
    "rules",
    "limits",
    "quiet",
    "waivers",
    "headings",
    "blanks",
    "words",
    "periods",
    "reading",
)
WORKDAYS = (1, 260)
_TAB = re.compile(r"^ *\t", re.MULTILINE)


def read_policy(path: Path | None) -> Rulebook:
    """The policy in a file, over the packs it names; the national pack alone for None or where it names none.

    Refusal: the file cannot be read, or has mistakes, all of them named with line and column.
    """
    if path is None:
        return _rulebook({}, "", Mistakes())
    return policy_in(policy_text(path), str(path))


def policy_text(path: Path) -> str:
    """The text of a policy file; Refusal where it cannot be read."""
    return read_small(path, POLICY)


def policy_in(text: str, where: str) -> Rulebook:
    """The policy in a text, over the packs it names; Refusal with all its mistakes, `where` is the file they are in."""
    mistakes = Mistakes(columns=True)
    root = _outline(text, mistakes)
    book = _rulebook(_sections(root, SECTIONS, mistakes), Path(where).name, mistakes) if root else Rulebook()
    if mistakes:
        raise mistaken(where, mistakes)
    return book


def _outline(text: str, mistakes: Mistakes) -> Outline | None:
    """The text of a policy as an outline; tabs before a first word are noted."""
    tabs = [(text.count("\n", 0, tab.start()) + 1, tab.end() - tab.start()) for tab in _TAB.finditer(text)]
    for line, column in tabs:
        mistakes.at(line, "缩进用了制表符，请改用空格", column, "indented with a tab; use spaces")
    return None if tabs else outline(text, mistakes)


def _sections(root: Outline, keys: tuple[str, ...], mistakes: Mistakes) -> dict[str, Outline]:
    """The known sections of a file; an empty file has none."""
    return {} if root.value == "" else table_of(root, (), keys, mistakes)


def _rulebook(table: dict[str, Outline], where: str, mistakes: Mistakes) -> Rulebook:
    """The sections of a policy as a rulebook; `where` is the name of the file they are in."""
    covered = joined(kinds(), kinds_from(table_under(table, "kinds", mistakes), mistakes))
    setting = Setting(sources(), limit_names(), mistakes, kinds=covered)
    named = _packs(table, mistakes)
    own = limits_from(table_under(table, "limits", mistakes), setting)
    quiet = quiets_from(list_under(table, "quiet", mistakes), setting)
    return Rulebook(
        year=year_from(table, mistakes),
        levels=_levels(table, mistakes),
        limits=over(widened(limits_of(named), covered), own),
        quiet=(*widened(quiets_of(named), covered), *quiet),
        waivers=waivers_from(list_under(table, "waivers", mistakes), where, mistakes),
        headings=_by_meaning(table_under(table, "headings", mistakes), mistakes),
        blanks=_by_meaning(table_under(table, "blanks", mistakes), mistakes),
        packs=named,
        kinds=covered,
        one_visit=whole_under(table, "one_visit", WORKDAYS, mistakes) or Rulebook.one_visit,
        periods=periods_from(list_under(table, "periods", mistakes), mistakes),
        words=_words(table, mistakes),
        reading=room_from(table, mistakes),
        texts=sources(),
        offers=offering,
    )


def under(book: Rulebook, pack: str) -> Rulebook:
    """The policy with the limits and quiet periods of a pack (and of what it extends) in place of its own."""
    limits, quiet = widened(limits_of([pack]), book.kinds), widened(quiets_of([pack]), book.kinds)
    return replace(book, packs=(pack,), limits=limits, quiet=quiet)


def _packs(table: dict[str, Outline], mistakes: Mistakes) -> tuple[str, ...]:
    """The packs to build on, in order; the national one where none are named."""
    return named_packs(table, "packs", mistakes) if "packs" in table else DEFAULT


def _levels(table: dict[str, Outline], mistakes: Mistakes) -> dict[str, str]:
    """The level of each rule that has one: note, warning, error or off."""
    levels: dict[str, str] = {}
    for name, below in known_only(table_under(table, "rules", mistakes), "规则", rules(), mistakes):
        if isinstance(below.value, str) and below.value in (*LEVELS, "off"):
            levels[name] = below.value
        else:
            words = (*LEVELS, "off")
            mistakes.about(below, f"{name} 应是 {'、'.join(words)} 之一", f"{name} should be one of {', '.join(words)}")
    return levels


def _by_meaning(table: dict[str, Outline], mistakes: Mistakes) -> dict[str, tuple[str, ...]]:
    """The words under each meaning that a column can have; one that none has is noted."""
    found: dict[str, tuple[str, ...]] = {}
    for word, below in table.items():
        try:
            meaning = meaning_named(word)
        except Refusal:
            mistakes.about(below, *unknown("含义", word, NAMES))
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


def starter() -> bytes:
    """The policy file a new office begins with."""
    return resources.files("burden.load").joinpath("starter.yaml").read_bytes()
