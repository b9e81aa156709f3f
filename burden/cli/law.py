"""The commands that show what a plan is judged by: rules, packs, and the shape of the policy file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from burden.cli.options import Format, Lang
from burden.cli.steps import one_of, out, speak

Pages = Annotated[Path | None, typer.Option("--pages", help="把每条规则的说明写入此文件夹 · Write the pages")]
Named = Annotated[str, typer.Argument(help="rules 或 check · rules or check")]
Packs = Annotated[str | None, typer.Option("--pack", help="这个政策包的限额和静默期 · The limits and quiet periods of a pack")]


def rules_command(lang: Lang = "zh", pages: Pages = None, pack: Packs = None, form: Format = "text") -> None:
    """列出全部规则，或一个政策包的限额（--pack） · List the rules, or the limits of a pack."""
    speak(lang)
    one_of("--format", form, ("text", "json"))
    if pack:
        _pack(pack, form, lang)
        return
    from burden.report.pages import rule_pages, rules_json
    from burden.report.write import put
    from burden.rules import rules

    if form == "json":
        out(json.dumps(rules_json(lang), ensure_ascii=False, indent=1))  # type: ignore[arg-type]
    for each in rules().values() if form == "text" else ():
        out(f"{each.name:20} {each.family:14} {each.level:8} {each.pages[lang].title}")  # type: ignore[index]
    if pages:
        put(rule_pages(), pages)


def _pack(name: str, form: str, lang: str) -> None:
    """Print what a pack says, with what it builds on."""
    from burden.load.packs import limits_of, pack, packs, quiets_of, stacked, texts_of
    from burden.report.law import law_json, law_lines

    one_of("--pack", name, packs())
    titles = {each: pack(each).title for each in stacked([name])}
    law = titles, limits_of([name]), quiets_of([name]), texts_of([name])
    out(json.dumps(law_json(*law), ensure_ascii=False, indent=1) if form == "json" else law_lines(*law, lang))  # type: ignore[arg-type]


def schema_command(name: Named = "rules") -> None:
    """规则文件（rules）或检查结果（check）的 JSON Schema · The JSON Schema of the policy file or of a result."""
    one_of("burden schema", name, ("rules", "check"))
    if name == "rules":
        from burden.load.policy_schema import policy_schema

        shape = policy_schema()
    else:
        from burden.report.data import schema

        shape = schema()
    out(json.dumps(shape, ensure_ascii=False, indent=1))


def rule_command(name: str, lang: Lang = "zh") -> None:
    """一条规则的说明、依据和例子 · The page of one rule."""
    speak(lang)
    from burden.report.pages import rule_page
    from burden.rules import rules

    out(rule_page(rules()[one_of("burden rule", name, tuple(rules()))], lang))  # type: ignore[arg-type]
