import pandas as pd

from burden.days import date_of
from burden.report.agenda import agenda, count
from tests.report.town import SCRIPT, backwards, checked, empty

SAID = ("同日。", "没有报备。", "读不懂。")


def test_agenda_lists_each_joint_visit_once():
    listed = [(visit.items, visit.organisers, visit.target, visit.sure, visit.made) for visit in agenda(checked(), SAID)]
    assert listed == [
        (("抽查",), ("市监局",), "丁厂", False, False),
        (("安全生产检查",), ("市应急局",), "甲县", True, True),
        (("安全生产检查",), ("市应急局",), "乙县", True, False),
        (("食品安全检查",), ("市监局",), "甲县", True, False),
        ((SCRIPT,), ('=HYPERLINK("http://x","y")',), "甲县", False, False),
        (("工地检查", "河道检查"), ("市住建局", "市水务局"), "丙镇", True, False),
        (("临时检查",), ("市教育局",), "乙县", True, True),
    ]


def test_agenda_counts_as_many_as_the_table():
    outcome = checked()
    assert (len(agenda(outcome, SAID)), count(outcome.visits), len(outcome.visits)) == (7, 7, 8)


def test_agenda_of_nothing_is_empty():
    assert agenda(empty(), ()) == ()


def test_agenda_gives_a_made_visit_its_days_and_its_window():
    visit = next(visit for visit in agenda(checked(), SAID) if visit.made)
    days = [str(date_of(at)) for at in (visit.first, visit.last, visit.planned_first, visit.planned_last)]
    assert days == ["2026-03-02", "2026-03-03", "2026-03-02", "2026-03-04"]


def test_agenda_gives_each_visit_its_messages():
    said = {visit.items[0] + visit.target: visit.messages for visit in agenda(checked(), SAID) if visit.messages}
    assert said == {"安全生产检查甲县": ("同日。",), "食品安全检查甲县": ("同日。",), SCRIPT + "甲县": ("没有报备。",)}


def test_agenda_is_the_same_whatever_the_order_of_rows():
    assert agenda(backwards(), SAID) == agenda(checked(), SAID)


def test_agenda_names_no_two_visits_alike():
    outcome = checked()
    twice = pd.concat([outcome.visits, outcome.visits.assign(joint=outcome.visits["joint"] + 100)], ignore_index=True)
    uids = [visit.uid for visit in agenda(type(outcome)(outcome.plan, twice, (), {}, (), outcome.today), ())]
    assert len(set(uids)) == len(uids) == 14


def test_agenda_keeps_the_name_of_a_visit_that_moves_or_is_made():
    outcome = checked()
    planned = outcome.visits.assign(made=False, record_row=-1, first=outcome.visits["first"] + 9, last=outcome.visits["last"] + 9)
    moved = agenda(type(outcome)(outcome.plan, planned, (), {}, (), outcome.today), ())
    in_plan = {visit.uid for visit in agenda(outcome, SAID) if visit.match != "none"}
    assert {visit.uid for visit in moved if visit.match != "none"} == in_plan
