from datetime import date

import pytest

from burden.days import Calendar, Year, day
from burden.report.agenda import agenda
from burden.report.figures import Kinds, by_family, city, kinds, organisers, provisional, quiet_stretch, targets, weeks
from burden.report.months import months
from burden.warning import Span
from tests.report.town import CALENDAR, checked, empty

TOWN = checked()
VISITS = agenda(TOWN, [warning.message() for warning in TOWN.warnings])


def test_kinds_add_up_to_all_visits():
    told = kinds(VISITS)
    assert (told, told.total) == (Kinds(made=2, fixed=3, loose=1, sampled=1), len(VISITS))


def test_by_family_names_every_family():
    assert by_family(TOWN.warnings) == [
        ("crowding", (1, 0, 0)), ("frequency", (0, 0, 0)), ("off-plan", (0, 0, 0)), ("unreported", (0, 1, 0)),
        ("uncoordinated", (0, 0, 0)), ("paperwork", (0, 0, 0)), ("data", (0, 0, 1)),
    ]  # fmt: skip


def test_targets_begin_with_the_heaviest():
    assert [(load.name, load.visits.total, load.levels) for load in targets(TOWN, VISITS)] == [
        ("甲县", 3, (1, 1, 0)), ("乙县", 2, (0, 0, 0)), ("丙镇", 1, (0, 0, 0)), ("丁厂", 1, (0, 0, 0)),
    ]  # fmt: skip


def test_organisers_of_a_joint_visit_have_it_each():
    counted = {load.name: load.visits.total for load in organisers(TOWN, VISITS)}
    assert (counted["市水务局"], counted["市住建局"], sum(counted.values())) == (1, 1, len(VISITS) + 1)


def test_weeks_count_days_of_visits_on_known_days():
    counted = {date.fromordinal(week.first + 719163).isoformat(): week.visit_days for week in weeks(VISITS, 2026)}
    assert {first: n for first, n in counted.items() if n} == {"2026-03-02": 2 + 3 + 1, "2026-05-04": 1}
    assert (min(counted), max(counted), len(counted)) == ("2025-12-29", "2026-12-28", 53)


def test_weeks_of_a_visit_over_the_year_end_count_the_days_inside():
    long = VISITS[1]._replace(first=day(date(2025, 12, 1)), last=day(date(2026, 1, 2)))
    assert [week.visit_days for week in weeks([long], 2026)][:2] == [2, 0]


def test_quiet_stretch_is_the_longest_run_without_a_known_visit():
    mine = [visit for visit in VISITS if visit.target == "甲县"]
    assert quiet_stretch(mine, 2026) == Span(day(date(2026, 3, 4)), day(date(2026, 12, 31)))


def test_quiet_stretch_of_no_visit_is_the_year():
    assert quiet_stretch([], 2026) == Span(day(date(2026, 1, 1)), day(date(2026, 12, 31)))


def test_quiet_stretch_of_a_year_without_a_free_day_is_none():
    long = VISITS[1]._replace(first=day(date(2025, 12, 1)), last=day(date(2027, 1, 2)), sure=True, firm=True)
    assert quiet_stretch([long], 2026) is None


def test_quiet_stretch_is_the_first_of_equals():
    one = VISITS[1]._replace(first=day(date(2026, 7, 2)), last=day(date(2026, 7, 2)), sure=True, firm=True)
    assert quiet_stretch([one], 2026) == Span(day(date(2026, 1, 1)), day(date(2026, 7, 1)))


def test_provisional_names_the_years_without_a_notice():
    assert provisional(VISITS, CALENDAR, 2026) == ((2027,), ())


def test_provisional_year_that_a_window_alone_reaches_presses_nobody():
    loose = [visit._replace(sure=False) for visit in VISITS]
    assert provisional(loose, CALENDAR, 2026) == ((), (2027,))
    assert provisional(loose, CALENDAR, 2027) == ((2027,), ())


def test_provisional_is_empty_where_all_is_official():
    both = Calendar([Year(year, "official", "n", "", {}, {}) for year in (2026, 2027)])
    assert provisional(VISITS, both, 2026) == ((), ())


@pytest.mark.parametrize(("outcome", "name"), [(TOWN, "云溪市"), (empty(), "")])
def test_city_is_what_the_counties_belong_to(outcome, name):
    assert city(outcome) == name


def test_months_begin_or_end_every_visit_once():
    pages = months(VISITS, CALENDAR, 2026)
    assert [(page.first.isoformat()[:7], page.begun, page.due) for page in pages if page.begun + page.due] == [
        ("2026-03", 3, 0), ("2026-05", 1, 0), ("2026-06", 0, 1), ("2026-12", 0, 1), ("2027-01", 1, 0),
    ]  # fmt: skip
    assert len(pages) == 13


def test_months_list_a_quarter_in_each_of_its_months_and_a_year_in_its_last():
    pages = months(VISITS, CALENDAR, 2026)
    listed = {page.first.month: [window.due for window in page.windows] for page in pages if page.windows}
    assert listed == {4: [False], 5: [False], 6: [True], 12: [True]}
    assert [page.through for page in pages] == [1] * 11 + [0, 0]


def test_months_put_a_visit_on_each_of_its_days():
    march = months(VISITS, CALENDAR, 2026)[2]
    assert [(len(each.visits), each.begun) for each in march.days[:5]] == [(0, 0), (2, 2), (3, 1), (1, 0), (0, 0)]


def test_months_begin_on_monday_and_hold_every_day():
    for page in months(VISITS, CALENDAR, 2026):
        assert {len(week) for week in page.weeks} == {7}
        assert next(at for at, each in enumerate(page.weeks[0]) if each) == page.first.weekday()
        assert page.days[0].day == day(page.first)
    assert [len(page.days) for page in months(VISITS, CALENDAR, 2026)][:3] == [31, 28, 31]


def test_months_mark_holidays_and_make_up_days():
    may = months(VISITS, CALENDAR, 2026)[4]
    marked = [(at, each.mark, each.worked, each.name) for at, each in enumerate(may.days, 1) if each.mark]
    assert marked == [(1, "rest", False, "劳动节"), (9, "work", True, "劳动节调休")]
