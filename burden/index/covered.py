"""Which rules can be checked group by group, by which key, and which limits can speak of a visit; of the others, why not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from burden.check import NotRun, why_not
from burden.index.columns import Visit
from burden.rule import Rule
from burden.rulebook import Limits, Quiet, Rulebook, Scope
from burden.rules import rules
from burden.visits.made import among_made
from burden.warning import Level

KEYS = ("target", "county", "organiser", "row")
TABLES = {
    "items": ("计划表", "the plan of items"), "records": ("执行记录", "the records"), "filings": ("报备登记", "the register of filings"),
    "units": ("单位名录", "the directory"), "directory": ("单位名录", "the directory"), "last_items": ("上一年的计划", "last year's plan"),
    "problems": ("读入时的问题", "what could not be read"), "sheets": ("读入的表", "the sheets read"), "waivers": ("豁免的使用", "the use of waivers"),
}  # fmt: skip


class Needed(NamedTuple):
    """What a rule needs to tell what some visits change: its limits, those of one name together, and quiet periods."""

    limits: tuple[Limits, ...]
    quiet: tuple[Quiet, ...]


@dataclass(frozen=True)
class Covered:
    """A rule that looks at nothing but visits that share a `key`, with its level and the limits it asks for, name by name."""

    rule: Rule
    key: str
    level: Level
    limits: tuple[Limits, ...]

    def speaking(self, visits: Sequence[Visit], quiet: tuple[Quiet, ...]) -> Needed | None:
        """The limits and the quiet periods it needs to tell what such visits change; None where it has nothing to tell.

        A limit is needed with all of its name: a name of which none covers a visit counts the same with it and without it. One
        on what lies below may cover it at its county, which has another level and kind. Each quiet period is judged alone.
        """
        asks = set(self.rule.asks()) - set(self.rule.without)
        limits = tuple(same for same in self.limits if "limits" not in asks or speaks(same, visits))
        periods = tuple(each for each in quiet if any(covers(each.scope, visit) for visit in visits) or "quiet" not in asks)
        if (self.limits and not limits) or (quiet and not periods):
            return None
        return Needed(limits, periods)


def speaks(limits: Limits, visits: Sequence[Visit]) -> bool:
    """Whether some limit covers one of these visits, or may do so at its county."""
    return any(limit.below or any(covers(limit.scope, each) for each in visits) for limit in limits.all)


def covers(scope: Scope, visit: Visit) -> bool:
    """Whether a visit is inside a scope."""
    return all(visit[column] in words for column, words in scope.named().items())


def covered(given: Mapping[str, Any], rulebook: Rulebook) -> tuple[tuple[Covered, ...], tuple[NotRun, ...]]:
    """The rules in force that can be checked group by group, and the others with the reason."""
    active = [rule for rule in rules().values() if why_not(rule, given, rulebook) is None]
    reasons = {rule.name: beyond(rule) for rule in active}
    told = [rule for rule in active if reasons[rule.name] is None]
    untold = tuple(NotRun(name, *reason) for name, reason in reasons.items() if reason)
    limits = by_name(rulebook)
    return tuple(of(rule, rulebook, limits) for rule in told), untold


def by_name(rulebook: Rulebook) -> dict[str, Limits]:
    """The limits of each name, which are counted apart from those of others."""
    names = dict.fromkeys(limit.name for limit in rulebook.limits)
    return {name: rulebook.about((name,)) for name in names}


def of(rule: Rule, rulebook: Rulebook, limits: Mapping[str, Limits]) -> Covered:
    """A rule with its limits; where none of them counts what lies below, the visits of a county can be checked target by target."""
    own = tuple(limits[name] for name in rule.limits if name in limits)
    key = "target" if rule.by == "county" and not any(limit.below for same in own for limit in same.all) else rule.by
    return Covered(rule, key, rulebook.levels.get(rule.name, rule.level), own)  # type: ignore[arg-type]


def beyond(rule: Rule) -> tuple[str, str] | None:
    """Why what a rule finds cannot be told from the visits of some groups, in both languages, or None."""
    others = [TABLES[name] for name in rule.asks() if name in TABLES and rule.reach is not among_made]
    if others:
        zh, en = (
            "、".join(dict.fromkeys(names[0] for names in others)),
            " and ".join(dict.fromkeys(names[1] for names in others)),
        )
        return f"除到访外还要看{zh}", f"looks at {en}, not at visits alone"
    if rule.by not in KEYS:
        return "要把整个计划放在一起看", "looks at the whole plan together"
    return None
