"""The commands that show, hand out and take back tables: items, template, init."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from burden.cli.options import Blank, Encoding, Heading, Lang, Paths, Rules, Year
from burden.cli.steps import keep_what_is_read, loaded, one_of, out, policy, reading, refuse, speak

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from burden.plan import Plan, Problem

FORMATS = ("text", "json", "xlsx")
TEMPLATE = "计划模板.xlsx"
SCHEMA = "rules.schema.json"  # the first line of the starting policy file names it, so that editors complete and check
Shape = Annotated[
    str | None, typer.Option("--format", help="text、json 或 xlsx（可改正后再读入） · text, json, or xlsx to correct")
]
Output = Annotated[Path | None, typer.Option("-o", "--output", help="写到文件，.xlsx 即工作簿 · Write to a file")]


def items_command(
    paths: Paths, form: Shape = None, output: Output = None, rules: Rules = None, year: Year = None, lang: Lang = "zh",
    heading: Heading = [], blank: Blank = [], encoding: Encoding = None,  # noqa: B006
) -> None:  # fmt: skip
    """列出每一行读成了什么；-o FILE.xlsx 写成可改正、可再读入的工作簿 · Show how every row was understood."""
    speak(lang)
    told = one_of("--format", form or ("xlsx" if output and output.suffix.lower() == ".xlsx" else "json"), FORMATS)
    if told == "xlsx" and output is None:
        raise refuse("--format xlsx", "没有写明写到哪个文件", "加上 -o 文件.xlsx", ("no file to write to", "add -o FILE.xlsx"))
    keep_what_is_read(output, paths)
    with reading(paths, rules, year, encoding):
        plan, problems = loaded(paths, policy(rules, paths), year, heading, blank, encoding)
    from burden.report.write import write_whole

    if told == "xlsx" and output:
        from burden.report.planbook import planbook

        data, notices = planbook(plan, problems, lang)  # type: ignore[arg-type]
        write_whole(output, data)
        out([str(output), *(f"{':'.join(map(str, each.place[:3]))} {each.zh if lang == 'zh' else each.en}" for each in notices)])
    elif output:
        write_whole(output, "".join(f"{line}\n" for line in _said(plan, problems, told, lang)).encode("utf-8", "replace"))
        out(str(output))
    else:
        out(_said(plan, problems, told, lang))


def _said(plan: Plan, problems: Sequence[Problem], form: str, lang: str) -> Iterable[str]:
    """The lines of the plan as text or JSON."""
    if form == "json":
        from burden.report.data import items_json, lines

        return lines(items_json(plan, problems, lang))  # type: ignore[arg-type]
    from burden.report.listing import listing

    return listing(plan, problems, lang)  # type: ignore[arg-type]


def template_command(
    output: Annotated[Path, typer.Option("-o", "--output", help="写到哪里 · Where to")] = Path(TEMPLATE),
) -> None:
    """写一个空白计划表 · Write an empty plan workbook to fill in."""
    from burden.report.template import template
    from burden.report.write import write_whole

    write_whole(output, template())
    out(str(output))


def init_command(folder: Path) -> None:
    """建一个工作文件夹：规则文件（和它的写法说明）、计划模板 · Make a folder with a policy file, its schema and a plan template."""
    from burden.load.policy import starter
    from burden.load.policy_schema import schema_file
    from burden.report.template import template
    from burden.report.write import write_whole

    for name, data in (("rules.yaml", starter()), (SCHEMA, schema_file()), (TEMPLATE, template())):
        if (folder / name).exists():
            english = "it exists", "name another folder, or move it away first"
            raise refuse(str(folder / name), "已经存在", "换一个文件夹，或先移走它", english)
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(folder / name, data)
        out(str(folder / name))
