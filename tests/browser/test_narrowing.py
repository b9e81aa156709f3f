"""The list of warnings in a browser: narrowed, searched and grouped, and never a warning lost."""

from __future__ import annotations

from collections import Counter

import pytest

pytestmark = pytest.mark.browser
SHOWN = "() => [...document.querySelectorAll('li[data-of]:not([hidden])')].map((each) => [each.id, each.className])"
GROUPS = "() => [...document.querySelectorAll('.group')].map((each) => each.querySelectorAll('li[data-of]').length)"


@pytest.fixture
def page(folder, opened):
    with opened(folder("city", "zh") / "index.html") as found:
        yield found


def test_list_narrowed_by_level_shows_that_level_alone(page):
    every = Counter(level for _, level in page.evaluate(SHOWN))
    page.select_option("[data-facet=level]", "0")
    assert Counter(level for _, level in page.evaluate(SHOWN)) == {"error": every["error"]}
    assert page.inner_text("#shown") == f"显示 {every['error']} / {every.total()} 条"


def test_list_searched_shows_what_holds_the_words(page):
    words = page.text_content("#w7 > p:nth-child(2)").strip()
    page.fill("#find", words)
    assert [anchor for anchor, _ in page.evaluate(SHOWN)] == ["w7"]


def test_list_searched_for_words_shows_what_holds_them_all(page):
    page.fill("#find", "枫渚县 同日")
    both = page.evaluate(SHOWN)
    page.fill("#find", "  同日　枫渚县 ")
    assert page.evaluate(SHOWN) == both != []
    assert all("枫渚县" in page.text_content(f"#{anchor}") and "同日" in page.text_content(f"#{anchor}") for anchor, _ in both)


def test_list_searched_in_full_width_finds_what_is_written_in_half(page):
    page.fill("#find", "xlsx › 涉企检查 › 第26行")
    plain = page.evaluate(SHOWN)
    page.fill("#find", "ＸＬＳＸ › 涉企检查 › 第２６行")
    assert page.evaluate(SHOWN) == plain != []


def test_list_without_a_match_says_so_and_is_whole_after_a_reset(page):
    every = page.evaluate(SHOWN)
    page.fill("#find", "nowhere to be found")
    assert (page.evaluate(SHOWN), page.is_visible("#none-fits")) == ([], True)
    page.click("button[type=reset]")
    page.wait_for_selector("#none-fits", state="hidden")
    assert page.evaluate(SHOWN) == every


@pytest.mark.parametrize("key", ["target", "organiser", "file"])
def test_list_grouped_keeps_every_warning_and_comes_back_as_it_was(page, key):
    every, groups = page.evaluate(SHOWN), page.evaluate(GROUPS)
    page.select_option("#group", key)
    assert sorted(page.evaluate(SHOWN)) == sorted(every)
    assert len(page.evaluate(GROUPS)) == page.locator(f"[data-facet={key}] option").count() - 1
    page.select_option("#group", "rule")
    assert (page.evaluate(SHOWN), page.evaluate(GROUPS)) == (every, groups)


def test_family_of_the_glance_narrows_the_list(page):
    page.click("a[data-narrow]")
    assert page.input_value("[data-facet=family]") == "0"
    assert len(page.evaluate(SHOWN)) == sum(
        map(int, page.locator("#glance tbody tr >> nth=0").locator("td.num").all_inner_texts())
    )


def test_link_to_a_warning_that_is_filtered_out_shows_it(page):
    page.select_option("[data-facet=level]", "2")
    page.evaluate("() => { location.hash = 'w1'; }")
    page.wait_for_selector("#w1")
    assert page.is_visible("#w1")
