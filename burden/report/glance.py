"""The year at a glance: what ten seconds must show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from burden.check import Checked
from burden.quota import Quota
from burden.report.agenda import Visit
from burden.report.anchors import Anchors
from burden.report.charts import family_bars, load_bars, months, quota_bar, week_bars
from burden.report.figures import MOST_SHOWN, Load, by_family, kinds
from burden.report.heat import Weeks, heat
from burden.report.words import word
from burden.warning import LEVELS, Lang

_PLURALS = ("errors", "warnings_only", "notes")


def glance(
    checked: Checked, visits: Sequence[Visit], loads: tuple[Sequence[Load], Sequence[Load]], at: Anchors, weeks: Mapping[str, Weeks], lang: Lang
) -> dict[str, Any]:  # fmt: skip
    """The cards, the families, the heaviest targets and organisers, the map of weeks, and the tightest quotas."""
    families, year = by_family(checked.warnings), checked.plan.year
    grave = [sum(numbers[level] for _, numbers in families) for level in range(len(LEVELS))]
    return {
        **_cards(checked, visits, grave, lang), **heat(weeks, at.targets, year, lang), **week_bars(visits, year, lang),
        "families": family_bars(families, lang), "total": len(checked.warnings), "months": months(year, lang),
        "targets": load_bars(loads[0], at.targets, lang), "organisers": load_bars(loads[1], at.organisers, lang),
        "quotas": [_quota(each, at, lang) for each in checked.quotas[:MOST_SHOWN]], "quota_count": len(checked.quotas),
        "ran": len(checked.ran),
    }  # fmt: skip


def _cards(checked: Checked, visits: Sequence[Visit], grave: Sequence[int], lang: Lang) -> dict[str, Any]:
    """The great numbers: warnings by level, then items, visits, targets and organisers."""
    told = kinds(visits)
    planned = told.total - told.made
    cards = [
        *((key, n, level) for key, level, n in zip(_PLURALS, reversed(LEVELS), grave, strict=True)),
        ("items", len(checked.plan.items), ""),
        ("all_visits", told.total, ""),
        ("targets", len({visit.target for visit in visits}), ""),
        ("organisers", len({name for visit in visits for name in visit.organisers}), ""),
    ]
    notes = {
        "items": f"{word('records', lang)} {len(checked.plan.records)}",
        "all_visits": word("card_visits", lang, made=told.made, planned=planned),
    }
    shown = [
        {"key": key, "label": word(key, lang), "number": n, "note": notes.get(key, ""), "style": style if n else ""}
        for key, n, style in cards
    ]
    return {"cards": shown, "visit_count": told.total, "item_count": len(checked.plan.items)}


def _quota(quota: Quota, at: Anchors, lang: Lang) -> dict[str, Any]:
    """A quota's bar, and where its target or organiser stands."""
    anchor = at.targets.get(quota.target, "") or at.organisers.get(quota.organiser, "")
    return {**quota_bar(quota, lang), "anchor": anchor}
