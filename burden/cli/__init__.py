"""The command line: arguments in, exit status out; everything else is done below."""

from __future__ import annotations

import gc
import json
import os
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from burden.cli import compare, law, tables
from burden.cli.annotate import annotate_command
from burden.cli.check import check_command
from burden.cli.heading import heading_command
from burden.cli.known import Known, Ratchet, against, known
from burden.cli.options import Blank, Encoding, FailOn, Format, Heading, Lang, LastYear, Paths, Previous, Rules, Today, Year
from burden.cli.paper import Pdf, printed, printer
from burden.cli.steps import checked, explained, export_before, named_times, options, out, plain_streams, refuse, status
from burden.cli.watch import watch_command

SELDOM = 5_000_000  # objects more, before a run looks for circles of them: it makes millions, and hardly a circle

app = typer.Typer(
    help="督查检查考核计划的负担预警、月历和日历。\n\nWarnings of inspection burden, with calendars, from plans as received.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
holidays = typer.Typer(help="节假日数据 · Holiday data", no_args_is_help=True)
app.add_typer(holidays, name="holidays")
app.command(name="check")(check_command)
app.command(name="heading")(heading_command)
app.command(name="rules")(law.rules_command)
app.command(name="rule")(law.rule_command)
app.command(name="schema")(law.schema_command)
app.command(name="items")(tables.items_command)
app.command(name="annotate")(annotate_command)
app.command(name="template")(tables.template_command)
app.command(name="init")(tables.init_command)
app.command(name="baseline")(compare.baseline_command)
app.command(name="diff")(compare.diff_command)
app.command(name="watch")(watch_command)
app.command(name="quota")(compare.quota_command)


def main() -> None:
    """Run the command line; leave with 0 to 4 as README.md says, never with a traceback for a fault of the input."""
    plain_streams()
    gc.set_threshold(SELDOM)
    try:
        app()
    except Exception as error:  # noqa: BLE001 - the one place where a bug of ours becomes exit status 3
        sys.exit(explained(error))


@app.command(name="report")
def report_command(
    paths: Paths, output: Annotated[Path, typer.Option("-o", "--output", help="输出文件夹 · Output folder")] = Path("out"),
    rules: Rules = None, year: Year = None, today: Today = None, lang: Lang = "zh", fail_on: FailOn = "error",
    heading: Heading = [], blank: Blank = [], encoding: Encoding = None, last_year: LastYear = None,  # noqa: B006
    previous: Previous = None, baseline: Known = None, ratchet: Ratchet = False, pdf: Pdf = False, old: compare.Old = None,
) -> None:  # fmt: skip
    """写出预警报告、月历日历、.ics 和工作簿 · Write the report, the calendars, .ics files and the workbook."""
    options(lang, fail_on)
    program = printer(pdf)
    if old and baseline:
        raise refuse("--old", "不能和 --baseline 一起用", "分两次运行", ("it does not go with --baseline", "run them one by one"))
    before, held = export_before(previous, output), known(baseline, ratchet)
    given: tuple[Any, ...] = rules, year, today, heading, blank, encoding, [], last_year
    result, problems, days, rulebook = checked(paths, *given)
    result = against(result, problems, held, baseline if ratchet else None)
    from burden.report import report
    from burden.report.words import word
    from burden.report.write import put

    files = report(result, days, problems, rulebook, lang, before, compare.older(old, paths, result.plan, lang, given))  # type: ignore[arg-type]
    put(files | printed(files["index.html"], result.today, program), output)
    out(word("text_written", lang, path=output / "index.html", n=len(result.warnings)))  # type: ignore[arg-type]
    raise typer.Exit(status(result, fail_on))


@app.command(name="when")
def when_command(
    phrases: Annotated[list[str], typer.Argument(help="时间短语 · Time phrases")],
    year: Annotated[int, typer.Option("--year", min=2000, max=2100, help="计划年度 · Plan year")],
    rules: Rules = None,
    form: Format = "json",
    lang: Lang = "zh",
) -> None:
    """时间短语读成了什么 · How a time phrase is understood."""
    options(lang, "never", form)
    from burden.when import plain, read

    events = named_times(rules)
    readings = [read(phrase, year, events=events) for phrase in phrases]
    if form == "json":
        out(json.dumps([plain(reading, lang) for reading in readings], ensure_ascii=False, indent=1))  # type: ignore[arg-type]
    for reading in readings if form == "text" else ():
        spans = ("/".join("…" if end is None else end.isoformat() for end in window) for window in reading.windows)
        said = (reading.reading, reading.problem) if lang == "zh" else reading.english
        out(" ".join(filter(None, (reading.text, reading.kind, ("；" if lang == "zh" else "; ").join(spans), *said))))


@holidays.command(name="import")
def import_command(file: Path) -> None:
    """导入国务院办公厅放假通知的数据 · Import the holidays of a year from a file."""
    from burden.load.holidays import import_holidays, news, user_file

    into = user_file(os.environ)
    years = news(file, into)
    import_holidays(file, into)
    said = ", ".join(str(getattr(year, "year", year)) for year in years)
    out(f"{into}: {f'已导入 · imported {said}' if said else '没有新内容，未作改动 · nothing new'}")
