"""Headings as offices might write them next year: what each means with the cells below it, and which of them are asked about.

A meaning with a question mark is read, or left, with a question; `none` is left alone.
"""

import csv
from pathlib import Path

import pytest

from burden.load.columns import lay_out
from burden.load.grouped import Name

with Path(__file__).with_name("unseen_headings.csv").open(encoding="utf-8", newline="") as lines:
    ROWS = [tuple(row.values()) for row in csv.DictReader(lines)]


def outcome(kind: str, heading: str, cells: str) -> str:
    """What a heading alone in a sheet is read as."""
    head = lay_out(0, 0, (Name("", heading),), kind, {}, ([cell or None for cell in cells.split("|")],))
    return "".join((*head.columns, *head.ticks)) + ("" if head.columns or head.ticks else "none") + "?" * bool(head.doubts)


@pytest.mark.parametrize(("kind", "heading", "meaning", "cells"), ROWS)
def test_heading_nobody_has_shown_is_read_with_its_cells(kind: str, heading: str, meaning: str, cells: str):
    assert outcome(kind, heading, cells) == meaning
