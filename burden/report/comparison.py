"""One plan under two sets of rules side by side: how many warnings each rule gives, and those under one of them alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from burden.check import Checked
from burden.forms import clean
from burden.report.data import warning_json
from burden.report.text import warning_line
from burden.report.words import word
from burden.rules import rules
from burden.warning import BurdenWarning, Lang

SCHEMA = "burden-compare/1"
_WIDTH = 8  # of a count
_IDLE = "—"  # in place of a count: the rule did not run


class Side(NamedTuple):
    """One set of rules, by what it is called, and what a plan is under it."""

    name: str
    checked: Checked


class Count(NamedTuple):
    """A rule with how many warnings it gives on each side; None where it did not run."""

    rule: str
    here: int | None
    there: int | None


def counts(here: Side, there: Side) -> list[Count]:
    """The rules that ran on a side and gave a warning there, or ran on one side only; in order of name."""
    told = [Counter(each.rule for each in listed(side)) for side in (here, there)]
    idle = [{each.rule for each in side.checked.not_run} for side in (here, there)]
    names = sorted(set(told[0]) | set(told[1]) | (idle[0] ^ idle[1]))
    return [Count(name, *(None if name in off else found[name] for found, off in zip(told, idle, strict=True))) for name in names]


def only(here: Side, there: Side) -> list[BurdenWarning]:
    """The warnings of the first side that the second has not: of one rule at the same places, days, target and organiser."""
    known = {_concerned(each) for each in listed(there)}
    return [each for each in listed(here) if _concerned(each) not in known]


def listed(side: Side) -> list[BurdenWarning]:
    """The warnings of a side, those about waivers aside: they speak of the policy file and not of the plan."""
    return [each for each in side.checked.warnings if "waivers" not in rules()[each.rule].asks()]


def comparison_lines(here: Side, there: Side, lang: Lang) -> Iterator[str]:
    """The two sides as lines: a table of counts, the rules that ran on one side only, then the warnings of each side alone."""
    yield word("compare_head", lang, here=here.name, there=there.name)
    yield f"{word('compare_here', lang):>{_WIDTH}} {there.name:>{_WIDTH}}"
    for each in counts(here, there):
        yield f"{_number(each.here):>{_WIDTH}} {_number(each.there):>{_WIDTH}}  {each.rule}"
    for side, other in ((here, there), (there, here)):
        idle = {each.rule for each in side.checked.not_run} - {each.rule for each in other.checked.not_run}
        if idle:
            yield word("compare_idle", lang, name=side.name, rules=word("comma", lang).join(sorted(idle)))
    for side, other in ((here, there), (there, here)):
        yield from _alone(side.name, only(side, other), lang)


def comparison_json(here: Side, there: Side, lang: Lang) -> dict[str, Any]:
    """The same for other programs; a count is null where the rule did not run."""
    return {
        "schema": SCHEMA, "policy": here.name, "pack": there.name,
        "rules": [{"rule": each.rule, "policy": each.here, "pack": each.there} for each in counts(here, there)],
        "only_policy": [warning_json(each, lang) for each in only(here, there)],
        "only_pack": [warning_json(each, lang) for each in only(there, here)],
    }  # fmt: skip


def _alone(name: str, found: Iterable[BurdenWarning], lang: Lang) -> Iterator[str]:
    """The warnings of one side alone, under a head that counts them."""
    told = list(found)
    yield ""
    yield word("compare_only", lang, name=name, n=len(told))
    yield from (clean(warning_line(each, lang)).replace("\n", " ") for each in told)


def _number(count: int | None) -> str:
    return _IDLE if count is None else str(count)


def _concerned(warning: BurdenWarning) -> tuple[object, ...]:
    """What a warning is about, whatever the limit it stands on."""
    places = warning.place, frozenset(warning.related)
    return warning.rule, *places, warning.target, warning.organiser, warning.first, warning.last
