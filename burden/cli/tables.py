"""The commands that show, hand out and take back tables: items, template, init."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from burden.cli.options import Blank, Encoding, Heading, Lang, Paths, Rules, Year
from burden.cli.steps import loaded, one_of, out, policy, refuse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from burden.plan import Plan, Problem

FORMATS = ("text", "json", "xlsx")
TEMPLATE = "计划模板.xlsx"
Shape = Annotated[
    str | None, typer.Option("--format", help="text、json 或 xlsx（可改正后再读入） · text, json, or xlsx to correct")
]
Output = Annotated[Path | None, typer.Option("-o", "--output", help="写到文件，.xlsx 即工作簿 · Write to a file")]


def items_command(
    paths: Paths, form: Shape = None, output: Output = None, rules: Rules = None, year: Year = None, lang: Lang = "zh",
    heading: Heading = [], blank: Blank = [], encoding: Encoding = None,  # noqa: B006
) -> None:  # fmt: skip
    """列出每一行读成了什么；-o FILE.xlsx 写成可改正、可再读入的工作簿 · Show how every row was understood."""
    one_of("--lang", lang, ("zh", "en"))
    told = one_of("--format", form or ("xlsx" if output and output.suffix.lower() == ".xlsx" else "json"), FORMATS)
    if told == "xlsx" and output is None:
        raise refuse("--format xlsx", "没有写明写到哪个文件", "加上 -o 文件.xlsx")
    plan, problems = loaded(paths, policy(rules, paths), year, heading, blank, encoding)
    data, notices = _shown(plan, problems, told, lang)
    if output is None:
        out(data.decode().rstrip())
        return
    from burden.report.write import write_whole

    write_whole(output, data)
    out(str(output))
    for each in notices:
        out(f"{each.place.file}:{each.place.sheet}:{each.place.row} {each.zh if lang == 'zh' else each.en}")


def _shown(plan: Plan, problems: Sequence[Problem], form: str, lang: str) -> tuple[bytes, Sequence[Problem]]:
    """The plan in one of the formats, and what is to be said of it."""
    from burden.report.data import dump, items_json
    from burden.report.listing import listing
    from burden.report.planbook import planbook

    if form == "json":
        return dump(items_json(plan, problems, lang)), ()  # type: ignore[arg-type]
    if form == "text":
        return f"{listing(plan, problems, lang)}\n".encode("utf-8", "replace"), ()  # type: ignore[arg-type]
    return planbook(plan, problems, lang)  # type: ignore[arg-type]


def template_command(
    output: Annotated[Path, typer.Option("-o", "--output", help="写到哪里 · Where to")] = Path(TEMPLATE),
) -> None:
    """写一个空白计划表 · Write an empty plan workbook to fill in."""
    from burden.report.template import template
    from burden.report.write import write_whole

    write_whole(output, template())
    out(str(output))


def init_command(folder: Path) -> None:
    """建一个工作文件夹：规则文件和计划模板 · Make a folder with a policy file and a plan template."""
    from burden.load.policy import starter
    from burden.report.template import template
    from burden.report.write import write_whole

    for name, data in (("rules.yaml", starter()), (TEMPLATE, template())):
        if (folder / name).exists():
            raise refuse(str(folder / name), "已经存在", "换一个文件夹，或先移走它")
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(folder / name, data)
        out(str(folder / name))
