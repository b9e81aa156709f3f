"""Phrases as departments send them, each with what a careful planner understands."""

from pathlib import Path

import pytest

from burden.when import read
from tests.when.notation import short

LINES = Path(__file__).with_name("as_sent.txt").read_text(encoding="utf-8").splitlines()[1:]
SENT = [tuple(line.split(" => ")) for line in LINES]


@pytest.mark.parametrize(("phrase", "expected"), SENT, ids=[phrase for phrase, _ in SENT])
def test_a_phrase_is_read_as_a_careful_planner_does(phrase, expected):
    assert short(read(phrase, 2026)) == expected
