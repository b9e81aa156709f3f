"""What is advised of visits that are past can still be done."""

import pytest

from burden.rule import Possible
from burden.rules import rules
from burden.stamped import Stamp
from tests.example_plans import given_of
from tests.examples import example

PLANNED = "target | organiser | first | last\n甲县 | 应急局 | 2026-10-03 | 2026-10-03"
SAME_DAY = """
limits: organisers_per_day = 1
today: 2026-03-05

target | organiser | first      | made
甲县   | 应急局    | 2026-03-06 | {}
甲县   | 人社局    | 2026-03-06 | {}
"""
YEAR = """
limits: visits_per_year = 2
today: 2026-08-15

target | organiser | first      | made
甲厂   | 应急局    | 2026-03-02 | yes
甲厂   | 应急局    | 2026-05-06 | {}
甲厂   | 应急局    | 2026-06-03 | {}
甲厂   | 应急局    | 2026-09-02 | {}
"""
MOVE = "把还没去的一次改到别的日子，或者作为一次联合检查报备"
EXPLAIN = "说明原因，以后同到一处的作为一次联合检查报备"


def advised(rule, rows):
    """The first thing to do of the one warning of a rule."""
    plan, rulebook, given = given_of(example(rows), rule)
    found = list(rules()[rule].run(given | {"limits": rulebook.about(rules()[rule].limits)}))
    (finding,) = [each for each in found if not isinstance(each, Possible)]
    return Stamp(plan, rulebook, given).warning(rules()[rule], finding, "error").do.zh


@pytest.mark.parametrize(("today", "said"), [("2026-10-03", "改到工作日"), ("2026-10-04", "说明原因，以后安排在工作日")])
def test_visit_whose_last_day_has_gone_by_is_not_to_be_moved(today, said):
    assert advised("on-holiday", f"today: {today}\n\n{PLANNED}") == said


@pytest.mark.parametrize(("made", "said"), [(("", ""), MOVE), (("yes", ""), MOVE), (("yes", "yes"), EXPLAIN)])
def test_visits_are_to_be_moved_while_one_is_still_to_come(made, said):
    assert advised("same-days", SAME_DAY.format(*made)) == said


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (("", "", ""), "把还没去的取消或者并入其他检查，减到限额以内"),
        (("yes", "", ""), "把还没去的取消或者并入其他检查，减到限额以内"),
        (("yes", "yes", ""), "还没去的全部取消，或者并入其他检查；仍然超出的说明原因"),
        (("yes", "yes", "yes"), "说明原因，年内不再安排"),
    ],
)
def test_more_than_what_is_still_to_come_cannot_go(made, said):
    assert advised("too-often", YEAR.format(*made)) == said


@pytest.mark.parametrize("rule", sorted(rules()))
def test_page_says_in_both_languages_what_to_do_where_all_is_past(rule):
    pages = rules()[rule].pages
    assert bool(pages["zh"].past) == bool(pages["en"].past)
    assert ("已经过去的" in pages["zh"].do) == bool(pages["zh"].past)


REGISTER = """
items
item     | organiser | targets | when | filing
食堂检查 | 教育局    | 甲县    | 5月  | {number}

filings
filing          | item     | organiser | filed      | status
甲教〔2026〕1号 | {named}  | 教育局    | 2026-01-08 | {status}
"""


@pytest.mark.parametrize(
    ("number", "named", "status", "said"),
    [
        ("", "校车检查", "approved", "办理报备并把文号填入计划，或者更正文号"),
        ("甲教〔2026〕9号", "校车检查", "approved", "更正计划中的文号，没有报备的办理报备"),
        ("", "食堂检查", "pending", "催办批准，未批准的不得出发"),
        ("", "食堂检查", "refused", "从计划中删去，或者补充理由重新报批"),
    ],
)
def test_item_is_not_to_be_filed_again_where_it_was(number, named, status, said):
    assert advised("unfiled", REGISTER.format(number=number, named=named, status=status)) == said


COMPREHENSIVE = """
limits: comprehensive_per_year = 1

items
item     | organiser | targets | when | comprehensive
综合督查 | 农业局    | 甲县    | 4月  | yes
综合考核 | 农业局    | 甲县    | 9月  | yes

records
item     | organiser | target | first
综合督查 | 农业局    | 甲县   | 2026-04-08
{last}   | 农业局    | 甲县   | 2026-09-08
"""


@pytest.mark.parametrize(
    ("last", "said"),
    [
        ("综合考核", "说明原因，下一年只安排规定的次数"),
        ("综合督查", "把还没开展的取消、并入或者改为单项检查，不超过限额"),
    ],
)
def test_comprehensive_inspections_that_were_all_made_are_not_to_be_dropped(last, said):
    assert advised("comprehensive-once", COMPREHENSIVE.format(last=last)) == said
