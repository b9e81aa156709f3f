"""A rule's title as a heading."""

from __future__ import annotations

from burden.rules import rules
from burden.warning import Lang


def title_of(rule: str, lang: Lang) -> str:
    """The first sentence of the rule's page, without its full stop."""
    return rules()[rule].pages[lang].title.rstrip("。.")
