"""The pages in docs are those of the program."""

import re
from pathlib import Path

from burden.load.holidays import packaged
from burden.load.occasions import occasions
from burden.report.pages import rule_pages
from burden.when import read
from tests.when.notation import short

DOCS = Path(__file__).parent.parent / "docs" / "rules"
EXAMPLE = re.compile(r"^\| `(.+?)` \| (.+?) \|$", re.MULTILINE)
MANY = 100
PERIODS = {"汛期": (("05-01", "09-30"),), "防火期": (("03-15", "06-15"), ("09-15", "11-15"))}
EVENTS = occasions(packaged, PERIODS)


def test_pages_in_docs_are_those_of_the_rules():
    assert {path.name: path.read_bytes() for path in DOCS.iterdir()} == rule_pages()


def test_examples_of_the_page_on_times_are_read_as_it_says():
    examples = EXAMPLE.findall((DOCS.parent / "when.md").read_text(encoding="utf-8"))
    assert len(examples) > MANY
    assert [(phrase, short(read(phrase, 2026, events=EVENTS))) for phrase, _ in examples] == examples
