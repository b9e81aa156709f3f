"""Groups hold the visits that are checked together, by every key."""

from __future__ import annotations

import pandas as pd
import pytest

from burden.index.columns import Columns
from burden.index.groups import Groups
from tests.index.test_index import town


@pytest.mark.parametrize("key", ["target", "county", "organiser", "row"])
def test_groups_hold_every_row_once_by_its_key(key):
    _, visits = town("甲县 应急局 2 1", "红旗镇 水务局 9 1", "丙县 应急局 3 2", "甲县 水务局 4 1")
    visits = visits.assign(county=pd.Categorical(visits["target"].astype(object).map({"红旗镇": "甲县"}).fillna("")))
    columns = Columns(visits)
    groups = Groups(columns, key)
    found = {tuple(groups.of([columns.visit(row)]).tolist()) for row in range(len(visits))}
    parts = {"target": [1, 1, 2], "county": [1, 3], "organiser": [2, 2], "row": [1, 1, 1, 1]}
    assert sorted(map(len, found)) == parts[key]
    assert sorted(row for rows in found for row in rows) == list(range(len(visits)))
