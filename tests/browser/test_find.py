"""From the first screen to the row to change: found by filter, by words, and in three clicks; ten thousand warnings stay quick."""

from __future__ import annotations

import pytest

from burden.report.spoken import place_words
from tests.browser.scenes import MANY, SCENES

pytestmark = pytest.mark.browser
SHOWN = "#list li[data-of]:not([hidden])"
PAINTED = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
# How long it takes from the key to the next picture, in ms.
FIND = """(words) => new Promise((done) => {
  const find = document.getElementById('find'), start = performance.now();
  find.value = words;
  find.dispatchEvent(new Event('input', {bubbles: true}));
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
})"""


def warnings(scene):
    return SCENES[scene]().checked.warnings


def shown(page):
    return page.locator(SHOWN).count()


def test_filter_by_level_leaves_that_level_alone(folder, opened):
    expected = sum(each.level == "error" for each in warnings("city"))
    with opened(folder("city", "zh") / "index.html") as page:
        page.select_option("select[data-facet=level]", label="错误")
        assert shown(page) == expected
        assert page.locator(f"{SHOWN}.error").count() == expected


def test_words_leave_the_warnings_that_hold_them(folder, opened):
    expected = sum("石漱县" in f"{each.message('zh')} {each.target} {each.organiser}" for each in warnings("city"))
    with opened(folder("city", "zh") / "index.html") as page:
        page.fill("#find", "石漱县")
        assert shown(page) == expected


def test_row_to_change_is_three_clicks_from_the_first_screen(folder, opened):
    places = {place_words(each.place, "zh") for each in warnings("city")}
    with opened(folder("city", "zh") / "index.html") as page:
        target = page.locator("#glance a[href^='#t']").first
        assert target.bounding_box()["y"] < page.viewport_size["height"]
        target.click()
        page.locator(":target a[href^='#w']").first.click()
        card = page.locator(":target")
        assert card.bounding_box()["y"] >= 0
        assert {card.locator("b").last.inner_text()} <= places


def test_day_of_a_warning_is_two_clicks_from_the_year(folder, opened):
    with opened(folder("city", "zh") / "calendar.html", view="year") as page:
        page.locator("td[data-mini] a.w-error").first.click()
        page.locator(":target .w-error").first.wait_for(state="visible")
        assert page.locator("section.day:visible").count() == 1


def test_ten_thousand_warnings_are_found_in_less_time_than_the_page_takes_to_open(folder, opened, capsys):
    with opened(folder("ten-thousand", "zh") / "index.html") as page:
        opening = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
        paint = page.evaluate(PAINTED)
        first, *again = [page.evaluate(FIND, words) for words in ("石漱县", "石漱", "检查", "")]
        assert page.inner_text("#shown") == f"显示 {MANY} / {MANY} 条"
        assert max(first, *again) < opening
    with capsys.disabled():
        print(f"\n10,000 warnings: first paint {paint:.0f} ms, first search {first:.0f} ms, then at most {max(again):.0f} ms")
