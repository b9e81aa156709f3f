"""What a check of a visits table finds, as text: the first warnings of each rule, then how many there are of all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

from burden.forms import clean
from burden.found import Batch, Found
from burden.plan import Problem
from burden.report.spoken import idle_lines
from burden.report.text import sheet_lines, warning_line
from burden.report.words import word
from burden.warning import LEVELS, Lang

SHOWN = 5  # warnings of one rule and wording that are told in full


def found_text(found: Found, problems: Iterable[Problem], lang: Lang = "zh") -> Iterator[str]:
    """The lines, as the rules run."""
    told = ((batch.rule.name, len(batch), first_lines(batch, lang)) for batch in found)
    return lines_of(told, found, problems, lang)


def lines_of(
    told: Iterable[tuple[str, int, Iterable[str]]], found: Found, problems: Iterable[Problem], lang: Lang
) -> Iterator[str]:
    """The lines, given the rule of each batch, how many warnings it has, and the lines of the first of them."""
    for rule, count, first in told:
        yield from islice(first, SHOWN)
        if count > SHOWN:
            yield plain(word("text_more", lang, rule=rule, n=count - SHOWN))
    yield ""
    yield from (plain(line) for line in summary(found, problems, lang))


def first_lines(batch: Batch, lang: Lang) -> Iterator[str]:
    """The first warnings of a batch."""
    return (plain(warning_line(warning, lang)) for warning in islice(batch, SHOWN))


def summary(found: Found, problems: Iterable[Problem], lang: Lang) -> Iterator[str]:
    """What did not run, what was read, and how many warnings there are."""
    yield from (f"!! {line}" for line in idle_lines(found.not_run, lang))
    yield from sheet_lines(found.plan.read, problems, lang)
    yield word("text_table", lang, n=sum(sheet.read for sheet in found.plan.read))
    rules: Counter[str] = Counter()
    levels: Counter[str] = Counter()
    for (rule, level), count in found.counts.items():
        rules[rule] += count
        levels[level] += count
    yield from (word("text_rule_alone", lang, rule=rule, n=count) for rule, count in sorted(rules.items()))
    yield word("text_found", lang, n=rules.total(), **{level: levels[level] for level in LEVELS})
    if found.waived:
        yield word("text_waived_sum", lang, n=found.waived)
    yield from (word("text_possible", lang, rule=rule, n=n) for rule, n in sorted(found.possible.items()) if n)


def plain(line: str) -> str:
    """A line that a terminal shows and does not act on."""
    return clean(line).replace("\n", " ")
