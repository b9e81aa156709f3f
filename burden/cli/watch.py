"""The command that checks a plan again whenever a file is saved, and says only what changed."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from burden.cli.known import Known, against, known
from burden.cli.options import Blank, Encoding, Heading, Lang, LastYear, Only, Paths, Rules, Today, Year
from burden.cli.steps import checked, nearest, options, out, refuse
from burden.cli.visits import is_table

if TYPE_CHECKING:
    from burden.load.watched import Stamps
    from burden.outcome import Outcome

Every = Annotated[float, typer.Option("--every", min=0.2, max=3600, help="隔几秒看一次 · Seconds between two looks")]


def watch_command(
    paths: Paths, rules: Rules = None, year: Year = None, today: Today = None, lang: Lang = "zh", heading: Heading = [],  # noqa: B006
    blank: Blank = [], encoding: Encoding = None, only: Only = [], last_year: LastYear = None, baseline: Known = None,  # noqa: B006
    every: Every = 2.0,
) -> None:  # fmt: skip
    """盯着表格：一保存就重查，只说变化；Ctrl-C 结束 · Check again on every save and say what changed; Ctrl-C ends."""
    options(lang, "never")
    if is_table(paths):
        english = "a table of visits is not watched", "check it with burden check, or watch the plan it was made from"
        raise refuse("burden watch", "不盯到访表", "用 burden check 检查，或者盯着原来的计划", english)
    from burden.load.watched import stamps
    from burden.report.difference import outcome

    beside = [path for path in (last_year, baseline) if path]

    def look() -> Stamps:
        policy = rules or nearest(paths)
        return stamps([*paths, *beside, *([policy] if policy else [])])

    def judge() -> Outcome:
        held = known(baseline, False)
        result, problems, *_ = checked(paths, rules, year, today, heading, blank, encoding, only, last_year)
        return outcome(against(result, problems, held, None), lang)  # type: ignore[arg-type]

    lines = watched(rounds(every), look, judge, clock, lang)
    try:
        any(not out(line) for line in lines)  # until nobody reads
    except KeyboardInterrupt:
        out("")


def clock() -> str:
    """What time it is."""
    return dt.datetime.now().strftime("%H:%M:%S")


def rounds(seconds: float) -> Iterator[None]:
    """A round after so many seconds, again and again."""
    while True:
        time.sleep(seconds)
        yield


def watched(
    rounds: Iterable[None], look: Callable[[], Stamps], judge: Callable[[], Outcome], now: Callable[[], str], lang: str
) -> Iterator[str]:
    """What there is to say: first how many warnings there are, then, round by round, what differs from the last check.

    A file is looked at when it has been the same for a whole round, so that half a file is seldom read. What cannot be checked
    is one line, and the next save is compared with the last check that could be made; only the first one may refuse.
    """
    seen = before = look()
    old = judge()
    from burden.load.watched import missing
    from burden.report.difference import gone_lines, watched_line
    from burden.report.text import alarm

    yield f"{now()} {watched_line(old, len(seen), lang)}"  # type: ignore[arg-type]
    yield from alarm(old.lost, lang)  # type: ignore[arg-type]
    for _ in rounds:
        after = look()
        if after == before != seen:
            gone, seen = missing(seen, after), after
            old, lines = told(old, judge, lang)
            said = [*gone_lines(gone, lang), *lines]  # type: ignore[arg-type]
            yield from (f"{now()} {line}" if not at else line for at, line in enumerate(said))
        before = after


def told(old: Outcome, judge: Callable[[], Outcome], lang: str) -> tuple[Outcome, list[str]]:
    """A check made now, and what differs from the one before; the one before where none can be made, and why."""
    from burden.load.refusal import Refusal
    from burden.outcome import difference
    from burden.report.difference import turned_lines
    from burden.report.text import alarm

    try:
        new = judge()
    except Refusal as error:
        return old, [error.said(lang)]  # type: ignore[arg-type]
    except OSError as error:
        return old, [f"{error.filename}: {error.strerror}"]
    lost = new.lost if set(new.lost) - set(old.lost) else ()
    return new, [*alarm(lost, lang), *turned_lines(difference(old, new), lang)]  # type: ignore[arg-type]
