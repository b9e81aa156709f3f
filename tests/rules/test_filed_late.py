"""Case checks and temporary items: filed afterwards in time, too late, or never."""

from __future__ import annotations

import pytest

from burden.rules import rules
from tests.examples import example
from tests.test_rules import shown_by

ITEMS = "items\nnumber | item | organiser | targets | when\n1 | 防汛督查 | 水务局 | 甲县 | 6月8日-9日"
RECORD = "records\nitem | organiser | target | first | last | type\n{item} | 市监局 | 甲县 | 2026-06-08 | 2026-06-09 | {type}"
FILINGS = (
    "filings\nfiling | item | organiser | filed | status | subject\n1号 | {item} | {organiser} | {filed} | {status} | {subject}"
)


def told(
    filed: str,
    *,
    item: str = "投诉核查",
    type_: str = "case",
    today: str = "2026-06-30",
    limits: str = "filing_days_after = 5",
    status: str = "",
):
    """The Chinese messages, without the advice."""
    filing = FILINGS.format(
        item=item if filed else "别的", organiser="市监局", filed=filed or "2026-01-05", status=status, subject=""
    )
    text = f"limits: {limits}\n\ntoday: {today}\n\n{ITEMS}\n\n{RECORD.format(item='投诉核查', type=type_)}\n\n{filing}"
    return [each.message("zh").split("；依据")[0] for each in shown_by(rules()["filed-late"], example(text)).warnings]


NEVER = "市监局的个案检查“投诉核查”（2026-06-08至2026-06-09，甲县）到2026-06-30仍没有补报，应不晚于2026-06-14（检查后5天内）"
LATE = "市监局的临时检查“投诉核查”（2026-06-08，甲县）到2026-06-15才补报（1号），应不晚于2026-06-14（检查后5天内）"


def test_case_check_nobody_filed_is_told_once_its_days_are_over():
    assert [told("", today=day) for day in ("2026-06-14", "2026-06-30")] == [[], [NEVER]]


def test_case_check_filed_afterwards_is_late_only_after_its_days():
    assert [told(day) for day in ("2026-06-14", "2026-06-15")] == [[], [LATE]]


def test_case_check_whose_filing_was_refused_is_not_filed():
    assert told("2026-06-10", status="refused") == [NEVER]


def test_exempt_case_checks_are_not_blamed():
    assert told("", limits="filing_days_after = 5 exempt case") == []


def test_case_check_is_never_asked_to_be_filed_before():
    assert told("2026-06-20", limits="filing_days_before = 0") == []


def test_other_check_in_no_plan_that_nobody_filed_is_left_to_unplanned():
    assert told("", type_="routine") == []


def test_one_case_at_several_targets_is_one_warning():
    rows = "\n".join(f"投诉核查 | 市监局 | {place} | 2026-06-08 | 2026-06-08 | case" for place in ("乙县", "甲县"))
    text = f"limits: filing_days_after = 5\n\n{ITEMS}\n\nrecords\nitem | organiser | target | first | last | type\n{rows}\n\n"
    text += FILINGS.format(item="别的", organiser="市监局", filed="2026-01-05", status="", subject="")
    (found,) = shown_by(rules()["filed-late"], example(text)).warnings
    assert (found.target, [found.place.row, *(each.row for each in found.related)]) == ("", [1, 2])


@pytest.mark.parametrize(("subject", "expected"), [("temporary", []), ("plan", ["1号"]), ("change", ["1号"])])
def test_item_filed_as_temporary_may_be_filed_afterwards(subject: str, expected: list[str]):
    filing = FILINGS.format(item="防汛督查", organiser="水务局", filed="2026-06-12", status="", subject=subject)
    found = shown_by(
        rules()["filed-late"], example(f"limits: filing_days_before = 0, filing_days_after = 5\n\n{ITEMS}\n\n{filing}")
    )
    assert [each.facts["filing"] for each in found.warnings] == expected
