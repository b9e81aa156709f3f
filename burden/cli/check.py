"""`burden check`: a plan or a visits table, here or by workers, listed in one of four formats."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import typer

from burden.cli.known import Known, Ratchet, against, known
from burden.cli.options import Blank, Encoding, FailOn, Heading, Lang, LastYear, Many, Only, Output, Paths, Rules, Today, Year
from burden.cli.side_by_side import Compare, compared
from burden.cli.steps import case_of, judged, keep_what_is_read, known_rules, options, out, refuse, status
from burden.cli.visits import FORMATS, STREAMS, Message, alone, check_table, is_table, writable, write_checked
from burden.cli.workers import Engine, Scheduler, check_table_apart, employed, plan_checked

if TYPE_CHECKING:
    from burden.check import Checked
    from burden.cli.steps import Case


class Sheet(NamedTuple):
    """How the outcome is wanted."""

    form: str
    lang: str
    output: Path | None
    message: bool


def check_command(
    paths: Paths, rules: Rules = None, year: Year = None, today: Today = None, form: Many = "text", lang: Lang = "zh",
    fail_on: FailOn = "error", heading: Heading = [], blank: Blank = [], encoding: Encoding = None, only: Only = [],  # noqa: B006
    last_year: LastYear = None, against_pack: Compare = None, baseline: Known = None, ratchet: Ratchet = False,
    output: Output = None, message: Message = True, engine: Engine = "here", scheduler: Scheduler = None,
) -> None:  # fmt: skip
    """检查计划或到访表，列出预警；--compare 政策包：两套规定对照 · Check a plan or a visits table and list its warnings."""
    options(lang, fail_on, form, FORMATS)
    writable(form, output)
    keep_what_is_read(output, paths)
    known_rules(only)
    wanted, table = Sheet(form, lang, output, message), is_table(paths)
    if table:
        alone(against_pack, baseline, last_year)
    apart(against_pack, baseline, engine)
    with employed(engine, scheduler) as client:
        if table:
            check = check_table if client is None else partial(check_table_apart, client)
            raise typer.Exit(check(paths, rules, year, today, form, lang, fail_on, only, output, message))
        held, given = known(baseline, ratchet), (paths, rules, year, today, heading, blank, encoding, last_year)
        if against_pack:
            raise typer.Exit(compared(against_pack, given, only, form, lang, fail_on))
        case = case_of(*given)
        result = plan_checked(client, case, only) if client else judged(case, case.rulebook, only)
    result = against(result, case.problems, held, baseline if ratchet else None)
    write_plan(result, case, wanted)
    raise typer.Exit(status(result, fail_on))


def apart(against_pack: str | None, baseline: Path | None, engine: str) -> None:
    """Refuse what does not go with --compare."""
    for option, given in (("--baseline", baseline), ("--engine", engine != "here")):
        if against_pack and given:
            english = f"it does not go with {option}", "run them one by one"
            raise refuse("--compare", f"不能和 {option} 一起用", "分两次运行", english)


def write_plan(result: Checked, case: Case, wanted: Sheet) -> None:
    """The outcome of a plan, in any format."""
    from burden.report.data import check_json, lines
    from burden.report.text import text

    if wanted.form == "json":
        out(lines(check_json(result, case.problems, wanted.lang)))  # type: ignore[arg-type]
    elif wanted.form in STREAMS:
        write_checked(result, *wanted)
    else:
        out(text(result, case.problems, case.days, wanted.lang))  # type: ignore[arg-type]
