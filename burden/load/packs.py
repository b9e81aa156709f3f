"""The packs: sets of cited limits and quiet periods with the package, and the texts they stand on."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import NamedTuple

from burden.load.clauses import Setting, limits_from, quiets_from, source_from
from burden.load.entries import list_under, table_under, text_under
from burden.load.outline import Mistakes, Outline, outline, rows_of, table_of
from burden.rulebook import Limit, Quiet, Source
from burden.rules import rules

_RULES = resources.files("burden").joinpath("rules")


class Pack(NamedTuple):
    """A set of cited limits and quiet periods that comes with the package."""

    name: str
    title: str
    limits: tuple[Limit, ...]
    quiet: tuple[Quiet, ...]


@cache
def packs() -> tuple[str, ...]:
    """The names of the packs, in order."""
    files = (file.name for file in _RULES.joinpath("packs").iterdir())
    return tuple(sorted(name.removesuffix(".yaml") for name in files if name.endswith(".yaml")))


@cache
def pack(name: str) -> Pack:
    """A pack by its name; ValueError for one with mistakes, which never ships."""
    mistakes = Mistakes(columns=True)
    table = _packaged(f"packs/{name}.yaml", ("title", "limits", "quiet"), mistakes)
    setting = Setting(sources(), limit_names(), mistakes, name)
    limits = limits_from(table_under(table, "limits", mistakes), setting)
    quiet = quiets_from(list_under(table, "quiet", mistakes), setting)
    read = Pack(name, text_under(table, "title", mistakes), limits, quiet)
    _sound(f"packs/{name}.yaml", mistakes)
    return read


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
