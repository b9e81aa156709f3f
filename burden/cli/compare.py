"""The commands for whoever says yes: what a plan's limits leave, what differs between two plans, and which warnings are known."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from burden.cli.options import Blank, Encoding, FailOn, Format, Heading, Lang, LastYear, Paths, Rules, Today, Year
from burden.cli.steps import checked, nearest, options, out, refuse

if TYPE_CHECKING:
    from burden.check import Checked
    from burden.load.lent import Lender
    from burden.outcome import Outcome
    from burden.plan import Plan
    from burden.quota import Quota
    from burden.report.changes import Against

Add = Annotated[
    list[Path], typer.Option("--add", help="申请增加的事项表：同意了会怎样 · A sheet of items: what if it is approved")
]
Target = Annotated[str | None, typer.Option("--target", help="只看这个检查对象 · Only this target")]
Organiser = Annotated[str | None, typer.Option("--organiser", help="只看这个单位 · Only this organiser")]
Old = Annotated[
    Path | None,
    typer.Option(
        "--old", help="旧计划，或旧的检查结果 warnings.json：报告里与它对照 · An earlier plan or result, to compare with"
    ),
]
Into = Annotated[Path, typer.Option("-o", "--output", help="写到哪里 · Where to")]


def baseline_command(
    paths: Paths, output: Into, rules: Rules = None, year: Year = None, today: Today = None, lang: Lang = "zh",
    heading: Heading = [], blank: Blank = [], encoding: Encoding = None, last_year: LastYear = None,  # noqa: B006
) -> None:  # fmt: skip
    """把今天的预警记为已知，以后 check --baseline 只列新增 · Freeze today's warnings, so that check --baseline shows new ones."""
    options(lang, "never")
    if output.exists():
        remedy = "只减不增用 check --baseline 文件 --ratchet；确要重来先移走它"
        english = (
            "it exists, and what is gone would be forgotten",
            "use check --baseline FILE --ratchet; to begin anew move it away first",
        )
        raise refuse(str(output), "已经存在，重写会丢掉已消除的记录", remedy, english)
    result, *_ = checked(paths, rules, year, today, heading, blank, encoding, [], last_year)
    from burden.baseline import frozen
    from burden.faults import faults
    from burden.report.baseline import baseline_file
    from burden.report.words import word
    from burden.report.write import write_whole

    write_whole(output, baseline_file(frozen(faults(result.warnings, result.visits), len(result.plan.read))))
    out(word("text_kept", lang, path=output, n=len(result.warnings)))  # type: ignore[arg-type]


def quota_command(
    paths: Paths, target: Target = None, organiser: Organiser = None, form: Format = "text", rules: Rules = None, year: Year = None,
    today: Today = None, lang: Lang = "zh", heading: Heading = [], blank: Blank = [], encoding: Encoding = None,  # noqa: B006
) -> None:  # fmt: skip
    """每个对象、每个单位的限额：限几次，已用、待实施、还剩，最紧的在前 · What the limits leave each target and organiser."""
    options(lang, "never", form)
    result, *_ = checked(paths, rules, year, today, heading, blank, encoding, [])
    _known(result, "target", target)
    _known(result, "organiser", organiser)
    found = _asked(result.quotas, target, organiser)
    from burden.report.data import lines
    from burden.report.quotas import quota_json, quota_lines

    if form == "json":
        out(lines({"schema": "burden-quota/1", "quotas": [quota_json(each, lang) for each in found]}))  # type: ignore[arg-type]
    else:
        out(quota_lines(found, lang))  # type: ignore[arg-type]


def _known(result: Checked, what: Literal["target", "organiser"], name: str | None) -> None:
    """Refuse the name of a target or an organiser that nothing of the plan bears, with those that are near to it."""
    known = {*result.visits[what].astype(str), *result.plan.units["unit"]}
    if name is None or name in known:
        return
    near = get_close_matches(name, sorted(known), cutoff=0.5)
    zh, en = (f"；是不是 {'、'.join(near)}", f"; did you mean {', '.join(near)}") if near else ("", "")
    english = "nothing in the plan or the directory bears this name", f"give the full name{en}"
    raise refuse(f"--{what} {name}", "计划和名录里没有这个名称", f"请写全称{zh}", english)


def _asked(quotas: Iterable[Quota], target: str | None, organiser: str | None) -> list[Quota]:
    """The quotas of a target and of an organiser, where one is named."""
    return [each for each in quotas if target in (None, each.target) and organiser in (None, each.organiser)]


def diff_command(
    paths: Paths, add: Add = [], form: Format = "text", lang: Lang = "zh", rules: Rules = None, today: Today = None,  # noqa: B006
    year: Year = None, fail_on: FailOn = "error", heading: Heading = [], blank: Blank = [], encoding: Encoding = None,  # noqa: B006
    last_year: LastYear = None,
) -> None:  # fmt: skip
    """两个计划（或检查结果）相比：限额和预警有什么变化；--add 事项表 计划：同意了会怎样 · What differs between two plans."""
    options(lang, fail_on, form)
    if not add and len(paths) != 2:  # noqa: PLR2004 - an old one and a new one
        english = f"paths given: {len(paths)}", "write burden diff OLD NEW, or burden diff --add ITEMS PLAN"
        raise refuse("burden diff", f"给了 {len(paths)} 个", "写成 burden diff 旧 新，或 burden diff --add 事项表 计划", english)
    old, new = (paths, [*paths, *add]) if add else ([paths[0]], [paths[1]])
    judged = rules or nearest(paths[::-1])
    given: tuple[Any, ...] = judged, year, today, heading, blank, encoding, [], last_year
    after, lender = _outcome(new, lang, given)
    before, _ = _outcome(old, lang, given, lender)
    from burden.outcome import difference
    from burden.report.data import lines
    from burden.report.difference import difference_json, difference_lines

    found = difference(before, after)
    added = "、".join(path.name for path in add)
    out(lines(difference_json(found, lang)) if form == "json" else difference_lines(found, lang, added))  # type: ignore[arg-type]
    raise typer.Exit(int(found.reaches(fail_on)))


def older(path: Path | None, paths: list[Path], plan: Plan, lang: str, given: tuple[Any, ...]) -> Against | None:
    """What a report is compared with: an earlier result, or an earlier plan judged by the policy of `paths`; None where none is named.

    An earlier plan without a directory of units is read with that of `plan`, which was read from `paths`.
    """
    if path is None:
        return None
    from burden.load.lent import Lender
    from burden.report.changes import Against

    rules, *others = given
    return Against(path.name, _outcome([path], lang, (rules or nearest(paths), *others), Lender(paths, plan))[0])


def _outcome(paths: list[Path], lang: str, given: tuple[Any, ...], lender: Lender | None = None) -> tuple[Outcome, Lender | None]:
    """One side: a result read back, or a plan checked now, and what that may lend; both plans are judged by one policy."""
    from burden.load.outcome import is_result, read_outcome

    if len(paths) == 1 and is_result(paths[0]):
        return read_outcome(paths[0]), None
    from burden.load.lent import Lender
    from burden.report.difference import outcome

    found = checked(*(paths, *given, lender))[0]
    return outcome(found, lang), Lender(paths, found.plan)  # type: ignore[arg-type]
