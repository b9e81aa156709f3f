"""`burden check --compare PACK`: one plan, read once, under the policy file and under a pack instead."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from burden.cli.steps import case_of, judged, known_rules, nearest, one_of, out, status

Compare = Annotated[
    str | None, typer.Option("--compare", help="与这个政策包对照：同一计划按两套规定检查 · The same plan under a pack instead")
]


def compared(pack: str, given: tuple[Any, ...], only: list[str], form: str, lang: str, fail_on: str) -> int:
    """Print both outcomes side by side, the plan read once from what `case_of` is given; the exit status under the policy file."""
    from burden.load.packs import packs
    from burden.load.policy import under
    from burden.report.comparison import Side, comparison_json, comparison_lines
    from burden.report.data import lines

    one_of("--compare", pack, packs())
    known_rules(only)
    case = case_of(*given)
    named = given[1] or nearest(given[0])
    here = Side(str(named) if named else "、".join(case.rulebook.packs), judged(case, case.rulebook, only))
    there = Side(pack, judged(case, under(case.rulebook, pack), only))
    told = lines(comparison_json(here, there, lang)) if form == "json" else comparison_lines(here, there, lang)  # type: ignore[arg-type]
    out(told)
    return status(here.checked, fail_on)
