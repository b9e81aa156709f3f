"""A page of very many warnings: most lists wait as text until they are near, and no warning is lost by that."""

from __future__ import annotations

import pytest

from burden.report.cards import DRAWN as DRAWN_AT_ONCE
from burden.report.cards import LIST
from tests.browser.scenes import HARD, MANY

pytestmark = pytest.mark.browser
EVERY = [f"w{number}" for number in range(1, MANY + 1)]
DRAWN = "() => [...document.querySelectorAll('#list li[data-of]')].map((each) => each.id)"
SHOWN = "() => [...document.querySelectorAll('#list li[data-of]:not([hidden])')].map((each) => each.textContent)"
PRINTED = "() => window.dispatchEvent(new Event('beforeprint'))"
FAR = "w7777"


@pytest.fixture
def page(folder, opened):
    with opened(folder("ten-thousand", "zh") / "index.html") as found:
        yield found


def test_page_opens_with_the_first_lists_alone(page):
    drawn = page.evaluate(DRAWN)
    assert drawn == EVERY[: len(drawn)]
    assert DRAWN_AT_ONCE <= len(drawn) < DRAWN_AT_ONCE + LIST


def test_page_without_a_script_shows_every_warning(folder, chromium):
    context = chromium.new_context(java_script_enabled=False, offline=True)
    page = context.new_page()
    page.goto((folder("ten-thousand", "zh") / "index.html").as_uri())
    assert page.locator("#list li[data-of]").count() == MANY
    context.close()


def test_page_is_printed_whole(page):
    page.evaluate(PRINTED)
    assert page.evaluate(DRAWN) == EVERY


def test_list_is_drawn_when_it_comes_near(page):
    page.evaluate("document.getElementById('each-target').scrollIntoView()")
    page.wait_for_selector(f"#w{MANY}", state="attached")
    assert len(page.evaluate(DRAWN)) < MANY


def test_link_to_a_warning_that_waits_leads_to_it(page):
    page.evaluate(f"location.hash = '{FAR}'")
    assert 0 <= page.locator(f"#{FAR}:target").bounding_box()["y"] < page.viewport_size["height"]


def test_link_to_a_warning_that_waits_and_is_filtered_out_leads_to_it(page):
    page.select_option("[data-facet=level]", "0")
    page.evaluate(f"location.hash = '{FAR}'")
    page.wait_for_selector(f"#{FAR}:target")
    assert page.inner_text("#shown") == f"显示 {MANY} / {MANY} 条"


@pytest.mark.parametrize("words", [HARD, "&", "第7777行"])
def test_search_finds_in_lists_that_wait_what_it_finds_in_drawn_ones(page, words, folder, opened):
    page.fill("#find", words)
    page.evaluate(PRINTED)
    with opened(folder("ten-thousand", "zh") / "index.html") as other:
        other.evaluate(PRINTED)
        other.fill("#find", words)
        assert page.evaluate(SHOWN) == other.evaluate(SHOWN) != []


def test_list_grouped_keeps_every_warning_and_comes_back_as_it_was(page):
    page.select_option("#group", "target")
    page.evaluate(PRINTED)
    assert sorted(page.evaluate(DRAWN)) == sorted(EVERY)
    page.select_option("#group", "rule")
    page.evaluate(PRINTED)
    assert page.evaluate(DRAWN) == EVERY
