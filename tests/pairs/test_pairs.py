"""The rules that read names are right about nine in ten of the labelled pairs at least."""

from __future__ import annotations

import pytest

from tests.pairs.measure import NAMES, measure, read


@pytest.mark.parametrize("name", NAMES)
def test_nine_in_ten_pairs_are_judged_right(name: str) -> None:
    measured = measure(name)
    assert (round(measured.precision, 3) >= 0.9, round(measured.recall, 3) >= 0.9) == (True, True), measured[1:4]


@pytest.mark.parametrize("name", NAMES)
def test_pairs_are_labelled_and_each_stands_once(name: str) -> None:
    pairs = read(name)
    assert {pair["label"] for pair in pairs} == {"yes", "no"}
    assert len({tuple(pair.values()) for pair in pairs}) == len(pairs)
