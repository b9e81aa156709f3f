"""What differs between two outcomes, as an approver reads it: the verdict, the quotas, then the warnings that come, grow or go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from burden.check import Checked
from burden.faults import faults
from burden.forms import clean
from burden.outcome import Difference, Outcome, Told
from burden.plan import Place
from burden.quota import Change, Quota
from burden.report.agenda import count
from burden.report.data import told_json
from burden.report.quotas import label, left_words, numbers_json, plain, quota_json, who
from burden.report.text import address
from burden.report.words import word
from burden.warning import LEVELS, Lang

SCHEMA = "burden-diff/1"
MOST = 20  # lines of one kind in a text


def outcome(checked: Checked, lang: Lang) -> Outcome:
    """A check as an outcome."""
    content = faults(checked.warnings, checked.visits)
    idle = frozenset(each.rule for each in checked.not_run)
    told = tuple(Told(fault, told_json(each, fault, lang)) for each, fault in zip(checked.warnings, content, strict=True))
    return Outcome(
        told,
        checked.quotas,
        idle,
        len(checked.plan.items),
        count(checked.visits),
        checked.lost,
        not checked.plan.units.empty,
        checked.plan.lent,
    )


def difference_json(found: Difference, lang: Lang) -> dict[str, Any]:
    """The whole difference; of a pair the later warning is shown, with the amount before."""
    return {
        "schema": SCHEMA,
        "counts": {**_counts(found), "items": found.items, "visits": found.visits},
        "uncompared": list(found.uncompared),
        "quotas": [_change_json(each, lang) for each in found.quotas],
        "new": [each.shown for each in found.new],
        "worse": [{**after.shown, "before": before.shown["content"]["amount"]} for before, after in found.worse],
        "better": [{**after.shown, "before": before.shown["content"]["amount"]} for before, after in found.better],
        "gone": [each.shown for each in found.gone],
    }


def _counts(found: Difference) -> dict[str, int]:
    """How many warnings there are of each kind."""
    return {name: len(getattr(found, name)) for name in ("new", "worse", "better", "gone")} | {"same": found.same}


def _change_json(change: Change, lang: Lang) -> dict[str, Any]:
    """A quota before and after."""
    shown = quota_json(change.after or change.before, lang)  # type: ignore[arg-type]
    head = {name: value for name, value in shown.items() if name not in ("allowed", "used", "planned", "left")}
    sides = {"before": change.before, "after": change.after}
    return {**head, **{name: None if quota is None else numbers_json(quota) for name, quota in sides.items()}}


def difference_lines(found: Difference, lang: Lang, added: str = "") -> Iterator[str]:
    """The difference as lines; `added` names what would be approved."""
    lines = [*_verdict(found, lang, added), *_quotas(found.quotas, lang), *_listed(found, lang)]
    yield from (clean(line).replace("\n", " ") for line in lines)


def watched_line(found: Outcome, files: int, lang: Lang) -> str:
    """How many files are watched, and how many warnings there are to begin with."""
    levels = Counter(each.shown["level"] for each in found.told)
    return word("watch_first", lang, files=files, total=len(found.told), **{level: levels[level] for level in LEVELS})


def turned_lines(found: Difference, lang: Lang) -> Iterator[str]:
    """What turned since the last check: how many warnings of each kind, and which, for somebody who watches."""
    if not (found.new or found.worse or found.better or found.gone or found.quotas):
        yield word("watch_same", lang, n=found.same)
        return
    lines = [_sums(found, lang), *_uncompared(found, lang), *_listed(found, lang, "watch_rest")]
    yield from (clean(line).replace("\n", " ") for line in lines)


def gone_lines(names: Sequence[str], lang: Lang) -> Iterator[str]:
    """The files that are not there any more, for somebody who watches."""
    if names:
        yield clean(word("watch_gone", lang, n=len(names), names=word("comma", lang).join(names)))


def _verdict(found: Difference, lang: Lang, added: str) -> Iterator[str]:
    """What is asked, and the answer in one line."""
    sums = {"items": f"{found.items:+d}", "visits": more_visits(found, lang)}
    yield word("diff_added", lang, added=added, **sums) if added else word("diff_head", lang, **sums)
    yield from same_directory(found, lang)
    yield _sums(found, lang)
    if not found.limited:
        yield word("quota_none", lang)
    yield from _uncompared(found, lang)


def more_visits(found: Difference, lang: Lang) -> str:
    """How many more visits there are, or that nobody can say."""
    return word("diff_no_visits", lang) if found.visits is None else f"{found.visits:+d}"


def same_directory(found: Difference, lang: Lang) -> list[str]:
    """Whose directory named the targets of both sides, or that only one side had one."""
    if found.visits is None:
        return [word("diff_one_directory", lang)]
    return [word("diff_lent", lang, names=word("comma", lang).join(found.lent))] if found.lent else []


def _sums(found: Difference, lang: Lang) -> str:
    """The answer in one line."""
    over = sum(_over(each) for each in found.quotas)
    levels = Counter(each.shown["level"] for each in found.new)
    by_level = {level: levels[level] for level in LEVELS}
    return word("diff_verdict", lang, over=over, quotas=len(found.quotas), **by_level, **_counts(found))


def _uncompared(found: Difference, lang: Lang) -> Iterator[str]:
    """The rules that ran on one side only."""
    if found.uncompared:
        yield word("diff_uncompared", lang, rules=word("comma", lang).join(found.uncompared))


def _over(change: Change) -> bool:
    """Whether a quota is broken now that was kept before, or broken by more."""
    before = change.before.left if change.before else 0
    return change.after is not None and change.after.left < min(before, 0)


def _quotas(found: Sequence[Change], lang: Lang) -> Iterator[str]:
    """The quotas that change."""
    if found:
        yield word("diff_quotas", lang, n=len(found))
        yield from (f"  {quota_words(each, lang)}" for each in found[:MOST])
        yield from _rest(len(found), lang)


def quota_words(change: Change, lang: Lang) -> str:
    """One quota: what is left before and after, and of what."""
    shown = change.after or change.before
    if shown is None:
        raise ValueError("a change without a quota")
    before, after = (_left(each, shown, lang) for each in change)
    used, planned = (_arrow(change, name) for name in ("used", "planned"))
    facts = {"allowed": _arrow(change, "allowed"), "used": used, "planned": planned, "text": shown.text.cite(lang)}
    return word("diff_quota", lang, before=before, after=after, who=who(shown, lang), label=label(shown, lang), **facts)


def _left(quota: Quota | None, other: Quota, lang: Lang) -> str:
    """What is left; of a quota nothing was taken from, all that the other one allows."""
    return left_words(other.allowed if quota is None else quota.left, lang)


def _arrow(change: Change, name: str) -> str:
    """A number, or both where it changes."""
    unused = other.allowed if name == "allowed" and (other := change.after or change.before) else 0
    before, after = (plain(unused if each is None else getattr(each, name)) for each in change)
    return before if before == after else f"{before}→{after}"


def _listed(found: Difference, lang: Lang, rest: str = "diff_rest") -> Iterator[str]:
    """The warnings that are new, worse, better and gone; `rest` is the word for those that are not shown."""
    yield from _group("diff_new", [_line(each) for each in found.new], lang, rest)
    for key, pairs in (("diff_worse", found.worse), ("diff_better", found.better)):
        yield from _group(key, [f"{_line(after)}{_before(before, lang)}" for before, after in pairs], lang, rest)
    yield from _group("diff_gone", [_line(each) for each in found.gone], lang, rest)


def _group(key: str, lines: Sequence[str], lang: Lang, rest: str) -> Iterator[str]:
    """A heading and its lines, the first ones where there are many."""
    if lines:
        yield word(key, lang, n=len(lines))
        yield from (f"  {line}" for line in lines[:MOST])
        yield from _rest(len(lines), lang, rest)


def _rest(n: int, lang: Lang, rest: str = "diff_rest") -> Iterator[str]:
    """How many more there are than are shown."""
    if n > MOST:
        yield f"  {word(rest, lang, n=n - MOST)}"


def _line(told: Told) -> str:
    """A warning as a line: where, how bad, which rule, and what it says."""
    return f"{address(Place(**told.shown['place']))} {told.shown['level']} {told.fault.rule} {told.shown['message']}"


def _before(before: Told, lang: Lang) -> str:
    """How much it was."""
    return word("diff_before", lang, n=plain(before.fault.amount or 0))
