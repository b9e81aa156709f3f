"""Which filing allows which item."""

from __future__ import annotations

import pandas as pd
import pytest

from burden.plan import FILINGS, ITEMS, table
from burden.visits.filed import allowing, document, requested


def pairs(item: dict[str, object], filing: dict[str, object]) -> list[tuple[int, int]]:
    """The pairs found between one item and one filing, each behind another row."""
    rows = table([{"item": "食堂检查", "organiser": "教育局", "number": "9"}, item], ITEMS)
    filings = table([{"filing": "甲发〔2026〕99号", "organiser": "发改委"}, filing], FILINGS)
    return [(row, filed) for row, filed in allowing(rows, filings).itertuples(index=False)]


@pytest.mark.parametrize("text", ["甲水〔2026〕3号", "甲水[2026]3号", "甲水【2026】 3 号", "甲水（2026）３号", "甲水(2026)3号"])
def test_document_number_in_any_brackets_and_width_is_one(text: str) -> None:
    assert document(text) == "甲水(2026)3号"


def test_document_numbers_that_differ_in_a_sign_stay_apart() -> None:
    assert document("甲水2026-1-12") != document("甲水2026-11-2")


def test_filing_is_found_by_its_document_number_whoever_filed_it() -> None:
    assert pairs({"filing": "甲水〔2026〕3号、甲水〔2026〕4号"}, {"filing": "甲水[2026]4号", "organiser": "县府办"}) == [(1, 1)]


def test_filing_is_found_by_the_item_number_of_its_organiser() -> None:
    assert pairs({"number": "3", "organiser": "水务局"}, {"numbers": ("2", "3"), "organiser": "水务局"}) == [(1, 1)]


def test_filing_of_another_organiser_with_that_number_is_not_meant() -> None:
    assert pairs({"number": "3", "organiser": "水务局"}, {"numbers": ("3",), "organiser": "应急局"}) == []


def test_filing_without_organiser_is_found_by_number() -> None:
    assert pairs({"number": "3", "organiser": "水务局"}, {"numbers": ("3",)}) == [(1, 1)]


def test_filing_is_found_by_name_for_its_partner_too() -> None:
    filing = {"item": "防汛 督查", "organiser": "应急局", "partners": ("水务局",)}
    assert pairs({"item": "防汛督查", "organiser": "水务局"}, filing) == [(1, 1)]


def test_filing_that_shares_nothing_is_not_found() -> None:
    assert pairs({"item": "防汛督查", "organiser": "水务局"}, {"item": "防火督查", "organiser": "水务局"}) == []


def test_visits_in_no_plan_are_found_by_their_names_at_their_places() -> None:
    said = {
        "item": ["防汛督查", "食堂检查", "防汛督查"],
        "organiser": ["水务局", "教育局", "水务局"],
        "match": ["", "none", "none"],
    }
    visits = pd.DataFrame({name: pd.Categorical(texts) for name, texts in said.items()}, index=[7, 8, 9])
    filings = table([{"item": "校车检查", "organiser": "教育局"}, {"item": "防汛督查", "organiser": "水务局"}], FILINGS)
    assert requested(visits, filings).to_numpy().tolist() == [[2, 1]]
