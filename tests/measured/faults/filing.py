"""Faults of filing and their twins."""

from __future__ import annotations

from datetime import date

from tests.measured.measure import Label, fault, twin
from tests.measured.town import Row, Town

APRIL = date(2026, 4, 14)


def filed(town: Town, number: str) -> Row:
    """The filing of an item."""
    return next(row for row in town.filings if row["numbers"] == (number,))


def planned(town: Town, **more: object) -> Row:
    """An item that was made as planned, its filing changed."""
    row = town.check((town.place("县区"),), APRIL)
    filed(town, row["number"]).update(more)
    return row


def complaint(town: Town, on: date) -> Row:
    """A complaint looked into that no plan holds, filed on a day."""
    row = {"number": "", "item": town.topic(), "organiser": town.office(), "type": "case", "code": "", "method": "四不两直"}
    town.record(row, town.place("县区"), APRIL)
    town.request(row["item"], row["organiser"], on)
    return row


@fault("unfiled")
def an_item_nobody_filed(town: Town) -> list[Label]:
    row = town.check((town.place("县区"),), APRIL, filing="")
    return [Label("unfiled", (row["organiser"], row["item"]))]


@fault("unfiled")
def an_item_still_pending(town: Town) -> list[Label]:
    row = planned(town, status="pending")
    return [Label("unfiled", (row["organiser"], row["item"]))]


@twin("unfiled")
def an_item_nobody_filed_but_cancelled(town: Town) -> None:
    town.check((town.place("县区"),), APRIL, filing="", cancelled=True, made=())


@twin("unfiled")
def an_item_filed_by_its_name(town: Town) -> None:
    planned(town, numbers=(), filing="")


@fault("filed-late")
def a_complaint_filed_after_six_days(town: Town) -> list[Label]:
    row = complaint(town, date(2026, 4, 20))
    return [Label("filed-late", (row["organiser"], row["item"]))]


@fault("filed-late")
def an_item_filed_the_day_after(town: Town) -> list[Label]:
    row = planned(town, filed=date(2026, 4, 15), approved=date(2026, 4, 15))
    annual = Label("plan-late", (row["organiser"], "2026-01-10"))
    return [Label("filed-late", (row["organiser"], row["item"])), annual, annual._replace(words=(row["organiser"], "2026-03-31"))]


@twin("filed-late")
def a_complaint_filed_after_five_days(town: Town) -> None:
    complaint(town, date(2026, 4, 19))


@fault("plan-late")
def a_plan_filed_a_day_late(town: Town) -> list[Label]:
    row = planned(town, filed=date(2026, 1, 11), approved=date(2026, 1, 11))
    return [Label("plan-late", (row["organiser"], "2026-01-10"))]


@twin("plan-late")
def a_plan_filed_on_the_last_day(town: Town) -> None:
    planned(town, filed=date(2026, 1, 10), approved=date(2026, 1, 12))


def request(town: Town, **more: object) -> Row:
    """A request for what the plan does not hold, not made yet."""
    return town.request(town.topic(), town.office(), date(2026, 12, 15), **more)


@fault("approval-chain")
def one_signature_of_two(town: Town) -> list[Label]:
    row = request(town, approver="分管副市长")
    return [Label("approval-chain", (row["organiser"], row["item"]))]


@fault("approval-chain")
def two_items_in_one_request(town: Town) -> list[Label]:
    row = request(town, numbers=("临31", "临32"))
    return [Label("approval-chain", (row["organiser"],))]


@twin("approval-chain")
def two_signatures_of_two(town: Town) -> None:
    request(town)


@twin("approval-chain")
def one_signature_for_a_complaint(town: Town) -> None:
    row = complaint(town, date(2026, 4, 15))
    town.filings[-1].update(approver="局长", item=row["item"])


@fault("no-code")
def an_item_without_a_code(town: Town) -> list[Label]:
    row = town.check((town.place("县区"),), APRIL, code="")
    return [Label("no-code", (row["organiser"], row["item"]))]


@fault("no-code")
def a_visit_with_a_borrowed_code(town: Town) -> list[Label]:
    row = planned(town)
    town.records[-1]["code"] = "LC0001"
    return [Label("no-code", (row["organiser"], row["item"]))]


@twin("no-code")
def a_cancelled_item_without_a_code_and_one_in_small_letters(town: Town) -> None:
    town.check((town.place("县区"),), APRIL, code="", cancelled=True, made=())
    row = planned(town)
    town.records[-1]["code"] = row["code"].lower()
