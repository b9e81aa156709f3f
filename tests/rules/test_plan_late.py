"""Plans filed late: certain only where every placement of the visit makes it so, which is tried one by one."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from burden.days import date_of, day
from burden.load.holidays import packaged
from burden.rules import rules
from tests.examples import example
from tests.test_rules import shown_by

CALENDAR = packaged()
DAY = st.integers(day(dt.date(2026, 1, 1)), day(dt.date(2026, 12, 31)))
ITEM = "number | item | organiser | targets | when | type\n1 | 消防检查 | 应急局 | 甲厂 | {when} | {type}"
FILING = "numbers | organiser | filed | status | subject\n1 | 应急局 | {filed} | {status} | {subject}"


def told(rule: str, limits: str, when: str, filed: str, type_: str = "", status: str = "", subject: str = ""):
    """How many warnings, and how many more are possible."""
    tables = (
        f"items\n{ITEM.format(when=when, type=type_)}\n\nfilings\n{FILING.format(filed=filed, status=status, subject=subject)}"
    )
    found = shown_by(rules()[rule], example(f"limits: {limits}\n\n{tables}"))
    return len(found.warnings), found.possible


def placements(first: int, last: int) -> list[int]:
    """Every day on which a visit of one workday in a loose window can be made."""
    return [each for each in range(first, last + 1) if CALENDAR.is_workday(each)]


def due(start: int) -> int:
    """The last day of the quarter before the one a day lies in."""
    on = date_of(start)
    return day(dt.date(on.year, (on.month - 1) // 3 * 3 + 1, 1)) - 1


@settings(max_examples=60, deadline=None)
@given(DAY, DAY, DAY)
def test_quarter_is_late_for_certain_where_every_placement_makes_it(one, other, filed):
    first, last = min(one, other), max(one, other)
    starts = placements(first, last)
    if last - first < 20 or len(starts) < 12:
        return  # exact days that are one visit
    when = f"{date_of(first)}至{date_of(last)}"
    late = [filed > due(start) for start in starts]
    assert told("plan-late", "quarter_filed_by = 1", when, str(date_of(filed))) == (
        int(all(late)),
        int(any(late) and not all(late)),
    )


@settings(max_examples=60, deadline=None)
@given(DAY, DAY, DAY, st.integers(0, 20))
def test_item_is_filed_late_for_certain_where_every_placement_makes_it(one, other, filed, before):
    first, last = min(one, other), max(one, other)
    starts = placements(first, last)
    if last - first < 20 or len(starts) < 12:
        return
    found = told("filed-late", f"filing_days_before = {before}", f"{date_of(first)}至{date_of(last)}", str(date_of(filed)))
    late = [filed > start - before for start in starts]
    assert found[0] == int(all(late))
    assert found[1] >= int(any(late) and not all(late))


@pytest.mark.parametrize(
    ("given_", "expected"),
    [
        ({}, 1), ({"type_": "case"}, 0), ({"status": "refused"}, 0), ({"subject": "plan"}, 1), ({"subject": "temporary"}, 0), ({"subject": "change"}, 0),
        ({"filed": "2026-03-31"}, 0), ({"when": "拟于4月"}, 0), ({"filed": "2026-01-05"}, 0),
    ],
)  # fmt: skip
def test_annual_plan_is_late_for_planned_items_only(given_, expected):
    assert told("plan-late", "plan_filed_by = 331", **{"when": "6月", "filed": "2026-04-01"} | given_)[0] == expected


@pytest.mark.parametrize(("value", "expected"), [(0, 0), (1, 1), (31, 1)])
def test_quarter_filed_on_its_first_day_is_in_time_where_no_day_before_is_asked(value, expected):
    assert told("plan-late", f"quarter_filed_by = {value}", "4月", "2026-04-01")[0] == expected


def test_message_names_what_is_due_when_by_which_text():
    tables = f"items\n{ITEM.format(when='4月', type='')}\n\nfilings\n{FILING.format(filed='2026-04-02', status='', subject='')}"
    (found,) = shown_by(rules()["plan-late"], example(f"limits: quarter_filed_by = 1\n\n{tables}")).warnings
    assert found.message("zh") == (
        "应急局的1个事项（消防检查）到2026-04-02才报备（—），其中“消防检查”2026-04-01至2026-04-30到甲厂，所在季度的计划应不晚于2026-03-31报备；"
        "依据《示例规定》（2026 F00）。建议：写明迟报的原因。"
    )
