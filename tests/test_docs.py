"""The rules' pages in docs are those of the rules."""

from pathlib import Path

from burden.report.pages import rule_pages

DOCS = Path(__file__).parent.parent / "docs" / "rules"


def test_pages_in_docs_are_those_of_the_rules():
    assert {path.name: path.read_bytes() for path in DOCS.iterdir()} == rule_pages()
