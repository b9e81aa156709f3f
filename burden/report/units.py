"""A section for each target and each organiser: its year, its quotas, its warnings, and its longest quiet stretch."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from burden.check import Checked
from burden.quota import Quota
from burden.report.agenda import Visit
from burden.report.anchors import numbered
from burden.report.figures import Load, quiet_stretch
from burden.report.heat import Weeks
from burden.report.quotas import label, left_words, look, organisers_of, plain
from burden.report.spoken import span_words
from burden.report.strips import strip
from burden.report.titles import title_of
from burden.report.words import word
from burden.warning import LEVELS, BurdenWarning, Lang

TIGHT = 1  # what is left, from which a quota is shown at once
Names = Callable[[Any], Iterable[str]]


def units(
    loads: Sequence[Load], anchors: Mapping[str, str], weeks: Mapping[str, Weeks], visits: Iterable[Visit], visited: Names,
    warned: Mapping[str, Sequence[tuple[int, BurdenWarning]]], concerned: Mapping[str, Sequence[int]], quotas: Mapping[str, Sequence[Quota]],
    year: int, lang: Lang, above: frozenset[str] = frozenset(),
) -> list[dict[str, Any]]:  # fmt: skip
    """The sections in the order of the loads, those `above` last; `visited` says whose sections a visit belongs to."""
    own = _by(visits, visited)
    found = []
    for load in sorted(loads, key=lambda each: each.name in above):
        mine = own.get(load.name, [])
        said = word("strip_label", lang, **load.visits._asdict())
        drawn = strip(mine, weeks[load.name], year) if mine else None
        found.append({
            "name": load.name, "above": load.name in above, "anchor": anchors[load.name], "visits": load.visits, "levels": load.levels, "strip": drawn, "label": said,
            "quiet": _quiet(mine, year, lang), "quotas": _quotas(quotas.get(load.name, ()), load.name, lang),
            "warnings": by_rule(warned.get(load.name, ()), lang), "concerned": concerned.get(load.name, ()),
        })  # fmt: skip
    return found


def by_rule(found: Iterable[tuple[int, BurdenWarning]], lang: Lang) -> list[dict[str, Any]]:
    """Numbers of warnings by rule, the gravest rules first."""
    groups: dict[tuple[int, str], list[int]] = defaultdict(list)
    for number, warning in found:
        groups[-LEVELS.index(warning.level), warning.rule].append(number)
    return [
        {"level": LEVELS[-rank], "title": title_of(rule, lang), "numbers": numbers}
        for (rank, rule), numbers in sorted(groups.items())
    ]


def by_target(checked: Checked) -> dict[str, list[tuple[int, BurdenWarning]]]:
    """The numbered warnings of each target."""
    return _by(numbered(checked.warnings), lambda each: (each[1].target,))


def by_organiser(checked: Checked) -> dict[str, list[tuple[int, BurdenWarning]]]:
    """The numbered warnings of each organiser."""
    return _by(numbered(checked.warnings), lambda each: (each[1].organiser,))


def others_concerned(checked: Checked) -> dict[str, list[int]]:
    """For each organiser the numbers of the warnings of others that are about its visits."""
    names = checked.visits["organiser"].astype(str).tolist()
    concerned: dict[str, list[int]] = defaultdict(list)
    for number, warning in numbered(checked.warnings):
        for name in {names[row] for row in warning.rows} - {warning.organiser}:
            concerned[name].append(number)
    return concerned


def quotas_by(quotas: Iterable[Quota], name: str) -> dict[str, list[Quota]]:
    """The quotas of each target or organiser, the tightest first."""
    return _by(quotas, lambda quota: (getattr(quota, name),))


def _by(things: Iterable[Any], names: Names) -> dict[str, list[Any]]:
    """Things by the names they belong to, in their order."""
    found: dict[str, list[Any]] = defaultdict(list)
    for each in things:
        for name in names(each):
            found[name].append(each)
    return found


def _quiet(visits: Sequence[Visit], year: int, lang: Lang) -> str:
    """The longest quiet stretch in words: at most so long where windows reach into it, and not so long where one lies inside."""
    stretch = quiet_stretch(visits, year)
    if stretch is None:
        return word("calm_never", lang)
    open_ones = [visit for visit in visits if not (visit.sure and visit.firm)]
    reach = sum(v.first <= stretch.last and v.last >= stretch.first for v in open_ones)
    inside = sum(v.firm and stretch.first <= v.first and v.last <= stretch.last for v in open_ones)
    said = word(
        "calm_at_most" if reach else "calm_stretch",
        lang,
        span=span_words(*stretch, lang, year),
        n=stretch.last - stretch.first + 1,
    )
    said += word("calm_windows", lang, n=reach) if reach else ""
    return said + (word("calm_inside", lang, n=inside) if inside else "")


def _quotas(found: Sequence[Quota], name: str, lang: Lang) -> dict[str, Any]:
    """The quotas of a target or an organiser: those that leave little, then the others."""
    tight = [quota for quota in found if quota.left <= TIGHT]
    others = [quota for quota in found if quota.left > TIGHT]
    return {"tight": _grouped(tight, name, lang), "others": _grouped(others, name, lang), "n": len(others)}


def _grouped(found: Iterable[Quota], name: str, lang: Lang) -> list[dict[str, Any]]:
    """Quotas by what they count and allow; who the section is about is not said again."""
    groups: dict[str, list[dict[str, str]]] = defaultdict(list)
    for quota in found:
        head = word("unit_quota", lang, label=label(quota, lang), allowed=plain(quota.allowed))
        other = organisers_of(quota, lang) if quota.target == name else quota.target
        who = other or (word("quota_of_all", lang) if quota.target else "")
        groups[head].append(
            {"who": who, "taken": f"{quota.used}+{quota.planned}", "left": left_words(quota.left, lang), "look": look(quota)}
        )
    return [{"head": head, "quotas": quotas} for head, quotas in groups.items()]
