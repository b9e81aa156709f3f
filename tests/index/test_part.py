"""A part of a visits table has the columns that its rows say, in the order of all visits tables."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from burden.index.columns import Columns
from burden.index.part import Part
from tests.index.test_index import town


@pytest.mark.parametrize("few", [0, 100])
def test_a_part_of_a_table_is_what_its_rows_say(few):
    _, visits = town("甲县 应急局 2 1", "乙县 水务局 9 1", "丙县 教育局 3 2")
    columns = Columns(visits, few)
    part = Part(columns, np.array([0, 2]), [columns.visit(1) | {"target": "丁县"}])
    names = part.frame.select_dtypes("category").columns
    expected = pd.concat(
        [
            visits.iloc[[0, 2]].astype(dict.fromkeys(names, object)),
            visits.iloc[[1]].astype(dict.fromkeys(names, object)).assign(target="丁县"),
        ]
    )
    expected = expected.sort_values("target", ignore_index=True)
    assert part.frame.astype(dict.fromkeys(names, object)).to_dict("list") == expected.to_dict("list")
    assert [visits["target"].iat[row] if row < 3 else "丁县" for row in part.numbers] == part.visits["target"].tolist()
