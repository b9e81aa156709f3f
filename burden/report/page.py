"""The report as one HTML file: the year at a glance, every warning with its place, then each target, each organiser and each text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from burden.check import Checked, NotRun
from burden.days import Calendar
from burden.plan import Problem
from burden.report.agenda import Visit
from burden.report.anchors import Anchors, anchors
from burden.report.cards import cards
from burden.report.changes import Against, changes
from burden.report.concerned import above
from burden.report.figures import city, organisers, provisional, targets
from burden.report.glance import glance
from burden.report.heat import by_week, target_of
from burden.report.html import render
from burden.report.law import scope_words, value_words
from burden.report.reading import reading
from burden.report.spoken import place_words
from burden.report.titles import title_of
from burden.report.units import by_organiser, by_target, others_concerned, quotas_by, units
from burden.report.words import word
from burden.rulebook import Limit, Rulebook
from burden.rules import rules
from burden.warning import Lang, iso


def index(
    checked: Checked, visits: Sequence[Visit], calendar: Calendar, problems: Iterable[Problem], rulebook: Rulebook, lang: Lang,
    against: Against | None = None,
) -> bytes:  # fmt: skip
    """`index.html`, complete in itself; `against` is what it is compared with."""
    year = checked.plan.year
    listed = sorted(rulebook.limits, key=lambda each: (each.name, each.since, each.scope.rank(), each.value))
    loads = targets(checked, visits), organisers(checked, visits)
    at = anchors(*loads, listed)
    weeks = by_week(visits, calendar, year, target_of), by_week(visits, calendar, year, lambda visit: visit.organisers)
    quotas = quotas_by(checked.quotas, "target"), quotas_by(checked.quotas, "organiser")
    context = {
        **reading(checked, problems, lang), **glance(checked, visits, loads, at, weeks[0], lang), **changes(checked, against, lang),
        **cards(checked, at, lang), **listing(checked, lang), "limits": limits(listed, at, lang),
        "each_target": units(loads[0], at.targets, weeks[0], visits, target_of, by_target(checked), {}, quotas[0], year, lang),
        "each_organiser": units(
            loads[1], at.organisers, weeks[1], visits, lambda visit: visit.organisers, by_organiser(checked), others_concerned(checked),
            quotas[1], year, lang, above(checked),
        ),
    }  # fmt: skip
    title = word("report_title", lang, city=city(checked), year=year)
    return render("index", title, checked, provisional(visits, calendar, year), lang, context)


def listing(checked: Checked, lang: Lang) -> dict[str, Any]:
    """The pages of the rules that warn; the rules that did not run; what is waived, and what only could be."""
    idle: dict[str, list[str]] = {}
    for each in checked.not_run:
        idle.setdefault(why_idle(each, lang), []).append(title_of(each.rule, lang))
    possible = [(title_of(name, lang), n) for name, n in sorted(checked.possible.items()) if n]
    waived = [
        {
            "title": title_of(each.warning.rule, lang), "message": each.warning.message(lang), "target": each.warning.target, "by": each.waiver.by,
            "reason": each.waiver.reason, "until": iso(each.waiver.until), "place": place_words(each.warning.place, lang),
        }
        for each in checked.waived
    ]  # fmt: skip
    used = sorted({warning.rule for warning in checked.warnings})
    return {
        "pages": [_page(name, lang) for name in used],
        "not_run": [{"why": why, "rules": names} for why, names in idle.items()],
        "idle_count": len(checked.not_run),
        "possible": possible,
        "waived": waived,
    }


def why_idle(idle: NotRun, lang: Lang) -> str:
    """What a rule lacks, limits by what they are called and not by their keys."""
    why = re.split("；|; ", idle.zh if lang == "zh" else idle.en)[0]
    names = sorted(rules()[idle.rule].limits, key=len, reverse=True)
    return re.sub("|".join(names), lambda found: word(f"limit_{found[0]}", lang), why) if names else why


def limits(listed: Iterable[Limit], at: Anchors, lang: Lang) -> list[dict[str, str]]:
    """The limits in force, each with the day it starts and the text it stands on."""
    return [
        {
            "name": each.name, "said": word(f"limit_{each.name}", lang), "value": value_words(each, lang), "anchor": at.limits[each],
            "since": iso(each.since) if each.since > 0 else word("law_ever", lang), "cite": each.cite(lang), "scope": scope_words(each.scope, lang),
        }
        for each in listed
    ]  # fmt: skip


def _page(name: str, lang: Lang) -> dict[str, str]:
    """A rule's page: what it finds, why, by which texts, and what to do."""
    page = rules()[name].pages[lang]
    return {
        "rule": name, "title": title_of(name, lang), "family": rules()[name].family, "why": page.why, "source": page.source, "do": page.do,
    }  # fmt: skip
