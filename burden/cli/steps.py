"""What the commands share: reading options, policy, plan and holidays, running the check, and leaving with a status."""

from __future__ import annotations

import datetime as dt
import os
import sys
import traceback
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from contextvars import ContextVar
from functools import cache
from io import TextIOWrapper
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from burden.check import Checked
    from burden.days import Calendar
    from burden.load.lent import Lender
    from burden.plan import Plan, Problem
    from burden.report.earlier import Earlier
    from burden.rulebook import Rulebook
    from burden.when import Events


_AT_ONCE = 1000  # lines handed on together: one by one they cost as much as making them
_SPOKEN = ContextVar("_SPOKEN", default="zh")  # the language of this run, for what stops it


def speak(lang: str) -> None:
    """Take down the language of this run; Refusal for one the program does not speak."""
    _SPOKEN.set(one_of("--lang", lang, ("zh", "en")))


def explained(error: Exception) -> int:
    """Say what went wrong in one line and give the exit status: 2 refused, 4 not written, 3 our bug."""
    from burden.load.refusal import Refusal
    from burden.report.write import Unwritten

    if isinstance(error, Refusal | Unwritten):
        print(error.said(_SPOKEN.get()), file=sys.stderr)  # type: ignore[arg-type]
        return 2 if isinstance(error, Refusal) else 4
    if isinstance(error, OSError):
        zh, en = "请检查路径、权限和磁盘空间", "check the path, who may use it and the room on the disk"
        print(f"{error.filename or 'burden'}: {error.strerror}; {zh if _SPOKEN.get() == 'zh' else en}", file=sys.stderr)
        return 4
    traceback.print_exception(error)
    print("burden: 程序自身出错，请把以上内容报告给开发者 · a bug of ours, please report it", file=sys.stderr)
    return 3


def refuse(where: str, what: str, remedy: str, english: tuple[str, str]) -> Exception:
    """A refusal, to be raised; `english` says what and remedy in English."""
    from burden.load.refusal import Refusal

    return Refusal(where, what, remedy, english)


def one_of(option: str, value: str, allowed: tuple[str, ...]) -> str:
    """The value, or a refusal that names what is allowed."""
    if value not in allowed:
        english = f"unknown: {value!r}", f"known are {', '.join(allowed)}"
        raise refuse(option, f"不认识 {value!r}", f"可用：{'、'.join(allowed)}", english)
    return value


def pairs(option: str, given: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """MEANING=TEXT options as a mapping; a refusal where the = is missing."""
    found: dict[str, tuple[str, ...]] = {}
    for each in given:
        meaning, equals, text = each.partition("=")
        if not equals or not meaning.strip() or not text.strip():
            english = f"not understood: {each!r}", "write MEANING=COLUMN, as target=被检单位"
            raise refuse(option, f"看不懂 {each!r}", "写成 含义=列名，例如 target=被检单位", english)
        found[meaning.strip()] = (*found.get(meaning.strip(), ()), text.strip())
    return found


def policy(rules: Path | None, paths: list[Path]) -> Rulebook:
    """The policy file named, else rules.yaml beside the plans or here, else the packs that come with the program."""
    from burden.load.policy import read_policy

    return read_policy(rules or nearest(paths))


def nearest(paths: list[Path]) -> Path | None:
    """rules.yaml beside the plans or here, where there is one."""
    near = [*(path / "rules.yaml" for path in paths if path.is_dir()), Path("rules.yaml")]
    return next((path for path in near if path.is_file()), None)


def reading(paths: list[Path], rules: Path | None, year: int | None, encoding: str | None) -> AbstractContextManager[None]:
    """The files are read meanwhile, while policy and libraries come in, and whatever else is read by the same server."""
    from burden.load.ahead import ahead

    return ahead(paths, rules or nearest(paths), year, encoding)


def named_times(rules: Path | None) -> Events:
    """When named times are, by the calendar and the periods of the policy file; its other sections are left unread."""
    from burden.when import Events

    periods = _periods(rules or nearest([]))
    return Events(lambda year: _calendar().festivals(year), periods, lambda day, n: _calendar().workday(day, n))


def _periods(path: Path | None) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """The periods of a policy file; one that says nothing of them costs nothing."""
    from burden.load.small_file import POLICY, read_small

    if path is None or "periods" not in read_small(path, POLICY):
        return {}
    from burden.load.periods import periods_in

    return periods_in(path)


@cache
def _calendar() -> Events:
    """The festivals and workdays of the calendar, brought in when a phrase first asks."""
    from burden.load.holidays import calendar, user_file
    from burden.load.occasions import occasions

    return occasions(lambda: calendar(user_file(os.environ)), {})


def shown(label: str, steps: Iterable[Any]) -> Iterable[Any]:
    """The steps, with a progress bar where somebody watches."""
    if not sys.stderr.isatty():
        return steps
    from rich.console import Console
    from rich.progress import track

    return track(list(steps), description=label, console=Console(stderr=True), transient=True)


def loaded(
    paths: list[Path], rulebook: Rulebook, year: int | None, heading: list[str], blank: list[str], encoding: str | None,
    lender: Lender | None = None,
) -> tuple[Plan, tuple[Problem, ...]]:  # fmt: skip
    """The plan read from files, with what could not be read; without a directory of its own it takes that of `lender`."""
    from burden.load import load
    from burden.load.holidays import calendar, user_file
    from burden.load.occasions import occasions

    for path in paths:
        if path.suffix.lower() == ".parquet":
            english = "a table of visits is no sheet of a plan", "check it with burden check, alone"
            raise refuse(str(path), "这是到访表，不是计划表格", "到访表单独用 burden check 检查", english)
    headings = _over(rulebook.headings, pairs("--heading", heading))
    blanks = {**rulebook.blanks, **pairs("--blank", blank)}
    return load(
        paths, year=year or rulebook.year, headings=headings, blanks=blanks, encoding=encoding, room=rulebook.reading,
        events=occasions(lambda: calendar(user_file(os.environ)), rulebook.periods), lender=lender,
        progress=lambda steps: shown("读取 · reading", steps),
    )  # fmt: skip


def _over(kept: Mapping[str, Sequence[str]], given: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """The headings of the policy file and of this run, meaning -> headings; this run goes before."""
    from burden.load.headings import meaning_named, plain

    told = {plain(word) for words in given.values() for word in words}
    both = {name: tuple(word for word in words if plain(word) not in told) for name, words in kept.items()}
    for name, words in given.items():
        both[meaning_named(name)] = (*both.get(meaning_named(name), ()), *words)
    return both


class Case(NamedTuple):
    """A plan as it was read, with what it is judged by and the day it is."""

    plan: Plan
    problems: tuple[Problem, ...]
    rulebook: Rulebook
    days: Calendar
    on: int
    before: Plan | None


def case_of(
    paths: list[Path], rules: Path | None, year: int | None, today: dt.datetime | None, heading: list[str], blank: list[str],
    encoding: str | None, last_year: Path | None = None, lender: Lender | None = None,
) -> Case:  # fmt: skip
    """Read policy, plan and holidays."""
    from burden.load.holidays import calendar, user_file

    with reading(paths, rules, year, encoding):
        rulebook = policy(rules, paths)
        plan, problems = loaded(paths, rulebook, year, heading, blank, encoding, lender)
        before = loaded([last_year], rulebook, plan.year - 1, heading, blank, encoding)[0] if last_year else None
    return Case(plan, problems, rulebook, calendar(user_file(os.environ)), today_is(today), before)


def today_is(given: dt.datetime | None) -> int:
    """The day it is, or is given to be, since 1970-01-01."""
    from burden.days import day

    return day(given.date() if given else dt.date.today())


def judged(case: Case, rulebook: Rulebook, only: Iterable[str]) -> Checked:
    """Run the rules of a rulebook over a plan that was read."""
    from burden.check import check

    return check(
        case.plan, rulebook, case.days, case.on, case.problems, tuple(only), lambda steps: shown("检查 · checking", steps), case.before
    )  # fmt: skip


def known_rules(only: Iterable[str]) -> None:
    """Refuse a rule nobody knows, before any work is done."""
    from burden.rules import rules as known

    for name in only:
        one_of("--only", name, tuple(known()))


def checked(
    paths: list[Path], rules: Path | None, year: int | None, today: dt.datetime | None, heading: list[str], blank: list[str],
    encoding: str | None, only: list[str], last_year: Path | None = None, lender: Lender | None = None,
) -> tuple[Checked, tuple[Problem, ...], Calendar, Rulebook]:  # fmt: skip
    """Read the plan and run the rules over it."""
    known_rules(only)
    case = case_of(paths, rules, year, today, heading, blank, encoding, last_year, lender)
    return judged(case, case.rulebook, only), case.problems, case.days, case.rulebook


def export_before(previous: Path | None, output: Path) -> Earlier:
    """The export whose events this one updates; a refusal where that folder holds none or a calendar is broken."""
    from burden.report.earlier import Broken, earlier_in

    try:
        found = earlier_in(previous or output)
    except Broken as error:
        english = (
            f"not a whole calendar file ({error})",
            "name the folder of the export before with --previous, or another output folder",
        )
        remedy = "用 --previous 指明上一次导出的文件夹，或换一个输出文件夹"
        raise refuse(str(previous or output), f"不是完好的日历文件（{error}）", remedy, english) from None
    if previous and not found.events:
        english = "it holds no calendar.ics of an export before", "name the folder of that export"
        raise refuse(str(previous), "里面没有上一次导出的 calendar.ics", "指明上一次导出的文件夹", english)
    return found


def status(result: Checked, fail_on: str) -> int:
    """1 where a warning is at or above the level, else 0."""
    from burden.warning import LEVELS

    if fail_on == "never":
        return 0
    limit = [str(level) for level in LEVELS].index(fail_on)
    return int(any(LEVELS.index(warning.level) >= limit for warning in result.warnings))


def keep_what_is_read(into: Path | None, paths: Iterable[Path]) -> None:
    """Refuse an output that would be written over what is read, or over what is no regular file."""
    if into is None or not into.exists():
        return
    if not into.is_file():
        raise refuse(str(into), "不是普通文件", "换一个文件名", ("it is no regular file", "give another name"))
    whole = into.resolve()
    for path in paths:
        if path.exists() and (os.path.samefile(path, into) or (path.is_dir() and path.resolve() in whole.parents)):
            english = "it is what is read and is never written over", "give another name"
            raise refuse(str(into), "就是读入的文件，不能写在它上面", "换一个文件名", english)


def options(lang: str, fail_on: str, form: str = "text", forms: tuple[str, ...] = ("text", "json")) -> None:
    """Refuse words no option knows, before any work is done."""
    speak(lang)
    one_of("--fail-on", fail_on, ("note", "warning", "error", "never"))
    one_of("--format", form, forms)


def plain_streams() -> None:
    """UTF-8 into files and pipes whatever the system's habit; a terminal shows ? for what it cannot."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")


def out(lines: str | Iterable[str]) -> bool:
    """Print a line, or many as they come, and say whether anybody still reads; a reader that has gone away is no fault of ours."""
    told = iter([lines] if isinstance(lines, str) else lines)
    try:
        while some := [*islice(told, _AT_ONCE)]:
            print("\n".join(some))
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return False
    return True
