"""The rules' pages: what `burden rule NAME` prints and `make docs` writes."""

from __future__ import annotations

from burden.report.words import word
from burden.rule import Rule
from burden.rules import rules
from burden.warning import FAMILIES, Lang

HEADS = {
    "zh": {"family": "类别", "level": "默认级别", "limits": "限额", "none": "无", "since": "始于", "changed": "最近修改", "examples": "例"},
    "en": {
        "family": "Family", "level": "Default level", "limits": "Limits", "none": "none", "since": "Since", "changed": "Last changed",
        "examples": "Examples",
    },
}  # fmt: skip
TABLE = "| 规则 · rule | 级别 · level | 找什么 · what it finds | 始于 · since | 最近修改 · last changed |\n|---|---|---|---|---|"


def rule_page(each: Rule, lang: Lang) -> str:
    """A rule's page as text; the Chinese page shows the examples of the English one, which the tests run."""
    words, page = HEADS[lang], each.pages[lang]
    facts = {
        words["family"]: f"{word(each.family, lang)} ({each.family})" if lang == "zh" else each.family,
        words["level"]: word(each.level, lang),
        words["limits"]: ", ".join(each.limits) or words["none"],
        words["since"]: each.since,
        words["changed"]: each.changed,
    }
    head = "\n".join(f"{name}: {value}" for name, value in facts.items())
    examples = "" if page.examples else f"\n\n{words['examples']}:\n\n    {each.pages['en'].examples.strip()}"
    return f"{each.name}\n{'=' * len(each.name)}\n\n{head}\n\n{page.text}{examples}"


def rules_json(lang: Lang) -> list[dict[str, object]]:
    """Every rule: name, family, level, title, limits, since when, and when what it finds was last changed."""
    return [
        {
            "rule": each.name, "family": each.family, "level": each.level, "title": each.pages[lang].title, "by": each.by,
            "limits": list(each.limits), "since": each.since, "changed": each.changed,
        }
        for each in rules().values()
    ]  # fmt: skip


def rule_pages() -> dict[str, bytes]:
    """Every page in both languages as Markdown, and an index by family; file name -> bytes."""
    files = {}
    for name, each in rules().items():
        body = "\n\n".join(f"```text\n{rule_page(each, lang)}\n```" for lang in ("zh", "en"))
        files[f"{name}.md"] = f"# {name}\n\n{body}\n".encode()
    return {**files, "README.md": index().encode()}


def index() -> str:
    """The rules of each family: name, level, title, since when, and when what it finds was last changed."""
    parts = ["# 规则 · Rules"]
    for family in FAMILIES:
        rows = [row(each) for each in rules().values() if each.family == family]
        parts.append(f"## {word(family, 'zh')} · {family}\n\n{TABLE}\n" + "\n".join(rows))
    return "\n\n".join(parts) + "\n"


def row(each: Rule) -> str:
    """A rule's row in the index."""
    zh, en = each.pages["zh"].title, each.pages["en"].title
    return f"| [{each.name}]({each.name}.md) | {word(each.level, 'zh')} · {each.level} | {zh}<br>{en} | {each.since} | {each.changed} |"
