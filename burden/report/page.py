"""The report as one HTML file: figures first, then every warning with its place, then what was read and what was not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from burden.check import Checked
from burden.days import Calendar
from burden.plan import Problem
from burden.report.agenda import Visit
from burden.report.baseline import tally_line
from burden.report.charts import charts, quota_bars
from burden.report.data import read_json
from burden.report.figures import by_family, city, kinds, provisional
from burden.report.heat import heat
from burden.report.html import render
from burden.report.law import scope_words, value_words
from burden.report.spoken import place_words
from burden.report.titles import title_of
from burden.report.words import word
from burden.rulebook import Rulebook
from burden.rules import rules
from burden.warning import LEVELS, BurdenWarning, Lang, iso

_PLURALS = ("errors", "warnings_only", "notes")


def index(
    checked: Checked, visits: Sequence[Visit], calendar: Calendar, problems: Iterable[Problem], rulebook: Rulebook, lang: Lang
) -> bytes:
    """`index.html`, complete in itself."""
    told = tuple(problems)
    title = word("report_title", lang, city=city(checked), year=checked.plan.year)
    context = {
        **headline(checked, visits, lang), **charts(checked, visits, lang),
        **heat(visits, calendar, checked.plan.year, lang), **listing(checked, lang), **reading(checked, told, lang),
        "limits": limits(rulebook, lang), **quota_bars(checked.quotas, lang), "tally": checked.baseline and tally_line(checked.baseline, lang),
    }  # fmt: skip
    return render("index", title, checked.today, provisional(visits, calendar, checked.plan.year), lang, context)


def headline(checked: Checked, visits: Sequence[Visit], lang: Lang) -> dict[str, Any]:
    """The cards and the table of families."""
    told = kinds(visits)
    families = by_family(checked.warnings)
    grave = [sum(numbers[level] for _, numbers in families) for level in range(len(LEVELS))]
    units = word("card_joint", lang)
    cards = [
        ("items", len(checked.plan.items), f"{word('records', lang)} {len(checked.plan.records)}", ""),
        ("all_visits", told.total, units, ""),
        ("made", told.made, "", ""),
        ("planned", told.total - told.made, word("card_planned", lang, **told._asdict()), ""),
        ("targets", len({visit.target for visit in visits}), "", ""),
        ("organisers", len({name for visit in visits for name in visit.organisers}), "", ""),
        *((key, number, "", level) for key, level, number in zip(_PLURALS, reversed(LEVELS), grave, strict=True)),
    ]
    shown = [{"label": word(key, lang), "number": n, "note": note, "style": style} for key, n, note, style in cards]
    return {"cards": shown, "families": families, "family_total": grave, "total": len(checked.warnings)}


def listing(checked: Checked, lang: Lang) -> dict[str, Any]:
    """All warnings by rule, the gravest rules first, with each rule's page; and what did not run or only could be."""
    grouped: dict[str, list[BurdenWarning]] = {}
    for warning in checked.warnings:
        grouped.setdefault(warning.rule, []).append(warning)
    groups = [_group(name, found, lang) for name, found in grouped.items()]
    idle = [
        {"rule": each.rule, "title": title_of(each.rule, lang), "why": each.zh if lang == "zh" else each.en}
        for each in checked.not_run
    ]
    possible = [(title_of(name, lang), n) for name, n in sorted(checked.possible.items()) if n]
    warned = sorted({warning.organiser for warning in checked.warnings} - {""})
    waived = [
        {**_row(each.warning, lang), "title": title_of(each.warning.rule, lang), "by": each.waiver.by, "reason": each.waiver.reason,
         "until": iso(each.waiver.until)}
        for each in checked.waived
    ]  # fmt: skip
    return {"groups": groups, "not_run": idle, "possible": possible, "warned": warned, "waived": waived}


def reading(checked: Checked, problems: Sequence[Problem], lang: Lang) -> dict[str, Any]:
    """What was read and how its rows ended, and every problem and notice with its place."""
    sheets = sorted(checked.plan.sheets, key=lambda each: (each.file, each.sheet, each.kind, each.rows))
    silent = [{**each, "read": 0, "aside": 0, "ignored": ()} for each in read_json(sheets, problems) if each["kind"] == "none"]
    told = {kind: [] for kind in ("unreadable", "question", "notice")}  # type: dict[str, list[tuple[str, str]]]
    for problem in sorted(problems, key=lambda each: (each.place, each.zh)):
        told[problem.kind].append((place_words(problem.place, lang), problem.zh if lang == "zh" else problem.en))
    listed = [(kind, found) for kind, found in told.items() if found]
    return {"sheets": [*sheets, *silent], "problems": listed, "unread": sum(each.unread for each in sheets)}


def limits(rulebook: Rulebook, lang: Lang) -> list[dict[str, str]]:
    """The limits in force, each with the day it starts and the text it stands on."""
    listed = sorted(rulebook.limits, key=lambda each: (each.name, each.since, each.scope.rank(), each.value))
    return [
        {
            "name": each.name, "value": value_words(each, lang),
            "since": iso(each.since), "cite": each.cite(lang), "scope": scope_words(each.scope, lang),
        }
        for each in listed
    ]  # fmt: skip


def _group(name: str, found: Sequence[BurdenWarning], lang: Lang) -> dict[str, Any]:
    """One rule: its page and its warnings in their order."""
    page = rules()[name].pages[lang]
    counted = {level: sum(warning.level == level for warning in found) for level in reversed(LEVELS)}
    return {
        "rule": name, "title": title_of(name, lang), "why": page.why, "source": page.source, "do": page.do, "family": found[0].family,
        "levels": list(counted.items()), "worst": found[0].level, "warnings": [_row(warning, lang) for warning in found],
    }  # fmt: skip


def _row(warning: BurdenWarning, lang: Lang) -> dict[str, Any]:
    """One warning as the page shows it."""
    return {
        "level": warning.level, "certainty": warning.certainty, "message": warning.message(lang), "target": warning.target,
        "organiser": warning.organiser, "place": place_words(warning.place, lang),
        "related": [place_words(place, lang) for place in warning.related],
    }  # fmt: skip
