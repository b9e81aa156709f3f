"""The list of what was read: every sheet and file stands in it once."""

import pandas as pd

from burden.check import Checked
from burden.place import Place
from burden.plan import Plan, Problem, Sheet
from burden.report.reading import reading


def test_sheet_that_is_no_table_stands_once_beside_files_that_gave_nothing():
    plan = Plan(
        2026, sheets=(Sheet("甲.xlsx", "填写说明", "", rows=3, aside=3), Sheet("甲.xlsx", "计划", "items", rows=2, read=2))
    )
    problems = [
        Problem("notice", Place("甲.xlsx", "填写说明"), "说明", "text"),
        Problem("unreadable", Place("乙.xlsx"), "坏", "broken"),
    ]
    found = reading(Checked(plan, pd.DataFrame(), (), {}, (), 0), problems, "zh")["sheets"]
    told = [(each["file"], each["sheet"]) if isinstance(each, dict) else (each.file, each.sheet) for each in found]
    assert told == [("甲.xlsx", "填写说明"), ("甲.xlsx", "计划"), ("乙.xlsx", "")]
