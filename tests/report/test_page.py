import re
from dataclasses import replace

import pytest

from burden.check import Checked, NotRun
from burden.plan import FILINGS, ITEMS, RECORDS, UNITS, Place, Plan, Problem, Sheet, Target, table
from burden.report.agenda import agenda
from burden.report.page import index
from burden.rulebook import Rulebook
from burden.visits import build
from burden.warning import BurdenWarning, Wording
from burden.when import read
from tests.report.town import CALENDAR, FORMULA, PROBLEMS, RULEBOOK, SCRIPT, TODAY, Seen, backwards, checked, empty

HAN = re.compile("[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]+")


def made(outcome: Checked, lang: str = "zh", rulebook: Rulebook = RULEBOOK, problems: tuple[Problem, ...] = PROBLEMS) -> bytes:
    visits = agenda(outcome, [warning.message(lang) for warning in outcome.warnings])
    return index(outcome, visits, CALENDAR, problems, rulebook, lang)


def english() -> Checked:
    """A plan without a Chinese letter in its data."""
    row = {"item": "Safety", "organiser": "Fire Office", "targets": (Target("Alpha"),), "when": read("Q2", 2026), "row": 2}
    sheets = (Sheet("plan.xlsx", "2026", "items", rows=1, read=1),)
    plan = Plan(2026, table([row], ITEMS), table((), RECORDS), table((), FILINGS), table((), UNITS), sheets)
    said = Wording("没有报备。", "{item} has no filing.")
    warning = BurdenWarning(
        "unfiled", "unreported", "error", "certain", said, {"item": "Safety"}, Place("plan.xlsx", "2026", 2, "C")
    )
    return Checked(plan, build(plan, CALENDAR), (warning,), {"unfiled": 2}, checked().not_run, TODAY)


PAGE = made(checked())
SEEN = Seen(PAGE)


def test_index_is_chinese_and_complete_in_itself():
    assert SEEN.tags[0] == ("html", {"lang": "zh-CN"})
    assert '"Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif' in SEEN.code[0]
    assert SEEN.having("src") == []
    links = {attrs["href"] for attrs in SEEN.having("href")}
    assert {link for link in links if not link.startswith("#")} == {
        "calendar.html",
        "calendar.ics",
        "warnings.xlsx",
        "warnings.json",
    }
    assert re.findall(r"https?://|url\(|@import", SEEN.code[0] + SEEN.code[1]) == []


def test_index_links_lead_somewhere():
    ids = {attrs["id"] for attrs in SEEN.having("id")}
    assert {attrs["href"][1:] for attrs in SEEN.having("href") if attrs["href"].startswith("#")} <= ids


def test_index_says_the_figures():
    for part in (
        "云溪市2026年督查检查考核负担预警报告",
        "截至2026年11月15日",
        "计划事项 6 执行记录 2",
        "到访总数 7",
        "已实施 2",
        "尚未实施 5",
    ):
        assert part in SEEN.text


def test_index_says_loudly_what_must_not_be_missed():
    loud = [attrs for _, attrs in SEEN.tags if attrs.get("role") == "alert"]
    assert [attrs["class"] for attrs in loud] == ["loud grave", "loud", "loud"]
    assert "有 1 个文件没有读入：坏.xlsx 在读入以前，其中的事项一律不算在计划之内" in SEEN.text
    for part in ("2027年的节假日和调休安排尚无正式通知", "有 1 条规则没有运行", "没有报备登记表", "有 2 行数据读不懂"):
        assert part in SEEN.text


def test_index_lists_every_warning_with_its_place():
    rows = [attrs for tag, attrs in SEEN.tags if tag == "li" and "data-of" in attrs]
    assert [(attrs["id"], attrs["class"]) for attrs in rows] == [("w1", "error"), ("w2", "warning"), ("w3", "note")]
    for part in ("甲县同日到访。", "计划.xlsx › 年度计划 › 第4行 E列 另见 记录.csv › 第2行", f"{SCRIPT}没有报备。"):
        assert part in SEEN.text


def test_index_draws_the_visits_of_a_warning_on_the_axis_of_their_months():
    at = next(number for number, (_, attrs) in enumerate(SEEN.tags) if attrs.get("id") == "w1")
    drawn = [attrs for tag, attrs in SEEN.tags[at : at + 20] if tag in ("svg", "path")]
    assert (drawn[0]["viewbox"], drawn[0]["aria-hidden"]) == ("0 0 31 2", "true")
    assert [(attrs["class"], attrs["d"]) for attrs in drawn[1:]] == [("fixed", "M2 1.5h1"), ("made", "M1 0.5h2")]
    assert "3月 3月2日—3月3日 市应急局 安全生产检查； 3月3日 食品安全检查".replace("； ", "；") in SEEN.text


def test_index_can_be_narrowed_by_everything_a_warning_has():
    names = [attrs["data-facet"] for attrs in SEEN.having("data-facet")]
    assert names == ["level", "family", "rule", "certainty", "target", "organiser", "county", "file"]
    of = [attrs["data-of"] for attrs in SEEN.having("data-of")]
    assert of == ["0 0 0 0 0 1 0 0", "1 1 1 0 0 0 0 0", "2 2 2 0 1 2 1 0"]


def test_index_has_a_section_for_each_target_and_organiser():
    anchors = [attrs["id"] for _, attrs in SEEN.tags if attrs.get("class") == "box unit"]
    assert anchors == ["t1", "t2", "t3", "t4", "o1", "o2", "o3", "o4", "o5", "o6"]
    first = SEEN.text.split("逐个检查对象")[1].split("乙县 2")[0]
    assert "全年已实施 1 次，日期已定 1 次，窗口内未定 1 次，暂定或抽取 0 次" in first
    assert "最长的清静至多 303 天（3月4日—12月31日）：1 个时间窗口伸进其间，其中 1 次到访必在其间" in first
    assert "错误 1 同一天有两个及以上单位到同一对象检查： 1 警告 1" in first


def test_index_shows_the_page_of_every_rule_that_warns():
    ids = [attrs["id"] for attrs in SEEN.having("id") if (attrs["id"] or "").startswith("rule-")]
    assert ids == ["rule-same-days", "rule-unfiled", "rule-unreadable"]


def test_index_can_be_walked_by_keyboard_and_by_ear():
    order = [tag for tag, _ in SEEN.tags if tag in ("header", "nav", "main", "footer", "h1")]
    assert order == ["header", "h1", "nav", "main", "nav", "nav", "nav", "footer"]
    assert next(attrs["href"] for tag, attrs in SEEN.tags if tag == "a") == "#main"
    heads = [attrs.get("scope") for tag, attrs in SEEN.tags if tag == "th"]
    assert [scope for scope in heads if scope not in ("col", "row")] == []
    charts = [attrs for tag, attrs in SEEN.tags if tag == "svg"]
    assert [attrs for attrs in charts if attrs.get("role") != "img" and attrs.get("aria-hidden") != "true"] == []


def test_index_shows_sheets_limits_possible_and_problems():
    for part in (
        "计划.xlsx 年度计划 年度计划 9 6 2 1 联系电话", "坏.xlsx 没有读入 0 0 0 0", "organisers_per_day 1 2024-01-01 全部",
        "《示例规定》（某市地方规定，F99）", "合计行，未计入。", "读不懂的 2 处",
    ):  # fmt: skip
        assert part in SEEN.text
    assert re.search("同.*? 3 ", SEEN.text.split("还不能断定的情况")[1])


def test_index_runs_no_script_of_the_data():
    assert [tag for tag, _ in SEEN.tags].count("script") == 1
    assert [name for _, attrs in SEEN.tags for name in attrs if name.startswith("on")] == []
    assert SCRIPT not in "".join(SEEN.code)
    assert SCRIPT in SEEN.text


@pytest.mark.parametrize(
    "evil", ["</title><script>x</script>", '"><img src=x onerror=x>', "{{ 7*7 }}", "</style>", "javascript:x"]
)
def test_index_shows_any_name_as_text(evil):
    outcome = checked()
    warning = outcome.warnings[0]
    odd = BurdenWarning(
        warning.rule, warning.family, warning.level, warning.certainty, Wording("{x}", "{x}"), {"x": evil}, Place(evil, evil, 1),
        (Place(evil),), evil, evil,
    )  # fmt: skip
    visits = outcome.visits.assign(organiser=evil, target=evil, county=evil, item=evil)
    seen = Seen(made(Checked(outcome.plan, visits, (odd,), {}, (), outcome.today)))
    assert [tag for tag, _ in seen.tags if tag in ("script", "img", "style")] == ["style", "script"]
    assert evil in seen.text


def test_index_policy_allows_its_own_script_alone():
    policy = next(attrs["content"] for attrs in SEEN.having("content") if attrs.get("http-equiv"))
    assert re.fullmatch(
        r"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-[\w+/]{43}='; base-uri 'none'; form-action 'none'",
        policy,
    )


def test_index_holds_no_control_characters():
    outcome = checked()
    odd = outcome.visits.assign(organiser="市\x00监\x1b局\u202e")
    page = made(Checked(outcome.plan, odd, (), {}, (), outcome.today)).decode()
    assert re.findall("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", page) == []
    assert "市监局" in page


def test_index_in_english_speaks_english():
    seen = Seen(made(english(), "en", Rulebook(), ()))
    assert seen.tags[0] == ("html", {"lang": "en"})
    assert HAN.findall(seen.text) == []
    assert [value for _, attrs in seen.tags for value in attrs.values() if HAN.search(value or "")] == []


def test_index_of_nothing_says_so():
    seen = Seen(made(empty(), problems=()))
    assert "没有读入任何事项" in seen.text
    assert "没有预警。" in seen.text
    assert [attrs for _, attrs in seen.tags if attrs.get("role") == "alert"] == []


def test_index_is_the_same_whatever_the_order_of_rows():
    assert made(backwards(), problems=PROBLEMS[::-1]) == PAGE


def test_index_bars_are_as_wide_as_their_numbers():
    bars = SEEN.text.split("负担最重的对象")[1].split("到访最多的单位")[0]
    assert bars.split("名称")[1].startswith(
        " 到访次数 合计 错误 警告 提示 甲县 甲县：已实施 1，已定日期 1，窗口内未定 1，暂定或抽取 0 3 1 1 0 乙县"
    )
    at = next(number for number, (_, attrs) in enumerate(SEEN.tags) if attrs.get("href") == "#t1")
    found = [(attrs["class"], attrs["d"]) for tag, attrs in SEEN.tags[at : at + 8] if tag == "path"]
    assert found[:3] == [("made", "M0 .5H33.33"), ("fixed", "M33.33 .5H66.67"), ("loose", "M66.67 .5H100")]


def test_index_shows_a_formula_as_text():
    assert FORMULA in SEEN.text


def test_index_counts_the_visits_of_a_unit_in_one_way():
    head = SEEN.text.split("到访最多的单位")[1].split("对象与周")[0]
    assert "市监局 市监局：已实施 0，已定日期 1，窗口内未定 0，暂定或抽取 1 2" in head
    assert "市监局 2 全年已实施 0 次，日期已定 1 次，窗口内未定 0 次，暂定或抽取 1 次" in SEEN.text
    assert SEEN.text.count("到访次数各处是同一数法") == 1


def test_index_counts_no_target_that_nobody_visits():
    outcome = checked()
    seen = Seen(made(replace(outcome, warnings=(replace(outcome.warnings[1], target="戊县"),))))
    assert "逐个检查对象 4 另有 1 个没有到访，只有预警" in seen.text
    assert "检查对象 4" in seen.text


def test_index_says_what_rules_lack_in_words_and_below_the_figures():
    why = ("没有给出限额 days_on_site；没有政策包给出", "no limit is given for days_on_site; no pack gives it")
    seen = Seen(made(replace(checked(), not_run=(NotRun("too-long", *why),))))
    assert "有 1 条规则没有运行：没有预警不等于没有问题 缺什么 因此没有检查 没有给出限额 一次到访的现场天数" in seen.text
    assert seen.text.index("运行规则") < seen.text.index("缺什么") < seen.text.index("预警分布")
    assert ("too-long" in seen.text, "days_on_site" in seen.text) == (False, False)
