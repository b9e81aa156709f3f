import functools
import re
from datetime import date

import pytest

from burden.check import Checked
from burden.days import day
from burden.report.agenda import agenda
from burden.report.calendar_page import calendar_html, opening
from burden.report.data import check_json
from burden.report.months import months
from burden.rulebook import Quiet, Scope
from tests.report.test_page import HAN, english
from tests.report.town import CALENDAR, SCRIPT, SOURCE, Seen, backwards, checked, empty
from tests.test_city import city


def made(outcome: Checked, lang: str = "zh") -> bytes:
    return calendar_html(outcome, agenda(outcome, [warning.message(lang) for warning in outcome.warnings]), CALENDAR, lang)


PAGE = made(checked())
SEEN = Seen(PAGE)


@functools.cache
def city_page() -> bytes:
    """The calendar of the example city."""
    return made(city())


def days(seen: Seen) -> list[tuple[str | None, int, int]]:
    """Every day with visits: how many begin, and how many are there."""
    found = [attrs for attrs in seen.having("data-visits") if attrs["data-visits"] != "0"]
    return [(attrs["data-day"], int(attrs["data-begun"] or 0), int(attrs["data-visits"] or 0)) for attrs in found]


def listed(seen: Seen) -> list[dict[str, str | None]]:
    """The rows of the day lists, one for each visit on each of its days."""
    return [attrs for tag, attrs in seen.tags if tag == "tr" and "data-k" in attrs]


def windows(page: bytes) -> int:
    """How many visits the windows hold that end in the month they are listed in."""
    rows = re.findall(r'<tr id="x-[^>]* data-due.*?</tr>', page.decode(), re.DOTALL)
    return sum(len(re.findall("<span data-c=", row)) for row in rows)


def month(seen: Seen, name: str) -> str:
    """What the month sheet of that name says, after the year at a glance."""
    return seen.text.split(name)[2]


def test_calendar_is_complete_in_itself():
    assert SEEN.tags[0] == ("html", {"lang": "zh-CN"})
    assert SEEN.having("src") == []
    links = {attrs["href"] for attrs in SEEN.having("href")}
    assert {link for link in links if not link.startswith("#")} == {"index.html", "calendar.ics"}
    assert {link[1:] for link in links if link.startswith("#")} <= {attrs["id"] for attrs in SEEN.having("id")}


def test_calendar_lists_the_visits_of_each_day():
    assert days(SEEN) == [
        ("2026-03-02", 2, 2), ("2026-03-03", 1, 3), ("2026-03-04", 0, 1), ("2026-05-06", 1, 1), ("2027-01-04", 1, 1), ("2027-01-05", 0, 1),
    ]  # fmt: skip
    assert "市应急局 配合单位：市消防队 甲县 安全生产检查 依据：安全生产法 — 按计划实施；3月2日—3月3日，第 2/2 天" in SEEN.text
    assert "市住建局、市水务局 配合单位：市消防队 丙镇 甲县 工地检查、河道检查 依据：安全生产法 — 已定日期" in SEEN.text


@pytest.mark.parametrize("page", [lambda: PAGE, city_page], ids=["town", "city"])
def test_calendar_adds_up_to_itself(page):
    seen = Seen(page())
    total, begun, due = (int(number) for number in re.search(r"(\d+) 次到访 = (\d+) 次.*? \+ (\d+) 次", seen.text).groups())
    assert total == begun + due
    assert begun == sum(begins for _, begins, _ in days(seen)) == sum("data-b" in attrs for attrs in listed(seen))
    assert len(listed(seen)) == sum(there for _, _, there in days(seen))
    assert due == windows(page())


def test_calendar_of_the_city_holds_every_visit_of_its_json():
    seen = Seen(city_page())
    assert sum(begins for _, begins, _ in days(seen)) + windows(city_page()) == check_json(city())["counts"]["visits"] == 2236


def test_month_names_four_visits_of_a_day_and_counts_the_others():
    """Every day of the city: what its box names and the number on its link are together its list."""
    for _, box in re.findall(r'<td [^>]*data-day="([^"]+)"(.*?)</td>', city_page().decode(), re.DOTALL):
        there = int(re.search(r'<b class="n">(\d*)</b>', box)[1] or 0)
        near, far = (re.search(rf'<a class="{kind}"[^>]*>另有 (\d+)</a>', box) for kind in ("near", "far"))
        named = len(re.findall(r'<div class="k-', box))
        hidden = len(re.findall(r'<div class="k-[^"]* far"', box))
        assert (named - hidden + int(near[1] if near else 0), named + int(far[1] if far else 0)) == (there, there)


def test_calendar_opens_at_the_month_of_the_day_given():
    asked = [
        (day(date(*each)), found)
        for each, found in (((2026, 11, 15), "m-2026-11"), ((2025, 12, 1), "m-2026-01"), ((2030, 1, 1), "m-2027-01"))
    ]
    pages = months(agenda(checked(), [""] * 3), CALENDAR, 2026)
    assert [(today, opening(pages, today)) for today, _ in asked] == asked
    assert [attrs["data-opening"] for attrs in SEEN.having("data-opening")] == ["m-2026-11"]


def test_today_is_marked():
    assert [attrs["href"] for attrs in SEEN.having("aria-current")] == ["#d-2026-11-15"]


def test_calendar_cells_count_what_the_days_list():
    cells = [attrs["data-day"] for tag, attrs in SEEN.tags if tag == "td" and "data-day" in attrs]
    assert (len(cells), cells[0], cells[-1]) == (365 + 31, "2026-01-01", "2027-01-31")


def test_calendar_lists_windows_below_their_months_alone():
    assert f"4月1日—6月30日 本月截止 {SCRIPT}" in month(SEEN, "2026年6月")
    assert "1月1日—12月31日 本月截止 暂定或抽取 抽查 市监局 丁厂 1" in month(SEEN, "2026年12月")
    assert (
        month(SEEN, "2026年3月").split("已实施")[0].split("月历日历")[1]
        == " 开始 3 窗口截止 0 下列窗口 0 跨过本月的长窗口（列在截止月） 1 "
    )


def test_calendar_marks_holidays_make_up_days_and_provisional_years():
    may = month(SEEN, "2026年5月").split("2026年6月")[0].split(" 日 ")[1]
    assert re.findall(r"\d+ [休班] \S+", may) == ["1 休 劳动节", "9 班 劳动节调休"]
    assert "2027年的节假日和调休安排尚无正式通知" in SEEN.text
    assert SEEN.text.split("2027年1月")[3].startswith(" 云溪市2026年督查检查考核月历日历 节假日未公布")
    assert "节假日未公布" not in month(SEEN, "2026年1月").split("开始")[0]


def test_year_at_a_glance_has_a_day_for_each_day_with_visits():
    days_of = [attrs["data-mini"] for tag, attrs in SEEN.tags if tag == "td" and "data-mini" in attrs]
    assert days_of == [day for day, _, _ in days(SEEN)]


def test_days_say_why_and_on_whose_approval():
    assert SEEN.text.count("牵头单位 检查对象 事项和依据 报备审批 状态") == len(days(SEEN))
    assert "▲" not in SEEN.text  # the mark is the style's
    assert "甲县同日到访。" in SEEN.text


def test_windows_are_drawn_over_the_month_they_part():
    assert SEEN.having("data-row") == []  # a quarter and a year fill every month they lie in


def test_window_inside_a_month_is_a_bar_over_its_days():
    outcome = checked()
    visits = outcome.visits.copy()
    row = visits.index[visits["item"] == SCRIPT]
    visits.loc[row, ["first", "last"]] = [day(date(2026, 6, 11)), day(date(2026, 7, 20))]
    seen = Seen(made(Checked(outcome.plan, visits, (), {}, (), outcome.today)))
    assert [(attrs["data-row"], attrs["style"]) for attrs in seen.having("data-row")] == [
        ("x-2026-06-0", "grid-area:1/11/auto/31"), ("x-2026-07-0", "grid-area:1/1/auto/21"),
    ]  # fmt: skip
    assert {attrs["data-row"] for attrs in seen.having("data-row")} <= {attrs["id"] for attrs in seen.having("id")}


def test_quiet_periods_shade_their_days():
    outcome = checked()
    visits = agenda(outcome, [warning.message() for warning in outcome.warnings])
    quiet = (
        Quiet("高考", SOURCE, day(date(2026, 6, 7)), day(date(2026, 6, 8))),
        Quiet("宁静日", SOURCE, month_days=(1, 2), scope=Scope(kinds=("企业",))),
    )
    seen = Seen(calendar_html(outcome, visits, CALENDAR, "zh", quiet))
    shaded = {attrs["data-day"]: attrs["title"] for attrs in seen.having("data-day") if "hush" in (attrs.get("class") or "")}
    assert {at: name for at, name in shaded.items() if "2026-06" in at} == {
        "2026-06-01": "静默期：宁静日（企业）", "2026-06-02": "静默期：宁静日（企业）",
        "2026-06-07": "静默期：高考（全部）", "2026-06-08": "静默期：高考（全部）",
    }  # fmt: skip
    legends = seen.text.split("静默期：")[1:]
    assert [text.split(" ")[0] for text in legends if "法定节假日" in text or "星期" not in text][
        5
    ] == "宁静日（企业）；高考（全部）"


def test_calendar_can_be_narrowed_to_a_county_or_a_department():
    options = [attrs["value"] for tag, attrs in SEEN.tags if tag == "option" and "value" in attrs]
    assert options == ["", "1", "2", "3", "", "1", "2", "3", "4", "5", "6", "", "crowding", "unreported"]
    rows = {(attrs["data-c"], attrs["data-o"]) for attrs in listed(SEEN)}
    assert rows == {("3", "3"), ("2", "3"), ("3", "6"), ("3", "2 5"), ("2", "4")}


def test_calendar_counts_by_county_and_by_department():
    counties = SEEN.text.split("分县（市、区）")[-1].split("分单位")[0]
    assert "（不属于任何县区） 1 1 乙县 2 1 1 甲县 4 2 1 1" in counties


def test_calendar_runs_no_script_of_the_data():
    assert [tag for tag, _ in SEEN.tags].count("script") == 1
    assert [name for _, attrs in SEEN.tags for name in attrs if name.startswith("on")] == []
    assert SCRIPT not in "".join(SEEN.code)


@pytest.mark.parametrize("evil", ["</title><script>x</script>", '"><img src=x onerror=x>', "{{ 7*7 }}"])
def test_calendar_shows_any_name_as_text(evil):
    outcome = checked()
    visits = outcome.visits.assign(organiser=evil, target=evil, county=evil, item=evil)
    seen = Seen(made(Checked(outcome.plan, visits, (), {}, (), outcome.today)))
    assert [tag for tag, _ in seen.tags if tag in ("script", "img", "style")] == ["style", "script"]
    assert evil in seen.text


def test_calendar_lists_all_of_many_visits_and_names_as_many_as_paper_holds():
    outcome = checked()
    rows = outcome.visits[outcome.visits["item"] == "食品安全检查"]
    many = rows.loc[rows.index.repeat(12)].reset_index(drop=True)
    many["joint"] = range(12)
    seen = Seen(made(Checked(outcome.plan, many, (), {}, (), outcome.today)))
    assert days(seen) == [("2026-03-03", 12, 12)]
    assert seen.text.count("甲县←市监局") == 7
    assert re.findall(r"另有 \d+", seen.text) == ["另有 8", "另有 5"]


def test_calendar_in_english_speaks_english():
    seen = Seen(made(english(), "en"))
    assert HAN.findall(seen.text.replace("劳动节", "")) == []
    assert "Labour Day make-up day" in seen.text
    assert seen.tags[0] == ("html", {"lang": "en"})


def test_calendar_of_nothing_has_twelve_months():
    seen = Seen(made(empty()))
    assert [attrs["id"] for tag, attrs in seen.tags if (attrs.get("class") or "").startswith("month ")] == [
        f"m-2026-{month:02d}" for month in range(1, 13)
    ]


def test_calendar_is_the_same_whatever_the_order_of_rows():
    assert made(backwards()) == PAGE
