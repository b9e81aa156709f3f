"""The rules' pages: what `burden rule NAME` prints and `make docs` writes."""

from __future__ import annotations

from burden.rule import Rule
from burden.rules import rules
from burden.warning import Lang

HEADS = {
    "zh": {"family": "类别", "level": "默认级别", "limits": "限额", "none": "无", "examples": "例"},
    "en": {"family": "Family", "level": "Default level", "limits": "Limits", "none": "none", "examples": "Examples"},
}


def rule_page(each: Rule, lang: Lang) -> str:
    """A rule's page as text; the Chinese page shows the examples of the English one, which the tests run."""
    words, page = HEADS[lang], each.pages[lang]
    facts = {
        words["family"]: each.family,
        words["level"]: each.level,
        words["limits"]: ", ".join(each.limits) or words["none"],
    }
    head = "\n".join(f"{name}: {value}" for name, value in facts.items())
    examples = "" if page.examples else f"\n\n{words['examples']}:\n\n{each.pages['en'].examples.rstrip()}"
    return f"{each.name}\n{'=' * len(each.name)}\n\n{head}\n\n{page.text}{examples}"


def rule_pages() -> dict[str, bytes]:
    """Every page in both languages as Markdown, and an index; file name -> bytes."""
    rows = ["# 规则 · Rules", "", "| rule | 中文 | English |", "|---|---|---|"]
    files = {}
    for name, each in rules().items():
        rows.append(f"| [{name}]({name}.md) | {each.pages['zh'].title} | {each.pages['en'].title} |")
        body = "\n\n".join(f"```text\n{rule_page(each, lang)}\n```" for lang in ("zh", "en"))
        files[f"{name}.md"] = f"# {name}\n\n{body}\n".encode()
    return {**files, "README.md": ("\n".join(rows) + "\n").encode()}
