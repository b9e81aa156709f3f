"""`burden check` of a visits table: as text, JSON, lines of JSON or Parquet, written as it is found."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, BinaryIO

import typer

from burden.cli.steps import out, policy, refuse, status, today_is

if TYPE_CHECKING:
    import datetime as dt

    from burden.check import Checked
    from burden.engine.visits import Ready
    from burden.found import Found
    from burden.plan import Problem

STREAMS = ("jsonl", "parquet")
FORMATS = ("text", "json", *STREAMS)
Message = Annotated[
    bool,
    typer.Option(
        "--message/--no-message", help="parquet 里写不写预警的句子 · Sentences in Parquet; without them it is much faster"
    ),
]


def is_table(paths: list[Path]) -> bool:
    """Whether the paths hold a visits table and no plan."""
    from burden.load.visits_parts import is_visits_table

    return is_visits_table(paths)


def writable(form: str, output: Path | None) -> None:
    """Refuse Parquet without a file to write it to, and a file for what is printed."""
    if form == "parquet" and output is None:
        english = "there is no file to write to", "add -o FILE.parquet"
        raise refuse("--format parquet", "没有写明写到哪个文件", "加上 -o 文件.parquet", english)
    if output and form not in STREAMS:
        english = f"goes with --format {' or '.join(STREAMS)}", "leave it out, or name one of these formats"
        raise refuse("-o", f"只和 --format {'、'.join(STREAMS)} 一起用", "去掉它，或者写明这样的格式", english)


def alone(*others: object) -> None:
    """Refuse what goes with a plan only."""
    if any(others):
        english = "go with a plan, not with a table of visits", "leave them out"
        raise refuse("--compare, --baseline, --last-year", "不能和到访表一起用", "去掉它们", english)


def check_table(
    paths: list[Path], rules: Path | None, year: int | None, today: dt.datetime | None, form: str, lang: str, fail_on: str,
    only: list[str], output: Path | None, message: bool,
) -> int:  # fmt: skip
    """Check a visits table; the exit status."""
    from burden.check import check
    from burden.found import Found
    from burden.load.holidays import calendar, user_file
    from burden.load.visits_table import read_visits

    rulebook = policy(rules, paths)
    days = calendar(user_file(os.environ))
    table = read_visits(paths, days, rulebook.one_visit, year or rulebook.year)
    on = today_is(today)
    if form == "json":
        result = check(table.plan, rulebook, days, on, table.problems, tuple(only), visits=table.visits)
        return write_json(result, table.problems, lang, fail_on)
    found = Found(table.plan, table.visits, rulebook, days, on, table.problems, tuple(only))
    if form == "text":
        from burden.report.found_text import found_text

        out(found_text(found, table.problems, lang))  # type: ignore[arg-type]
    else:
        _stream(found, found.visits, form, lang, output, message)
    return int(found.reaches(fail_on))


def write_ready(
    found: Found, ready: Iterable[Ready], problems: tuple[Problem, ...], form: str, lang: str, output: Path | None
) -> None:
    """What workers found in a visits table, in any format but JSON."""
    from burden.report.columnar import write_tables
    from burden.report.found_text import lines_of

    if form == "text":
        told = ((each.rule, each.warnings, each.lines()) for each in ready)
        out(lines_of(told, found, problems, lang))  # type: ignore[arg-type]
    elif form == "jsonl":
        _write((line.encode() for each in ready for line in each.lines()), output)
    elif output:
        _parquet(partial(write_tables, tables=(table for each in ready for table in each.tables())), output)


def write_json(result: Checked, problems: tuple[Problem, ...], lang: str, fail_on: str) -> int:
    """The outcome of a visits table at once, as that of a plan; the exit status."""
    from burden.report.data import check_json, lines

    out(lines(check_json(result, problems, lang)))  # type: ignore[arg-type]
    return status(result, fail_on)


def _stream(found: Any, visits: Any, form: str, lang: str, output: Path | None, message: bool) -> None:
    """The warnings to a file or, line by line, to standard output."""
    from burden.report.columnar import write_warnings
    from burden.report.lines import found_lines
    from burden.visits.columns import Rows

    if form == "jsonl":
        _write(found_lines(found, Rows(visits), lang), output)  # type: ignore[arg-type]
    elif output:
        _parquet(partial(write_warnings, found=found, lang=lang, words=message), output)  # type: ignore[arg-type]


def write_checked(result: Checked, form: str, lang: str, output: Path | None, message: bool) -> None:
    """The warnings of a plan in a format for many."""
    from burden.report.columnar import write_warnings
    from burden.report.lines import checked_lines

    if form == "jsonl":
        _write(checked_lines(result, lang), output)  # type: ignore[arg-type]
    elif output:
        _parquet(partial(write_warnings, found=[result.warnings], lang=lang, words=message), output)  # type: ignore[arg-type]


def _write(lines: Iterable[bytes], output: Path | None) -> None:
    """Lines to a file, or to standard output."""
    from burden.report.write import written_whole

    if output is None:
        out(line.decode().rstrip("\n") for line in lines)
        return
    with written_whole(output) as file:
        file.writelines(lines)
    out(str(output))


def _parquet(write: Callable[[BinaryIO], None], output: Path) -> None:
    """Warnings to a Parquet file."""
    from burden.load.arrow import needs_pyarrow
    from burden.report.write import written_whole

    needs_pyarrow(str(output))
    with written_whole(output) as file:
        write(file)
    out(str(output))
