"""Visits counted in groups."""

from __future__ import annotations

import pandas as pd
import pytest

from burden.visits.counts import counts
from burden.visits.view import view

VISITS = pd.DataFrame(
    {"target": pd.Categorical(["乙县", "甲县", "乙县"]), "item_row": [3, 1, 3], "made": [True, False, False]}, index=[5, 6, 7]
)


@pytest.mark.parametrize("visits", [VISITS, view(VISITS)])
def test_counts_are_of_each_group_in_order_of_its_keys(visits):
    assert list(counts(visits, ["item_row", "target"], ["made"])) == [((1, "甲县"), (0, 1)), ((3, "乙县"), (1, 2))]


def test_counts_of_no_visits_are_none():
    assert list(counts(VISITS[:0], ["target"], ["made"])) == []
