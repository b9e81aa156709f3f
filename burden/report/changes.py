"""What changed against a baseline or an earlier plan, as a section of the report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from burden.baseline import Tally
from burden.check import Checked
from burden.outcome import Outcome, Told, difference
from burden.place import Place
from burden.quota import Change
from burden.report.anchors import numbered
from burden.report.baseline import tally_line
from burden.report.difference import more_visits, outcome, quota_words, same_directory
from burden.report.spoken import place_words
from burden.report.titles import title_of
from burden.report.units import by_rule
from burden.report.words import word
from burden.warning import Lang

KINDS = ("new", "worse", "better", "gone")


class Against(NamedTuple):
    """An earlier plan or result by what it is called, and its outcome."""

    name: str
    outcome: Outcome


def changes(checked: Checked, against: Against | None, lang: Lang) -> dict[str, Any]:
    """The section's content; nothing where there is nothing to compare with."""
    return {
        "tally": _tally(checked.baseline, lang) if checked.baseline else None,
        "earlier": _earlier(checked, against, lang) if against else None,
    }


def _tally(tally: Tally, lang: Lang) -> dict[str, Any]:
    """How the warnings stand to a baseline."""
    cards = [("change_new", tally.new), ("change_worse", tally.worse), ("change_returned", tally.returned),
             ("change_known", tally.known), ("change_gone", tally.gone)]  # fmt: skip
    return {"cards": [(word(key, lang), n) for key, n in cards], "line": tally_line(tally, lang)}


def _earlier(checked: Checked, against: Against, lang: Lang) -> dict[str, Any]:
    """What differs from an earlier outcome: counts, quotas, and every warning that comes, grows, shrinks or goes."""
    now = outcome(checked, lang)
    found = difference(against.outcome, now)
    shown = zip(now.told, numbered(checked.warnings), strict=True)
    at = {id(told): pair for told, pair in shown}  # what is compared is the outcome's own entries
    after = {"new": found.new, "worse": [each for _, each in found.worse], "better": [each for _, each in found.better]}
    links = {kind: by_rule([at[id(each)] for each in told], lang) for kind, told in after.items()}
    counted = [(word(f"change_{kind}", lang), len(getattr(found, kind))) for kind in KINDS]
    return {
        "name": against.name, "cards": [*counted, (word("change_same", lang), found.same)], "links": links,
        "sums": [(word("change_items", lang), f"{found.items:+d}"), (word("change_visits", lang), more_visits(found, lang))],
        "directory": same_directory(found, lang),
        "gone": _gone(found.gone, lang), "quotas": _quotas(found.quotas, lang),
        "uncompared": [title_of(rule, lang) for rule in found.uncompared],
    }  # fmt: skip


def _gone(told: Iterable[Told], lang: Lang) -> list[Mapping[str, str]]:
    """The warnings that stand no more, in words."""
    return [
        {
            "level": each.shown["level"], "message": each.shown["message"],
            "place": place_words(Place(**each.shown["place"]), lang),
        }
        for each in told
    ]  # fmt: skip


def _quotas(found: Sequence[Change], lang: Lang) -> list[str]:
    """The quotas that change, in words, the tightest first."""
    return [quota_words(each, lang) for each in found]
