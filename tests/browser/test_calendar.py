"""The calendar in a browser: each view and each filter shows or counts every visit, and paper holds one month a page."""

from __future__ import annotations

import re
import subprocess

import pytest

from tests.browser.scenes import city

pytestmark = pytest.mark.browser
DAY = "2026-03-11"  # a day of the city with more visits than its box names
SUMS = """() => ['total', 'begun', 'due'].map((name) => Number(document.querySelector(`#sums .${name}`).textContent))"""
SHOWN = """(what) => [...document.querySelectorAll(what)].filter((each) => each.checkVisibility()).length"""
BY_MONTH = """(root) => ['begun', 'due'].map((name) => [...document.querySelectorAll(`${root} [data-month] .${name}, ${root}[data-month] .${name}`)]
  .reduce((sum, each) => sum + Number(each.textContent), 0))"""
BOXES = """() => [...document.querySelectorAll('td[data-day]')].map((box) => [
  Number(box.querySelector('.n').textContent),
  box.querySelectorAll('.lines > div:not(.far)').length + Number((box.querySelector('.near') || {textContent: '0'}).textContent.match(/\\d+/)[0]),
  document.querySelectorAll(`#d-${box.dataset.day} tr[data-k]:not([hidden])`).length])"""
FIRST_DAYS = """() => [...document.querySelectorAll('section.day tr[data-b]')].filter((each) => !each.hidden).length"""
ENDING = """() => [...document.querySelectorAll('.month tr[data-due]')].reduce((sum, row) => sum + row.querySelectorAll('.whom span:not([hidden])').length, 0)"""


@pytest.fixture
def calendar(folder, opened):
    with opened(folder("city", "zh") / "calendar.html") as page:
        yield page


def follow(page, place):
    page.evaluate("(place) => { location.hash = place; }", place)
    page.wait_for_timeout(50)


def all_told(page):
    """Begun and due as the head of the page, the year, the months, the days and the lists count them."""
    total, begun, due = page.evaluate(SUMS)
    assert total == begun + due
    assert page.evaluate(BY_MONTH, ".mini") == page.evaluate(BY_MONTH, ".month") == [begun, due]
    assert (page.evaluate(FIRST_DAYS), page.evaluate(ENDING)) == (begun, due)
    assert [box for box in page.evaluate(BOXES) if len(set(box)) != 1] == []
    return total


def test_every_view_counts_every_visit(calendar):
    assert all_told(calendar) == len(set(city().checked.visits["joint"]))


@pytest.mark.parametrize(("choice", "table"), [("c", "counties"), ("o", "organisers")])
def test_each_county_and_department_has_as_many_as_its_table_says(calendar, choice, table):
    rows = calendar.evaluate(
        f"() => [...document.querySelectorAll('#{table} ~ div tr[id^={choice}-]')].map((row) => [row.id.slice(2), Number(row.cells[1].textContent)])"
    )
    assert len(rows) > 5
    for value, total in [*rows[:6], *rows[-2:]]:
        calendar.select_option(f"#{choice}", value)
        assert all_told(calendar) == total


def test_family_shows_windows_with_warnings_too(calendar):
    found = 0
    for family in calendar.evaluate("() => [...document.querySelectorAll('#f option')].map((each) => each.value).slice(1)"):
        calendar.select_option("#f", family)
        found += calendar.evaluate(SUMS)[2]
        all_told(calendar)
    assert found > 0


def test_filter_without_a_visit_says_so_and_reset_brings_all_back(calendar):
    calendar.fill("#q", "没有这样的对象")
    assert all_told(calendar) == 0
    assert calendar.inner_text(".nothing") == "没有符合筛选条件的到访"
    calendar.click("button[type=reset]")
    calendar.wait_for_timeout(50)
    assert all_told(calendar) == len(set(city().checked.visits["joint"]))


def test_tables_of_the_year_count_what_is_sought(calendar):
    tables = """(mark) => [...document.querySelectorAll(`tr[id^=${mark}-]`)].filter((row) => !row.hidden)
      .map((row) => [row.cells[0].textContent, Number(row.cells[1].textContent),
        [...row.cells].slice(2).reduce((sum, cell) => sum + Number(cell.textContent), 0)])"""
    calendar.fill("#q", "消防救援支队 枫渚")
    rows = calendar.evaluate(tables, "o")
    assert ("市消防救援支队" in [row[0] for row in rows], [row for row in rows if row[1] != row[2]]) == (True, [])
    assert sum(total for _, total, _ in calendar.evaluate(tables, "c")) == all_told(calendar) > 0


def test_search_takes_words_in_any_order_width_and_case(calendar):
    found = []
    for words in ("市教育局 枫渚", "枫渚　市教育局", "枫渚 市教育局 "):
        calendar.fill("#q", words)
        found.append(all_told(calendar))
    assert len(set(found)) == 1
    assert found[0] > 0


def test_township_opens_its_own_calendar_by_a_link(folder, opened):
    with opened(folder("city", "zh") / "calendar.html", 390) as page:
        everything = all_told(page)
        follow(page, "q=虹汀乡")
        assert 0 < all_told(page) < everything
        assert page.evaluate("document.body.dataset.view") == "month"


def test_address_keeps_the_township_when_the_page_is_turned(folder, opened):
    with opened(folder("city", "zh") / "calendar.html") as page:
        follow(page, "q=栗渚镇")
        own = all_told(page)
        page.click(".monthlinks a >> nth=-2")
        address = page.evaluate("() => decodeURIComponent(location.hash)")
        listed = page.locator("section.month.on .windows tr[data-first]:not([hidden])")
        assert page.inner_text("section.month.on .facts .listed") == str(listed.count())
        page.fill("#q", "")
        assert (address, all_told(page) > own) == ("#m-2026-12&q=栗渚镇", True)
        follow(page, address[1:])
        assert (all_told(page), page.inner_text("#here")) == (own, "2026年12月")


def test_page_opens_at_the_month_of_the_day_given(calendar):
    assert [calendar.evaluate("document.body.dataset.view"), calendar.inner_text("#here")] == ["month", "2026年11月"]
    assert calendar.evaluate(SHOWN, "section.month") == 1


def test_views_turn_by_button_and_by_key(calendar):
    calendar.focus("[data-step='1']")
    calendar.keyboard.press("Enter")
    calendar.wait_for_timeout(50)
    assert calendar.inner_text("#here") == "2026年12月"
    calendar.go_back()
    calendar.wait_for_timeout(50)
    assert calendar.inner_text("#here") == "2026年11月"
    calendar.click("[data-show=week]")
    calendar.locator("#here", has_text="11月9日—11月15日").wait_for()
    assert calendar.evaluate(SHOWN, "section.day") == 7
    calendar.click("[data-show=day]")
    calendar.locator("#here", has_text="11月15日 星期日").wait_for()
    assert [calendar.inner_text("#here"), calendar.evaluate(SHOWN, "section.day")] == ["11月15日 星期日", 1]
    assert calendar.evaluate(SHOWN, "#d-2026-11-15 .none") == 1


def test_number_of_further_visits_opens_the_day_with_all_of_them(calendar):
    follow(calendar, f"m-{DAY[:7]}")
    said = calendar.inner_text(f"td[data-day='{DAY}'] .near")
    calendar.click(f"td[data-day='{DAY}'] .near")
    calendar.wait_for_timeout(50)
    assert calendar.evaluate("document.body.dataset.view") == "day"
    assert calendar.evaluate(SHOWN, f"#d-{DAY} tr[data-k]") == 4 + int(re.sub(r"\D", "", said))


def test_bar_of_a_window_opens_its_row(calendar):
    bar = calendar.locator(".month.on .gantt li").first
    row = bar.get_attribute("data-row")
    bar.locator("a").click()
    calendar.wait_for_timeout(50)
    assert calendar.evaluate(SHOWN, f"#{row}") == 1


@pytest.mark.parametrize("view", ["week", "day"])
def test_windows_open_in_a_week_or_on_a_day_are_counted_and_listed(calendar, view):
    calendar.click(f"[data-show={view}]")
    calendar.click("#inside > summary")
    calendar.wait_for_timeout(50)
    counted = int(calendar.inner_text("#inside > summary .k"))
    listed = calendar.evaluate("() => document.querySelectorAll('#inside tbody .whom span:not([hidden])').length")
    assert counted == listed > 0


def paper(page, file, place, size="A4"):
    """How many pages a view prints, and their sizes in millimetres."""
    follow(page, place)
    page.evaluate("(size) => { document.body.dataset.paper = size; }", size)
    page.pdf(path=file, prefer_css_page_size=True)
    told = subprocess.run(["pdfinfo", "-f", "1", "-l", "99", file], capture_output=True, check=True, text=True).stdout
    return [tuple(round(float(side) * 25.4 / 72) for side in pair) for pair in re.findall(r"size: +([\d.]+) x ([\d.]+)", told)]


@pytest.mark.parametrize(("size", "sides"), [("A4", (297, 210)), ("A3", (420, 297))])
@pytest.mark.parametrize("scene", ["city", "everything-wrong"])
def test_month_sheets_fill_one_page_each(folder, opened, tmp_path, scene, size, sides):
    with opened(folder(scene, "zh") / "calendar.html") as page:
        months = page.evaluate("document.querySelectorAll('section.month').length")
        assert paper(page, tmp_path / "wall.pdf", "months", size) == [sides] * months
        assert paper(page, tmp_path / "one.pdf", "m-2026-05", size) == [sides]


def test_day_sheet_is_upright(calendar, tmp_path):
    assert set(paper(calendar, tmp_path / "day.pdf", f"d-{DAY}")) == {(210, 297)}


def test_printed_sheet_names_the_filter(calendar):
    calendar.select_option("#c", "2")
    name = calendar.evaluate("document.getElementById('c').selectedOptions[0].text")
    assert calendar.evaluate("document.querySelector('.month .paper').textContent").endswith(f" · {name}")
