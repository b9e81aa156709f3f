"""Visits: planned and made, each once."""

from burden.load.holidays import packaged
from burden.visits import build
from burden.visits.expand import slots
from burden.warning import iso
from burden.when import read
from tests.example_plans import plan_of
from tests.examples import example

SHOWN = ("item", "target", "organiser", "first", "last", "made", "match")


def shown(text, *columns):
    visits = build(plan_of(example(text)), packaged())
    rows = [{**row, "first": iso(row["first"]), "last": iso(row["last"])} for row in visits.to_dict("records")]
    return [tuple(row[name] for name in columns or SHOWN) for row in rows]


def test_a_visit_that_was_made_replaces_the_planned_one():
    assert shown("""
        items
        number | item | organiser | targets  | when
        1      | 甲查 | 应急局    | 甲县、乙县 | 2026年3月

        records
        number | item | organiser | target | first      | last
        1      | 甲查 | 应急局    | 甲县   | 2026-03-04 | 2026-03-05
    """) == [
        ("甲查", "乙县", "应急局", "2026-03-01", "2026-03-31", False, ""),
        ("甲查", "甲县", "应急局", "2026-03-04", "2026-03-05", True, "kept"),
    ]  # fmt: skip


def test_a_rhythm_is_a_visit_in_each_period():
    assert shown("""
        items
        item | organiser | targets | when
        甲查 | 应急局    | 甲县    | 全年(每半年一次)
    """, "first", "last", "occurrence") == [("2026-01-01", "2026-06-30", 0), ("2026-07-01", "2026-12-31", 1)]  # fmt: skip


def test_a_visit_outside_its_window_is_moved_and_one_too_many_is_extra():
    assert shown("""
        items
        number | item | organiser | targets | when
        1      | 甲查 | 应急局    | 甲县    | 3月

        records
        number | item | organiser | target | first
        1      | 甲查 | 应急局    | 甲县   | 2026-05-06
        1      | 甲查 | 应急局    | 甲县   | 2026-06-03
        1      | 甲查 | 应急局    | 乙县   | 2026-06-03
        9      | 丙查 | 应急局    | 乙县   | 2026-06-04
    """, "target", "first", "match") == [
        ("乙县", "2026-06-03", "extra"), ("乙县", "2026-06-04", "none"), ("甲县", "2026-05-06", "moved"), ("甲县", "2026-06-03", "extra"),
    ]  # fmt: skip


def test_one_visit_told_by_lead_and_partner_is_one():
    rows = shown("""
        items
        number | item | organiser | partners | targets | when
        1      | 甲查 | 应急局    | 消防队   | 甲县    | 3月

        records
        number | item | organiser | target | first
        1      | 甲查 | 应急局    | 甲县   | 2026-03-04
        1      | 甲查 | 消防队    | 甲县   | 2026-03-04
    """, "match", "joint")  # fmt: skip
    assert rows == [("kept", rows[0][1])] * 2


def test_of_two_items_with_one_name_the_nearer_is_meant():
    assert shown("""
        items
        item | organiser | targets | when
        甲查 | 应急局    | 甲县    | 4月
        甲查 | 应急局    | 甲县    | 9月

        records
        item | organiser | target | first
        甲查 | 应急局    | 甲县   | 2026-09-04
    """, "first", "match") == [("2026-04-01", ""), ("2026-09-04", "kept")]  # fmt: skip


def test_rows_with_one_visit_number_are_one_visit():
    assert shown("""
        records
        visit | item | organiser | target | first      | last
        7     | 甲查 | 应急局    | 甲县   | 2026-09-04 | 2026-09-04
        7     | 甲查 | 应急局    | 甲县   | 2026-09-03 | 2026-09-03
        8     | 甲查 | 应急局    | 甲县   | 2026-09-04 | 2026-09-04
    """, "first", "last") == [("2026-09-03", "2026-09-04"), ("2026-09-04", "2026-09-04")]  # fmt: skip


def test_items_filed_as_joint_count_once_at_each_target():
    rows = shown("""
        items
        number | item | organiser | targets  | when
        1      | 甲查 | 应急局    | 甲县     | 3月4日
        2      | 乙查 | 消防队    | 甲县     | 3月4日
        3      | 丙查 | 人社局    | 甲县     | 3月4日

        filings
        filing | numbers | joint
        联1    | 1、2    | yes
    """, "organiser", "joint")  # fmt: skip
    joint = dict(rows)
    assert (joint["应急局"] == joint["消防队"], joint["应急局"] == joint["人社局"]) == (True, False)


def test_exact_days_that_are_short_are_fixed_and_a_month_is_not():
    assert shown("""
        items
        item | organiser | targets | when
        甲查 | 应急局    | 甲县    | 3月2日-6日
        乙查 | 应急局    | 甲县    | 3月
        丙查 | 应急局    | 甲县    | 3月2日-31日
    """, "item", "fixed", "days") == [("乙查", False, 1), ("甲查", True, 5), ("丙查", False, 1)]  # fmt: skip


def test_rhythms_of_every_length_are_a_visit_in_each_period():
    counts = {
        phrase: len(slots(read(phrase, 2026), 2026))
        for phrase in ("每周", "每两周一次", "每月", "每四个月一次", "每年", "每三年一次")
    }
    assert counts == {"每周": 53, "每两周一次": 27, "每月": 12, "每四个月一次": 3, "每年": 1, "每三年一次": 1}
