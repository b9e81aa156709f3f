"""The words of the reports, read from the catalogue of each language; data (names, messages, quotations) never passes through here."""

from __future__ import annotations

import functools
import io
from collections.abc import Mapping
from gettext import GNUTranslations
from importlib import resources
from typing import Any, NamedTuple

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from burden.warning import Fact, Lang


class Words(NamedTuple):
    """The words of one language."""

    counted: Mapping[str, bool]  # every key, and whether its words go by the number `n`
    said: GNUTranslations


def word(key: str, lang: Lang, **facts: Any) -> str:
    """The word or sentence of that key, in its form for the number `n` where it counts; an unknown key is a KeyError.

    Further numbers in it count as in the wordings of rules: `{visits:visit}`.
    """
    if not facts:
        return _alone(key, lang)
    words = spoken(lang)
    text = words.said.ngettext(key, key, facts["n"]) if words.counted[key] else words.said.gettext(key)
    return text.format(**{name: Fact(fact) for name, fact in facts.items()})


@functools.cache
def _alone(key: str, lang: Lang) -> str:
    """A word that takes no facts: looked up once, as tables say the same few in every row."""
    words = spoken(lang)
    if words.counted[key]:
        raise KeyError("n")
    return words.said.gettext(key).format()


@functools.cache
def spoken(lang: Lang) -> Words:
    """The words of a language out of its catalogue, compiled in memory: nothing compiled lies about to go stale."""
    read, compiled = catalogue(lang), io.BytesIO()
    write_mo(compiled, read)
    compiled.seek(0)
    counted = {(each.id if isinstance(each.id, str) else each.id[0]): each.pluralizable for each in read if each.id}
    return Words(counted, GNUTranslations(compiled))


def catalogue(lang: Lang) -> Catalog:
    """The catalogue as it stands in its `.po` file; one that is not well formed is an error of ours."""
    with resources.files("burden.report").joinpath("locale", lang, "LC_MESSAGES", "burden.po").open("rb") as file:
        return read_po(file, abort_invalid=True)
