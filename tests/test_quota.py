"""What the limits leave, by hand and against what the rules say."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from burden.check import Checked, check
from burden.days import day
from burden.load.holidays import packaged
from burden.plan import ITEMS, RECORDS, UNITS, Plan, Sheet, Target, table
from burden.quota import Change, Quota, changes
from burden.rulebook import Limit, Rulebook, Scope, Source
from burden.when import read

TEXT = Source("F00", "示例规定")
SINCE = day(dt.date(2020, 1, 1))
TODAY = day(dt.date(2026, 6, 30))
CALENDAR = packaged()
UNIT_ROWS = (("云溪市", "city", "", "市"), ("甲县", "county", "云溪市", "县区"), ("甲镇", "township", "甲县", "乡镇"))


def item(name: str, who: str, target: str, when: str, **more: object) -> dict[str, object]:
    return {"item": name, "number": name, "organiser": who, "targets": (Target(target),), "when": read(when, 2026), **more}


def record(name: str, who: str, target: str, month: int, at: int) -> dict[str, object]:
    on = day(dt.date(2026, month, at))
    return {"number": name, "item": name, "organiser": who, "target": target, "first": on, "last": on, "sheet": 1}


def seen(items, *limits: Limit, records=(), today: int = TODAY, units=()) -> Checked:
    rows = [dict(zip(("unit", "level", "parent", "kind"), row, strict=True)) for row in units]
    sheets = tuple(Sheet("a.xlsx", name, name) for name in ("items", "records", "directory"))
    plan = Plan(2026, table(items, ITEMS), table(records, RECORDS), units=table(rows, UNITS), sheets=sheets)
    return check(plan, Rulebook(limits=limits), CALENDAR, today, only=("too-often", "comprehensive-once"))


def limit(name: str, value: float, since: int = SINCE, **more: object) -> Limit:
    return Limit(name, value, since, TEXT, **more)


def told(checked: Checked) -> list[tuple[object, ...]]:
    return [(each.target, each.organiser, each.used, each.planned, each.left) for each in checked.quotas]


YEARLY = limit("visits_per_year", 2.0)
ITEMS_OF_THREE = [
    item("一", "市监局", "甲厂", "3月6日"),
    item("二", "市监局", "甲厂", "8月6日"),
    item("三", "市监局", "甲厂", "全年"),
    item("四", "应急局", "甲厂", "第四季度"),
]


def test_quota_counts_made_and_planned_and_puts_the_tightest_first():
    found = seen(ITEMS_OF_THREE, YEARLY, records=[record("一", "市监局", "甲厂", 3, 6)])
    assert told(found) == [("甲厂", "市监局", 1, 2, -1.0), ("甲厂", "应急局", 0, 1, 1.0)]
    quota = found.quotas[0]
    assert (quota.limit, quota.levels, quota.allowed, quota.text.cite("zh")) == (
        "visits_per_year",
        (),
        2.0,
        "《示例规定》（F00）",
    )
    assert [dt.date.fromordinal(at + 719163).isoformat() for at in (quota.first, quota.last)] == ["2026-01-01", "2026-12-31"]


def test_quota_leaves_out_what_the_text_exempts():
    cases = [
        *ITEMS_OF_THREE[:2],
        item("五", "市监局", "甲厂", "5月6日", type="case"),
        item("六", "市监局", "甲厂", "5月7日", source="above"),
    ]
    assert told(seen(cases, limit("visits_per_year", 2.0, exempt=("case", "above")))) == [("甲厂", "市监局", 0, 2, 0.0)]
    assert told(seen(cases, limit("visits_per_year", 2.0, exempt=("above",)))) == [("甲厂", "市监局", 0, 3, -1.0)]


def test_quota_leaves_out_what_may_not_come_in_its_time():
    loose = [item("一", "市监局", "甲厂", "3月6日"), item("二", "市监局", "甲厂", "2026年12月1日至2027年1月31日，1天")]
    assert told(seen(loose, YEARLY)) == [("甲厂", "市监局", 0, 1, 1.0)]


def test_quota_of_a_month_is_that_of_the_day():
    rows = [item("一", "市监局", "甲厂", "6月9日"), item("二", "应急局", "甲厂", "6月"), item("三", "应急局", "甲厂", "7月9日")]
    monthly = limit("target_visits_per_month", 2.0)
    assert told(seen(rows, monthly)) == [("甲厂", "", 0, 2, 0.0)]
    assert told(seen(rows, monthly, today=day(dt.date(2026, 7, 1)))) == [("甲厂", "", 0, 1, 1.0)]


@pytest.mark.parametrize(("today", "left"), [("2025-11-01", 1.0), ("2027-02-01", 0.0)])
def test_quota_of_a_day_outside_the_plan_year_is_that_of_its_nearest_day(today, left):
    rows = [
        item("一", "市监局", "甲厂", "1月9日"),
        item("二", "市监局", "甲厂", "12月7日"),
        item("三", "应急局", "甲厂", "12月8日"),
    ]
    found = seen(rows, limit("target_visits_per_month", 2.0), today=day(dt.date.fromisoformat(today)))
    assert [quota.left for quota in found.quotas] == [left]


def test_quota_of_a_level_counts_all_its_organisers():
    rows = [
        item(name, who, "甲厂", when, level=level)
        for name, who, when, level in (
            ("一", "市监局", "3月6日", "city"), ("二", "应急局", "4月8日", "city"), ("三", "县水务局", "5月6日", "county"), ("四", "省厅", "6月9日", "province"),
        )
    ]  # fmt: skip
    by_level, both = limit("level_visits_per_year", 1.0), limit("city_county_visits_per_year", 4.0)
    assert [(each.levels, each.planned, each.left) for each in seen(rows, by_level, both).quotas] == [
        (("city",), 2, -1.0), (("county",), 1, 0.0), (("province",), 1, 0.0), (("city", "county"), 3, 1.0),
    ]  # fmt: skip


def test_quota_with_what_lies_below_loads_the_county():
    rows = [item("一", "市监局", "甲县", "3月6日"), item("二", "市监局", "甲镇", "8月6日")]
    alone, below = (limit("visits_per_year", 5.0, below=flag, scope=Scope(levels=("county",))) for flag in (False, True))
    assert told(seen(rows, alone, units=UNIT_ROWS)) == [("甲县", "市监局", 0, 1, 4.0)]
    assert told(seen(rows, below, units=UNIT_ROWS)) == [("甲县", "市监局", 0, 2, 3.0)]


def test_quota_follows_a_change_of_law():
    rows = [item(str(month), "市监局", "甲厂", f"{month}月9日") for month in (2, 3, 9)]
    old, new = YEARLY, limit("visits_per_year", 1.0, day(dt.date(2026, 7, 1)))
    early, late = (seen(rows, old, new, today=day(dt.date(2026, month, 2))) for month in (3, 8))
    assert [(each.allowed, each.planned, each.left) for each in late.quotas] == [(1.0, 3, -2.0)]
    assert [(each.allowed, each.planned, each.left) for each in early.quotas] == [(1.0, 3, -2.0), (2.0, 2, 0.0)]


def test_quota_of_comprehensive_inspections_is_of_the_department():
    rows = [
        item("一", "农业局", "甲县", "4月9日", comprehensive=True), item("二", "农业局", "甲县", "9月9日", comprehensive=True),
        item("三", "民政局", "乙县", "9月9日", comprehensive=True), item("四", "民政局", "乙县", "9月9日"),
    ]  # fmt: skip
    found = seen(rows, limit("comprehensive_per_year", 1.0), records=[record("一", "农业局", "甲县", 4, 9)])
    assert told(found) == [("", "农业局", 1, 1, -1.0), ("", "民政局", 0, 1, 0.0)]
    assert [warning.organiser for warning in found.warnings] == ["农业局"]


def test_quota_of_special_items_is_of_the_organiser():
    rows = [
        item("一", "民政局", "甲县", "4月9日", type="special"), item("二", "民政局", "甲县", "9月9日", type="special"),
        item("三", "民政局", "乙县", "9月9日", type="special", source="above"), item("四", "民政局", "乙县", "9月9日", type="special", cancelled=True),
        item("五", "农业局", "乙县", "每季度一次", type="special"), item("六", "民政局", "乙县", "9月9日", type="routine"),
    ]  # fmt: skip
    made = [record("一", "民政局", "甲县", 4, 9)]
    every, own = (limit("special_items_per_year", 2.0, exempt=exempt) for exempt in ((), ("above",)))
    assert told(seen(rows, every, records=made)) == [("", "民政局", 1, 2, -1.0), ("", "农业局", 0, 1, 1.0)]
    assert told(seen(rows, own, records=made)) == [("", "民政局", 1, 1, 0.0), ("", "农业局", 0, 1, 1.0)]


def test_quota_of_special_items_counts_one_joint_visit_once():
    rows = [item(name, "民政局", "甲县", "4月9日", type="special", joint="联1") for name in "一二"]
    assert told(seen(rows, limit("special_items_per_year", 2.0))) == [("", "民政局", 0, 1, 1.0)]


def test_quota_is_none_without_a_limit():
    assert told(seen(ITEMS_OF_THREE)) == []


WHEN = st.tuples(st.integers(1, 12), st.integers(1, 28), st.integers(0, 20))  # month, day, days more
ROW = st.tuples(
    st.sampled_from(["市监局", "应急局"]),
    st.sampled_from(["甲厂", "乙厂"]),
    WHEN,
    st.sampled_from(["", "联1", "联2"]),
    st.booleans(),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(ROW, max_size=7), st.integers(0, 3))
def test_a_quota_is_broken_exactly_where_too_often_warns_for_certain(rows, allowed):
    items, records = [], []
    for at, (who, target, (month, begin, more), joint, made) in enumerate(rows):
        last = min(begin + more, 28)
        items.append(item(str(at), who, target, f"{month}月{begin}日-{last}日", joint=joint, sheet=0, row=at))
        records += [record(str(at), who, target, month, begin) | {"row": at}] if made and month <= 6 else []
    found = seen(items, limit("visits_per_year", float(allowed)), records=records)
    broken = {(each.target, each.organiser) for each in found.quotas if each.left < 0}
    assert broken == {(each.target, each.organiser) for each in found.warnings if each.rule == "too-often"}
    assert sum(each.used for each in found.quotas) <= len(records)


def test_changes_are_what_differs_the_tightest_first():
    before, after = seen(ITEMS_OF_THREE[1:], YEARLY), seen([*ITEMS_OF_THREE, item("五", "水务局", "乙厂", "8月6日")], YEARLY)
    one, other = after.quotas[0], next(each for each in after.quotas if each.target == "乙厂")
    assert changes(before.quotas, after.quotas) == (Change(before.quotas[0], one), Change(None, other))
    assert changes(after.quotas, after.quotas) == ()


def test_changes_of_a_year_are_told_from_the_year_before():
    def of(year: int) -> tuple[Quota, ...]:
        row = item("一", "市监局", "甲厂", "3月6日") | {"when": read("3月6日", year)}
        plan = Plan(year, table([row], ITEMS), sheets=(Sheet("a.xlsx", "items", "items"),))
        return check(plan, Rulebook(limits=(YEARLY,)), CALENDAR, TODAY, only=("too-often",)).quotas

    assert (len(of(2025)), changes(of(2025), of(2026))) == (1, ())
