"""The share of visits without notice, against every way in which the visits that say no method may have been made."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from burden.phrases import pattern, said
from burden.rules.no_look import LOOK
from tests.rules.made import NAN, START, records, run

ROWS = records(
    first=st.integers(START, START + 4), organiser=st.sampled_from(["甲局", "乙局"]), target=st.sampled_from("甲乙丙丁戊"),
    method=st.sampled_from(["暗访", "明查", "明查", ""]), people=st.sampled_from([1.0, 2.0, 5.0, 5.0, NAN]), kind=st.sampled_from(["", "inspection", "assessment"]),
)  # fmt: skip


def slow(rows, least):
    """The organisers that stay under the share however the visits without a method were made, and those that may."""
    always, sometimes = set(), set()
    for organiser in {row["organiser"] for row in rows}:
        own = [row for row in rows if row["organiser"] == organiser and row["kind"] != "assessment"]
        if not own:
            continue
        known = all(row["people"] == row["people"] for row in own)
        weights = [Fraction(int(row["people"])) if known else Fraction(1) for row in own]
        options = [[True, False] if row["method"] == "" else [row["method"] == "暗访"] for row in own]
        under = [sum(w for w, look in zip(weights, way, strict=True) if look) < least * sum(weights) for way in product(*options)]
        if all(under) and len(own) * (1 - least) >= 1:
            always.add(organiser)
        elif any(under):
            sometimes.add(organiser)
    return always, sometimes


@settings(max_examples=60, deadline=None)
@given(ROWS, st.sampled_from([(Fraction(2, 3), "0.6666666666666666"), (Fraction(1, 2), "0.5")]))
def test_no_look_finds_what_every_way_of_visiting_shows(rows, least):
    share, text = least
    findings, possible = run("no-look", rows, f"unannounced_share = {text}")
    always, sometimes = slow(rows, share)
    assert ({rows[each.rows[0]]["organiser"] for each in findings}, possible) == (always, len(sometimes))


@pytest.mark.parametrize(
    ("method", "look"),
    [
        ("四不两直", True), ("“四不两直”方式", True), ("明察暗访", True), ("采取不打招呼、直插现场的方式", True), ("线索核查", True), ("核查群众举报线索", True), ("明查", False),
        ("实地查看", False), ("不采取暗访方式", False), ("不发通知、不打招呼、不听汇报、直奔现场", True), ("提前通知，听取汇报", False), ("", False), ("unannounced visit", True),
    ],
)  # fmt: skip
def test_method_that_speaks_of_no_notice(method, look):
    assert bool(said(method, pattern(LOOK))) is look


def test_case_check_follows_a_clue():
    rows = [{"first": START + at, "target": f"{at}厂", "method": "", "type": "case", "row": at} for at in range(3)]
    assert run("no-look", rows, "unannounced_share = 0.6666666667") == ([], 0)
