"""The packs: sets of cited limits and quiet periods with the package, and the texts they stand on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache, reduce
from importlib import resources
from typing import NamedTuple

from burden.load.clauses import Setting, limits_from, quiets_from, source_from
from burden.load.entries import list_under, table_under, text_under, unknown
from burden.load.outline import Mistakes, Outline, outline, rows_of, table_of
from burden.load.scopes import Kinds, kinds_from
from burden.rulebook import Limit, Quiet, Source
from burden.rules import rules

KEYS = ("title", "extends", "limits", "quiet", "texts")
NEVER = 2**31  # later than every day
_RULES = resources.files("burden").joinpath("rules")


class Pack(NamedTuple):
    """A set of cited limits and quiet periods that comes with the package, on top of those it extends."""

    name: str
    title: str
    extends: tuple[str, ...]
    limits: tuple[Limit, ...]
    quiet: tuple[Quiet, ...]
    texts: tuple[Source, ...]  # what rules cite that sets no number


@cache
def packs() -> tuple[str, ...]:
    """The names of the packs, in order."""
    files = (file.name for file in _RULES.joinpath("packs").iterdir())
    return tuple(sorted(name.removesuffix(".yaml") for name in files if name.endswith(".yaml")))


@cache
def pack(name: str) -> Pack:
    """A pack by its name, without what it extends; ValueError for one with mistakes, which never ships."""
    mistakes = Mistakes(columns=True)
    table = _packaged(f"packs/{name}.yaml", KEYS, mistakes)
    setting = Setting(sources(), limit_names(), mistakes, name, kinds())
    limits = limits_from(table_under(table, "limits", mistakes), setting)
    quiet = quiets_from(list_under(table, "quiet", mistakes), setting)
    title, below = text_under(table, "title", mistakes), named_packs(table, "extends", mistakes)
    read = Pack(name, title, below, limits, quiet, _texts(table, mistakes))
    _sound(f"packs/{name}.yaml", mistakes)
    return read


def _texts(table: Mapping[str, Outline], mistakes: Mistakes) -> tuple[Source, ...]:
    """The texts listed under `texts`."""
    named = [entry for entry in list_under(dict(table), "texts", mistakes) if isinstance(entry.value, str)]
    for entry in named:
        if entry.value not in sources():
            mistakes.about(entry, *unknown("出处", str(entry.value), sources()))
    return tuple(sources()[str(entry.value)] for entry in named if entry.value in sources())


def named_packs(table: Mapping[str, Outline], key: str, mistakes: Mistakes) -> tuple[str, ...]:
    """The packs listed under a key, in order; an unknown or repeated one is noted and left out."""
    named: list[str] = []
    for entry in list_under(dict(table), key, mistakes):
        name = entry.value if isinstance(entry.value, str) else ""
        if name in packs() and name not in named:
            named.append(name)
        else:
            twice = f"{name} 重复", f"{name} stands twice"
            mistakes.about(entry, *(twice if name in named else unknown("政策包", name, packs())))
    return tuple(named)


def stacked(names: Iterable[str], above: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The packs of these names, each once and after those it extends; ValueError where one extends itself."""
    found: dict[str, None] = {}
    for name in names:
        if name in above:
            raise ValueError(f"burden/rules/packs: 政策包互相扩展 {' → '.join((*above, name))}")
        found |= dict.fromkeys((*stacked(pack(name).extends, (*above, name)), name))
    return tuple(found)


def limits_of(names: Iterable[str]) -> tuple[Limit, ...]:
    """The limits of packs and of those they extend, a later one going before an earlier one."""
    return reduce(over, (pack(name).limits for name in stacked(names)), ())


def quiets_of(names: Iterable[str]) -> tuple[Quiet, ...]:
    """The quiet periods of packs and of those they extend."""
    return tuple(quiet for name in stacked(names) for quiet in pack(name).quiet)


def offering(name: str) -> tuple[str, ...]:
    """The packs that give a limit of that name themselves, or, for `quiet`, quiet periods."""
    given = {each: {*(limit.name for limit in pack(each).limits), *(["quiet"] if pack(each).quiet else [])} for each in packs()}
    return tuple(each for each, names in given.items() if name in names)


def texts_of(names: Iterable[str]) -> tuple[Source, ...]:
    """The texts without a number of packs and of those they extend."""
    return tuple(dict.fromkeys(source for name in stacked(names) for source in pack(name).texts))


def over(earlier: tuple[Limit, ...], later: tuple[Limit, ...]) -> tuple[Limit, ...]:
    """Both, the later going before: of the earlier is left what starts before the first later one of its kind.

    Where both say the same the text of the higher rank is cited: a national one, then a local one, then a published case.
    """
    begins: dict[tuple[object, ...], int] = {}
    for limit in later:
        begins[limit.kind()] = min(limit.since, begins.get(limit.kind(), limit.since))
    left = [limit for limit in earlier if limit.since < begins.get(limit.kind(), limit.since + 1)]
    return (*left, *(each for limit in later for each in cited(limit, earlier, later)))


def cited(limit: Limit, earlier: tuple[Limit, ...], later: tuple[Limit, ...]) -> Iterator[Limit]:
    """A later limit, for as long as an earlier one of higher rank says the same as that one; what stands there already is left out."""
    before = sorted((each for each in earlier if each.kind() == limit.kind()), key=lambda each: each.since)
    starts = [each.since for each in later if each.kind() == limit.kind()]
    until = min((since for since in starts if since > limit.since), default=NEVER)
    text: Limit | None = None
    for day in sorted({limit.since, *(each.since for each in before if limit.since < each.since < until)}):
        other = next((each for each in reversed(before) if each.since <= day), limit)
        higher = other if other.says_as(limit) and other.source.rank() < limit.source.rank() else limit
        there = text is None and higher is not limit and limit.since == min(starts)
        if not there and (text is None or higher.source != text.source):
            yield replace(higher, since=day)
        text = higher


@cache
def kinds() -> Kinds:
    """The names that stand for several kinds of unit, each with the kinds it covers."""
    mistakes = Mistakes(columns=True)
    table = _packaged("kinds.yaml", ("kinds",), mistakes)
    found = kinds_from(table_under(table, "kinds", mistakes), mistakes)
    _sound("kinds.yaml", mistakes)
    return found


@cache
def sources() -> Mapping[str, Source]:
    """The texts that come with the package, by id."""
    mistakes = Mistakes(columns=True)
    table = _packaged("sources.yaml", ("sources",), mistakes)
    found = [source_from(row, mistakes, ("id", "document")) for row in rows_of(table, "sources", mistakes)]
    _sound("sources.yaml", mistakes)
    return {source.id: source for source in found}


def limit_names() -> tuple[str, ...]:
    """The names of the limits that rules ask for, in order."""
    return tuple(sorted({name for each in rules().values() for name in each.limits}))


def _packaged(name: str, keys: tuple[str, ...], mistakes: Mistakes) -> dict[str, Outline]:
    """The sections of a file that comes with the package."""
    root = outline(_RULES.joinpath(name).read_text(encoding="utf-8"), mistakes)
    return table_of(root, (), keys, mistakes) if root else {}


def _sound(name: str, mistakes: Mistakes) -> None:
    """A mistake in a file of the package is ours."""
    if mistakes:
        raise ValueError(f"burden/rules/{name}: {mistakes.told()}")
