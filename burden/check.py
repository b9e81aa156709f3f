"""check(plan, rulebook, calendar, today) -> warnings: the one place that knows the order of things."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from burden.baseline import Baseline, Tally, held
from burden.days import Calendar
from burden.faults import faults
from burden.plan import Plan, Problem, lost_files
from burden.quota import Quota, quotas
from burden.rule import Findings, Found, Possible, Rule
from burden.rulebook import Rulebook
from burden.rules import rules
from burden.stamped import Stamp
from burden.visits import build
from burden.visits.view import view
from burden.waived import Waived, let_stand, uses
from burden.warning import BurdenWarning, Level, Wording, iso

EMPTY_TABLES = {
    "items": ("没有年度计划表", "no plan of items was read"),
    "records": ("没有执行记录表", "no records of visits made were read"),
    "filings": ("没有报备登记表", "no register of filings was read"),
    "units": ("没有单位名录", "no directory of units was read"),
    "last_items": ("没有给出上一年的计划（--last-year）", "no plan of the year before was given (--last-year)"),
}
NOT_SEEN = (
    "有文件没有读入（{}）：没有看到的，也许就在这些文件里",
    "files were not read ({}): what is not seen may stand in them",
)
Running = Callable[[Iterable[Rule], Mapping[str, Any], Plan, Rulebook], tuple[list[BurdenWarning], dict[str, int]]]


@dataclass(frozen=True)
class NotRun:
    """A rule that did not run, and why, in both languages."""

    rule: str
    zh: str
    en: str


@dataclass(frozen=True)
class Checked:
    """The outcome of a check: what was looked at, what is wrong, what could be, which rules did not run."""

    plan: Plan
    visits: pd.DataFrame
    warnings: tuple[BurdenWarning, ...]
    possible: Mapping[str, int]
    not_run: tuple[NotRun, ...]
    today: int
    waived: tuple[Waived, ...] = ()  # in the order of their warnings
    quotas: tuple[Quota, ...] = ()  # the tightest first
    ran: frozenset[str] = frozenset()  # names of the rules that ran
    counted: int | None = None  # visits in all, where `visits` holds those alone that warnings tell of
    lost: tuple[str, ...] = ()  # the files of which nothing could be read
    baseline: Tally | None = None  # where the warnings are what a baseline lets through: how all of them stand to it


def check(
    plan: Plan,
    rulebook: Rulebook,
    calendar: Calendar,
    today: int,
    problems: tuple[Problem, ...] = (),
    only: tuple[str, ...] = (),
    progress: Callable[[Iterable[Rule]], Iterable[Rule]] = iter,
    previous: Plan | None = None,
    visits: pd.DataFrame | None = None,
    running: Running | None = None,
) -> Checked:
    """Run the rules of `rulebook` over `plan` as seen on the day `today` (days since 1970-01-01).

    `only` names the rules to run (all where empty); `progress` wraps the run for a progress bar; `previous` is last year's plan.
    `visits` is a visits table that was given as it stands (`burden.visits.table`); else the plan says
    which visits there are, and what every quota leaves.
    `running` runs rules in another way than `run` does, and finds the same (`burden.engine`).
    """
    table = visits is not None
    if visits is None:
        plan, problems = made_by(plan, today, problems)
        visits = build(plan, calendar, rulebook.one_visit)
    given = given_of(plan, visits, rulebook, calendar, today, problems, previous)
    active, idle = chosen_of(only, given, rulebook)
    found, possible = (running or run)(progress([each for each in active if "waivers" not in each.asks()]), given, plan, rulebook)
    kept, waived = let_stand(sorted(found, key=BurdenWarning.order), rulebook.waivers, given["visits"], today)
    given["waivers"] = uses(rulebook.waivers, found, given["visits"], (each.name for each in active))
    late, _ = run([each for each in active if "waivers" in each.asks()], given, plan, rulebook)
    listed = tuple(sorted([*kept, *late], key=BurdenWarning.order))
    ran = frozenset(each.name for each in active)
    left = () if table else quotas(replace(plan, items=given["items"]), given["visits"], rulebook, today)
    return Checked(
        plan, visits, listed, possible, idle, today, tuple(waived), quotas=left, ran=ran, lost=lost_files(plan.sheets, problems)
    )


def chosen_of(only: Iterable[str], given: Mapping[str, Any], rulebook: Rulebook) -> tuple[list[Rule], tuple[NotRun, ...]]:
    """The rules that can run (of `only` where some are named), and those that cannot, by name and reason."""
    names = set(only)
    chosen = [each for name, each in rules().items() if not names or name in names]
    idle = {each.name: reason for each in chosen if (reason := why_not(each, given, rulebook))}
    return [each for each in chosen if each.name not in idle], tuple(NotRun(name, *why) for name, why in sorted(idle.items()))


def given_of(
    plan: Plan,
    visits: pd.DataFrame,
    rulebook: Rulebook,
    calendar: Calendar,
    today: int,
    problems: tuple[Problem, ...] = (),
    previous: Plan | None = None,
) -> dict[str, Any]:
    """Everything a rule may ask for by name, but for the limits and the use of waivers."""
    units = view(plan.units)
    return {
        "visits": view(visits), "items": view(plan.items), "records": view(plan.records), "filings": view(plan.filings), "units": units,
        "calendar": calendar, "quiet": rulebook.quiet, "words": rulebook.words, "year": plan.year,
        "today": today, "problems": problems, "sheets": plan.sheets,
        "last_items": view((previous or Plan(plan.year - 1)).items),
        "titles": {name: Wording(f"“{each.title.zh}”", name) for name, each in rules().items()},
        "directory": units,  # as `units`, for rules that can do without
    }  # fmt: skip


def run(
    chosen: Iterable[Rule], given: Mapping[str, Any], plan: Plan, rulebook: Rulebook
) -> tuple[list[BurdenWarning], dict[str, int]]:
    """Run rules over the tables given: their warnings, and for each rule how many breaches are only possible."""
    found: list[BurdenWarning] = []
    possible: dict[str, int] = {}
    stamp = Stamp(plan, rulebook, given)
    for each, level, told in findings(chosen, given, rulebook):
        if isinstance(told, Possible):
            possible[each.name] = possible.get(each.name, 0) + told.count
        else:
            found += [stamp.warning(each, finding, level) for finding in (told if isinstance(told, Findings) else (told,))]
    return found, possible


def findings(chosen: Iterable[Rule], given: Mapping[str, Any], rulebook: Rulebook) -> Iterator[tuple[Rule, Level, Found]]:
    """What rules find over the tables given, as they find it: each with its rule and the level the policy gives that."""
    for each in chosen:
        level: Level = rulebook.levels.get(each.name, each.level)  # type: ignore[assignment]
        for found in each.found({**given, "limits": rulebook.about(each.limits)}):
            yield each, level, found


def beyond(checked: Checked, baseline: Baseline) -> tuple[Checked, Baseline]:
    """The outcome with only the warnings that are new to a baseline, worse or back again; and the baseline as a ratchet leaves it."""
    waived = faults([each.warning for each in checked.waived], checked.visits)
    found = held(baseline, checked.warnings, faults(checked.warnings, checked.visits), checked.ran, checked.today, waived=waived)
    return replace(checked, warnings=found.shown, baseline=found.tally), found.turned


def made_by(plan: Plan, today: int, problems: tuple[Problem, ...]) -> tuple[Plan, tuple[Problem, ...]]:
    """The plan without records of visits that lie after today, and a problem for each of them: they cannot have been made."""
    ahead = plan.records["first"] > today
    if not ahead.any():
        return plan, problems
    told = tuple(
        Problem(
            "unreadable", plan.place(sheet, row, "actual_start"),
            f"执行记录的日期{iso(first)}在今天（{iso(today)}）之后，没有计入",
            f"the record is dated {iso(first)}, after today ({iso(today)}), and was not counted",
        )
        for sheet, row, first in plan.records.loc[ahead, ["sheet", "row", "first"]].itertuples(index=False)
    )  # fmt: skip
    return replace(plan, records=plan.records[~ahead].reset_index(drop=True)), (*problems, *told)


def why_not(each: Rule, given: Mapping[str, Any], rulebook: Rulebook) -> tuple[str, str] | None:
    """Why a rule cannot run here, in both languages, or None."""
    if rulebook.levels.get(each.name) == "off":
        return "规则文件中已关闭", "switched off in the policy file"
    if each.absence and (lost := lost_files(given["sheets"], given["problems"])):
        return NOT_SEEN[0].format("、".join(lost)), NOT_SEEN[1].format(", ".join(lost))
    needed = set(each.asks()) - set(each.without)
    missing = [why for table, why in EMPTY_TABLES.items() if table in needed and given[table].empty]
    if missing:
        return missing[0]
    if each.limits and "limits" in needed and not rulebook.about(each.limits).all:
        zh, en = f"没有给出限额 {'、'.join(each.limits)}", f"no limit is given for {', '.join(each.limits)}"
        return advised(zh, en, each.limits, "limits", rulebook)
    if "quiet" in each.asks() and not rulebook.quiet:
        return advised("没有给出静默期", "no quiet period is given", ("quiet",), "quiet", rulebook)
    return None


def advised(zh: str, en: str, names: Iterable[str], section: str, rulebook: Rulebook) -> tuple[str, str]:
    """What is not given, with the packs that give it, and where an office gives its own."""
    packs = sorted({pack for name in names for pack in rulebook.offers(name)})
    own = f"在规则文件的 {section} 里写明本单位的规定和出处", f"give the office's own under {section}, with the text that sets it"
    if not packs:
        return f"{zh}；没有政策包给出，请{own[0]}", f"{en}; no pack gives it: {own[1]}"
    shown = f"{'、'.join(packs)}（burden rules --pack 名称 可看数值和出处）", f"{', '.join(packs)} (see burden rules --pack NAME)"
    return (
        f"{zh}；给出它的政策包有 {shown[0]}，写进 packs，或者{own[0]}",
        f"{en}; packs that give it: {shown[1]}; name one under packs, or {own[1]}",
    )
