"""The command line: arguments in, exit status out; everything else is done below."""

from __future__ import annotations

import datetime as dt
import json
import os
import sys
import traceback
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from burden.check import Checked
    from burden.days import Calendar
    from burden.plan import Plan, Problem
    from burden.rulebook import Rulebook

app = typer.Typer(
    help="督查检查考核计划的负担预警、月历和日历。\n\nWarnings of inspection burden, with calendars, from plans as received.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
holidays = typer.Typer(help="节假日数据 · Holiday data", no_args_is_help=True)
app.add_typer(holidays, name="holidays")

Paths = Annotated[list[Path], typer.Argument(help="表格文件或文件夹 · Spreadsheets or folders", show_default=False)]
Rules = Annotated[Path | None, typer.Option("--rules", help="规则文件 · Policy file (default: rules.yaml here)")]
Year = Annotated[int | None, typer.Option("--year", min=2000, max=2100, help="计划年度 · Plan year")]
Today = Annotated[dt.datetime | None, typer.Option("--today", formats=["%Y-%m-%d"], help="以哪天为今天 · The day it is")]
Heading = Annotated[list[str], typer.Option("--heading", help="含义=列名，如 target=被检单位 · MEANING=COLUMN")]
Blank = Annotated[list[str], typer.Option("--blank", help="含义=表示“无”的文字，如 target=0 · MEANING=TEXT for none")]
Encoding = Annotated[str | None, typer.Option("--encoding", help="csv 的编码 · Encoding of csv files")]
Lang = Annotated[str, typer.Option("--lang", help="zh 或 en · Language")]
Format = Annotated[str, typer.Option("--format", help="text 或 json · Output format")]
FailOn = Annotated[str, typer.Option("--fail-on", help="error、warning、note 或 never：达到即退出码 1 · Exit 1 from this level on")]
Only = Annotated[list[str], typer.Option("--only", help="只运行这些规则 · Run only these rules")]


def main() -> None:
    """Run the command line; leave with 0 to 4 as README.md says, never with a traceback for a fault of the input."""
    try:
        app()
    except Exception as error:  # noqa: BLE001 - the one place where a bug of ours becomes exit status 3
        sys.exit(explained(error))


def explained(error: Exception) -> int:
    """Say what went wrong in one line and give the exit status: 2 refused, 4 not written, 3 our bug."""
    from burden.load.refusal import Refusal
    from burden.report.write import Unwritten

    if isinstance(error, Refusal | Unwritten):
        print(error, file=sys.stderr)
        return 2 if isinstance(error, Refusal) else 4
    if isinstance(error, OSError):
        print(f"{error.filename or '输出'}: {error.strerror}; 请检查路径、权限和磁盘空间", file=sys.stderr)
        return 4
    traceback.print_exception(error)
    print("burden: 程序自身出错，请把以上内容报告给开发者 · a bug of ours, please report it", file=sys.stderr)
    return 3


def refuse(where: str, what: str, remedy: str) -> Exception:
    """A refusal, to be raised."""
    from burden.load.refusal import Refusal

    return Refusal(where, what, remedy)


def one_of(option: str, value: str, allowed: tuple[str, ...]) -> str:
    """The value, or a refusal that names what is allowed."""
    if value not in allowed:
        raise refuse(option, f"不认识 {value!r}", f"可用：{'、'.join(allowed)}")
    return value


def pairs(option: str, given: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """MEANING=TEXT options as a mapping; a refusal where the = is missing."""
    found: dict[str, tuple[str, ...]] = {}
    for each in given:
        meaning, equals, text = each.partition("=")
        if not equals or not meaning.strip() or not text.strip():
            raise refuse(option, f"看不懂 {each!r}", "写成 含义=列名，例如 target=被检单位")
        found[meaning.strip()] = (*found.get(meaning.strip(), ()), text.strip())
    return found


def policy(rules: Path | None, paths: list[Path]) -> Rulebook:
    """The policy file named, else rules.yaml beside the plans or here, else the packs that come with the program."""
    from burden.load.policy import read_policy

    near = [*(path / "rules.yaml" for path in paths if path.is_dir()), Path("rules.yaml")]
    return read_policy(rules or next((path for path in near if path.is_file()), None))


def shown(label: str, steps: Iterable[Any]) -> Iterable[Any]:
    """The steps, with a progress bar where somebody watches."""
    if not sys.stderr.isatty():
        return steps
    from rich.console import Console
    from rich.progress import track

    return track(list(steps), description=label, console=Console(stderr=True), transient=True)


def loaded(
    paths: list[Path], rulebook: Rulebook, year: int | None, heading: list[str], blank: list[str], encoding: str | None
) -> tuple[Plan, tuple[Problem, ...]]:
    """The plan read from files, with what could not be read."""
    from burden.load import load

    headings = {**rulebook.headings, **pairs("--heading", heading)}
    blanks = {**rulebook.blanks, **pairs("--blank", blank)}
    return load(
        paths, year=year or rulebook.year, headings=headings, blanks=blanks, encoding=encoding,
        progress=lambda steps: shown("读取 · reading", steps),
    )  # fmt: skip


def checked(
    paths: list[Path], rules: Path | None, year: int | None, today: dt.datetime | None, heading: list[str], blank: list[str],
    encoding: str | None, only: list[str],
) -> tuple[Checked, tuple[Problem, ...], Calendar, Rulebook]:  # fmt: skip
    """Read the plan and run the rules over it."""
    from burden.check import check
    from burden.days import day
    from burden.load.holidays import calendar, user_file
    from burden.rules import rules as known

    for name in only:
        one_of("--only", name, tuple(known()))
    rulebook = policy(rules, paths)
    plan, problems = loaded(paths, rulebook, year, heading, blank, encoding)
    days = calendar(user_file(os.environ))
    on = day(today.date() if today else dt.date.today())
    result = check(plan, rulebook, days, on, problems, tuple(only), lambda steps: shown("检查 · checking", steps))
    return result, problems, days, rulebook


def status(result: Checked, fail_on: str) -> int:
    """1 where a warning is at or above the level, else 0."""
    from burden.warning import LEVELS

    if fail_on == "never":
        return 0
    limit = [str(level) for level in LEVELS].index(fail_on)
    return int(any(LEVELS.index(warning.level) >= limit for warning in result.warnings))


def options(lang: str, fail_on: str, form: str = "text") -> None:
    """Refuse words no option knows, before any work is done."""
    one_of("--lang", lang, ("zh", "en"))
    one_of("--fail-on", fail_on, ("note", "warning", "error", "never"))
    one_of("--format", form, ("text", "json"))


@app.command(name="check")
def check_command(
    paths: Paths, rules: Rules = None, year: Year = None, today: Today = None, form: Format = "text", lang: Lang = "zh",
    fail_on: FailOn = "error", heading: Heading = [], blank: Blank = [], encoding: Encoding = None, only: Only = [],  # noqa: B006
) -> None:  # fmt: skip
    """检查计划，列出预警 · Check a plan and list its warnings."""
    options(lang, fail_on, form)
    result, problems, days, _ = checked(paths, rules, year, today, heading, blank, encoding, only)
    from burden.report.data import check_json, dump
    from burden.report.text import text

    if form == "json":
        out(dump(check_json(result, problems, lang)).decode().rstrip())  # type: ignore[arg-type]
    else:
        out(text(result, problems, days, lang))  # type: ignore[arg-type]
    raise typer.Exit(status(result, fail_on))


@app.command(name="report")
def report_command(
    paths: Paths, output: Annotated[Path, typer.Option("-o", "--output", help="输出文件夹 · Output folder")] = Path("out"),
    rules: Rules = None, year: Year = None, today: Today = None, lang: Lang = "zh", fail_on: FailOn = "error",
    heading: Heading = [], blank: Blank = [], encoding: Encoding = None,  # noqa: B006
) -> None:  # fmt: skip
    """写出预警报告、月历日历、.ics 和工作簿 · Write the report, the calendars, .ics files and the workbook."""
    options(lang, fail_on)
    result, problems, days, rulebook = checked(paths, rules, year, today, heading, blank, encoding, [])
    from burden.report import report
    from burden.report.write import put

    put(report(result, days, problems, rulebook, lang), output)  # type: ignore[arg-type]
    counts = f"{len(result.warnings)} 条预警" if lang == "zh" else f"{len(result.warnings)} warnings"
    out(f"{output / 'index.html'}: {counts}")
    raise typer.Exit(status(result, fail_on))


@app.command(name="items")
def items_command(
    paths: Paths, form: Format = "json", rules: Rules = None, year: Year = None, heading: Heading = [], blank: Blank = [],  # noqa: B006
    encoding: Encoding = None,
) -> None:  # fmt: skip
    """列出每一行读成了什么 · Show how every row was understood, with its place."""
    one_of("--format", form, ("json",))
    from burden.report.data import dump, items_json

    plan, problems = loaded(paths, policy(rules, paths), year, heading, blank, encoding)
    out(dump(items_json(plan, problems)).decode().rstrip())


@app.command(name="when")
def when_command(
    phrases: Annotated[list[str], typer.Argument(help="时间短语 · Time phrases")],
    year: Annotated[int, typer.Option("--year", min=2000, max=2100, help="计划年度 · Plan year")],
    form: Format = "json",
) -> None:
    """时间短语读成了什么 · How a time phrase is understood."""
    one_of("--format", form, ("text", "json"))
    from burden.when import plain, read

    readings = [read(phrase, year) for phrase in phrases]
    if form == "json":
        out(json.dumps([plain(reading) for reading in readings], ensure_ascii=False, indent=1))
    for reading in readings if form == "text" else ():
        windows = "；".join("/".join("…" if end is None else end.isoformat() for end in window) for window in reading.windows)
        out(" ".join(filter(None, (reading.text, reading.kind, windows, reading.reading, reading.problem))))


@app.command(name="rules")
def rules_command(
    lang: Lang = "zh", pages: Annotated[Path | None, typer.Option("--pages", help="把每条规则的说明写入此文件夹 · Write the pages")] = None
) -> None:
    """列出全部规则 · List the rules."""
    one_of("--lang", lang, ("zh", "en"))
    from burden.report.pages import rule_pages
    from burden.report.write import put
    from burden.rules import rules

    for each in rules().values():
        out(f"{each.name:20} {each.family:14} {each.level:8} {each.pages[lang].title}")  # type: ignore[index]
    if pages:
        put(rule_pages(), pages)


@app.command(name="rule")
def rule_command(name: str, lang: Lang = "zh") -> None:
    """一条规则的说明、依据和例子 · The page of one rule."""
    one_of("--lang", lang, ("zh", "en"))
    from burden.report.pages import rule_page
    from burden.rules import rules

    out(rule_page(rules()[one_of("burden rule", name, tuple(rules()))], lang))  # type: ignore[arg-type]


@app.command(name="template")
def template_command(output: Annotated[Path, typer.Option("-o", "--output", help="写到哪里 · Where to")] = Path("计划模板.xlsx")) -> None:
    """写一个空白计划表 · Write an empty plan workbook to fill in."""
    from burden.report.template import template
    from burden.report.write import write_whole

    write_whole(output, template())
    out(str(output))


@app.command(name="init")
def init_command(folder: Path) -> None:
    """建一个工作文件夹：规则文件和计划模板 · Make a folder with a policy file and a plan template."""
    from burden.load.policy import starter
    from burden.report.template import template
    from burden.report.write import write_whole

    for name, data in (("rules.yaml", starter()), ("计划模板.xlsx", template())):
        if (folder / name).exists():
            raise refuse(str(folder / name), "已经存在", "换一个文件夹，或先移走它")
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(folder / name, data)
        out(str(folder / name))


@holidays.command(name="import")
def import_command(file: Path) -> None:
    """导入国务院办公厅放假通知的数据 · Import the holidays of a year from a file."""
    from burden.load.holidays import import_holidays, news, user_file

    into = user_file(os.environ)
    years = news(file, into)
    import_holidays(file, into)
    said = "、".join(str(getattr(year, "year", year)) for year in years)
    out(f"{into}: {'已导入 ' + said if said else '没有新内容，未作改动'}")


def out(line: str) -> None:
    """Print a line; a reader that has gone away is no fault of ours."""
    try:
        print(line)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
