from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from burden.days import day
from burden.load.packs import over, pack, sources
from burden.load.policy import read_policy
from burden.load.refusal import Refusal
from burden.load.small_file import POLICY
from burden.place import Place
from burden.rulebook import Limit, Quiet, Room, Rulebook, Scope, Source, Waiver

Write = Callable[[str], Path]
OWN = Source("", "本市办法", "2026", "本办〔2026〕1号", "https://example.org/a", "本市")
OWN_TEXT = "{document: 本市办法, number: 本办〔2026〕1号, year: '2026', url: 'https://example.org/a', local: 本市}"


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    monkeypatch.chdir(tmp_path)

    def written(text: str) -> Path:
        Path("rules.yaml").write_text(text, encoding="utf-8")
        return Path("rules.yaml")

    return written


def told(path: Path) -> str:
    with pytest.raises(Refusal) as caught:
        read_policy(path)
    line = str(caught.value)
    assert line.startswith("rules.yaml: ")
    assert line.endswith("; 改正以上各处再试")
    return line.removeprefix("rules.yaml: ").removesuffix("; 改正以上各处再试")


# What a sound file says.


def test_policy_without_a_file_is_the_national_pack() -> None:
    book = read_policy(None)
    assert (book.packs, book.limits, book.quiet) == (("national",), pack("national").limits, ())
    assert [(limit.name, limit.value, limit.source.id, limit.source.local) for limit in book.limits] == [
        ("comprehensive_per_year", 1, "F01", ""), ("items_cut_percent", 50, "F04", ""), ("items_cut_percent", 50, "F04", ""),
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["", "# nothing\n", "packs:\nrules:\nlimits:\nquiet:\nheadings: {}\n", "\ufeffpacks: []\n"])
def test_policy_with_empty_sections_is_one_without_them(write: Write, text: str) -> None:
    book = read_policy(write(text))
    assert (book.levels, book.quiet, book.headings, book.one_visit) == ({}, (), {}, 10)
    assert book.packs == (() if "packs" in text else ("national",))


def test_policy_says_its_values(write: Write) -> None:
    text = """\
year: 2026
packs: [national, shandong]
one_visit: 5
rules: {same-days: error, crowded: note, too-soon: off}
headings: {time: [实施, 计划 时间], target: [去处], 检查对象: [到哪里]}
blanks: {target: ["0"]}
words: {paper-heavy: {paper: [打卡], look: [夜查]}}
"""
    book = read_policy(write(text))
    assert (book.year, book.packs, book.one_visit) == (2026, ("national", "shandong"), 5)
    assert book.levels == {"same-days": "error", "crowded": "note", "too-soon": "off"}
    assert book.headings == {"time": ("实施", "计划 时间"), "target": ("去处", "到哪里")}
    assert book.blanks == {"target": ("0",)}
    assert book.words == {"paper-heavy": {"paper": ("打卡",), "look": ("夜查",)}}
    assert list(dict.fromkeys(limit.pack for limit in book.limits)) == ["national", "shandong"]


def test_limits_carry_day_window_scope_and_source(write: Write) -> None:
    text = f"""\
packs: []
limits:
  visits_in_days:
    - {{since: 2026-01-01, value: 6, days: 61, source: F21,
       for: {{level: [township], kind: [乡镇], grade: [A]}}}}
    - {{since: 2026-3-1, value: 3, days: 7, source: {OWN_TEXT}}}
"""
    scope = Scope(("township",), ("乡镇",), ("A",))
    assert read_policy(write(text)).limits == (
        Limit("visits_in_days", 6, day(date(2026, 1, 1)), sources()["F21"], scope, 61),
        Limit("visits_in_days", 3, day(date(2026, 3, 1)), OWN, Scope(), 7),
    )


@pytest.fixture
def share_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("burden.load.policy.limit_names", lambda: ("unannounced_share", "visits_per_year"))


@pytest.mark.usefixtures("share_known")
def test_limit_says_whom_it_exempts_what_it_loads_and_whose_checks_it_means(write: Write) -> None:
    text = """\
packs: []
limits:
  visits_per_year:
    - {since: 2026-01-01, value: 2, source: F26, exempt: [above, case], below: true,
       for: {type: [routine, special], system: [甲县应急局, 消防队], organiser_level: [city, county]}}
  unannounced_share:
    - {since: 2026-01-01, value: 2/3, source: F26}
    - {since: 2027-01-01, value: 1, source: F26}
"""
    scope = Scope(types=("routine", "special", ""), systems=("应急管理局", "消防队"), organiser_levels=("city", "county"))
    since = day(date(2026, 1, 1))
    assert read_policy(write(text)).limits == (
        Limit("visits_per_year", 2, since, sources()["F26"], scope, exempt=("case", "above"), below=True),
        Limit("unannounced_share", 2 / 3, since, sources()["F26"]),
        Limit("unannounced_share", 1, day(date(2027, 1, 1)), sources()["F26"]),
    )


def test_quiet_periods_are_days_of_the_year_or_of_every_month(write: Write) -> None:
    text = f"""\
packs: []
quiet:
  - {{name: 高考, first: 2026-06-07, last: 2026-06-10, source: {OWN_TEXT}, for: {{kind: [学校]}}}}
  - {{name: 宁静生产日, month_days: [1, 25], since: 2018-01-01, source: F44}}
  - {{name: 月初, month_days: [1, 2], source: F44, exempt: [above, case]}}
  - {{name: 月末, month_days: [28, 31], source: F44, exempt: []}}
"""
    assert read_policy(write(text)).quiet == (
        Quiet("高考", OWN, day(date(2026, 6, 7)), day(date(2026, 6, 10)), scope=Scope(kinds=("学校",))),
        Quiet("宁静生产日", sources()["F44"], month_days=(1, 25), since=day(date(2018, 1, 1))),
        Quiet("月初", sources()["F44"], month_days=(1, 2), exempt=("case", "above")),
        Quiet("月末", sources()["F44"], month_days=(28, 31), exempt=()),
    )


def own_of(text: Rulebook, name: str) -> list[tuple[str, float]]:
    """The packs and numbers of the limits of a name, in order."""
    return [(limit.pack, limit.value) for limit in text.limits if limit.name == name]


def test_later_pack_goes_before_an_earlier_one_even_if_its_text_is_older(write: Write) -> None:
    first_old = read_policy(write("packs: [liaoning, suichang]\n"))
    first_new = read_policy(write("packs: [suichang, liaoning]\n"))
    assert own_of(first_old, "visits_per_year") == [("liaoning", 1), ("suichang", 2)]
    assert own_of(first_new, "visits_per_year") == [("liaoning", 1)]


def test_own_limit_goes_before_the_packs(write: Write) -> None:
    own = "limits: {organisers_per_day: [{since: 2016-01-01, value: 2, source: F19}]}\n"
    book = read_policy(write("packs: [shandong]\n" + own))
    assert own_of(book, "organisers_per_day") == [("", 2)]


def test_name_for_several_kinds_stands_for_them_in_packs_and_own_clauses(write: Write) -> None:
    every = ("企业", "规上工业企业", "资质建筑企业", "限上批零住餐企业", "限上服务业企业", "煤矿", "个体工商户")
    text = f"""\
packs: [liaoning]
kinds: {{企业: [个体工商户], 校园: [学校, 幼儿园]}}
limits: {{visits_per_year: [{{since: 2026-01-01, value: 2, source: F26, for: {{kind: [煤矿, 校园]}}}}]}}
quiet: [{{name: 高考, first: 2026-06-07, last: 2026-06-10, source: {OWN_TEXT}, for: {{kind: [校园, 学校]}}}}]
"""
    book = read_policy(write(text))
    kinds = [limit.scope.kinds for limit in book.limits if limit.name == "visits_per_year"]
    assert kinds == [every, ("煤矿", "校园", "学校", "幼儿园")]
    assert [quiet.scope.kinds for quiet in book.quiet] == [("校园", "学校", "幼儿园")]


def test_own_limit_for_a_name_of_several_kinds_goes_before_that_of_a_pack(write: Write) -> None:
    own = "limits: {visits_per_year: [{since: 2015-01-01, value: 3, source: F26, for: {kind: [企业]}}]}\n"
    assert own_of(read_policy(write("packs: [liaoning]\n" + own)), "visits_per_year") == [("", 3)]


def test_later_limit_leaves_others_of_another_window_scope_or_earlier_days() -> None:
    def limit(since: int, days: int = 0, *kinds: str) -> Limit:
        return Limit("visits_in_days", 1, since, OWN, Scope(kinds=kinds), days)

    earlier = (limit(1, 7), limit(9, 7), limit(9, 30), limit(9, 7, "企业", "学校"))
    later = (limit(5, 7), limit(5, 7, "学校", "企业"))
    assert over(earlier, later) == (limit(1, 7), limit(9, 30), *later)


def test_room_for_reading_a_file_is_said_in_part_or_not_at_all(write: Write) -> None:
    assert read_policy(write("")).reading == Room(60, 600, 200)
    assert read_policy(write("reading: {seconds: 120, file_megabytes: 300}\n")).reading == Room(120, 600, 300)


def test_waivers_say_rule_match_reason_who_and_until_when(write: Write) -> None:
    text = """\
packs: []
waivers:
  - {rule: same-days, match: {target: 甲县}, reason: 市政府专题会议 已定, by: 常务副市长, until: 2026-06-30}
  - rule: too-often
    match: {organiser: [应急局, 市消防队], item: 安全检查, file: 计划.xlsx}
    reason: 试点
    by: 市督查办
    since: 2026-03-01
    until: 2026-03-01
"""
    first, last = day(date(2026, 3, 1)), day(date(2026, 6, 30))
    every = {"organiser": ("应急局", "市消防队"), "item": ("安全检查",), "file": ("计划.xlsx",)}
    assert read_policy(write(text)).waivers == (
        Waiver("same-days", {"target": ("甲县",)}, "市政府专题会议 已定", "常务副市长", last, place=Place("rules.yaml", "", 3)),
        Waiver("too-often", every, "试点", "市督查办", first, first, Place("rules.yaml", "", 4)),
    )


# What a broken file is told.

SECTIONS = "year、packs、kinds、one_visit、rules、limits、quiet、waivers、headings、blanks、words、periods、reading"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("yeer: 2026\n", f"第1行第1列 不认识的键 'yeer'，可用：{SECTIONS}"),
        ("- a\n", f"第1行第1列 这里应有这些键：{SECTIONS}"),
        ("year: soon\n", "第1行第1列 year 应是1990到2100之间的整数，不是'soon'"),
        ("year: 2026\nyear: 2027\n", "第2行第1列 键 year 重复"),
        ("one_visit: 0\n", "第1行第1列 one_visit 应是1到260之间的整数，不是'0'"),
        ("packs: [national, shangdong]\n", "第1行第19列 不认识的政策包 'shangdong'，是不是 shandong"),
        ("packs: [national, national]\n", "第1行第19列 national 重复"),
        ("packs: national\n", "第1行第1列 packs 应是一个列表"),
        ("rules: {same-day: error}\n", "第1行第9列 不认识的规则 'same-day'，是不是 same-days"),
        ("rules: {same-days: high}\n", "第1行第9列 same-days 应是 note、warning、error、off 之一"),
        ("rules: {same-days: }\n", "第1行第9列 same-days 应是 note、warning、error、off 之一"),
        ("kinds: {校园: []}\n", "第1行第9列 校园 应列出至少一个词"),
        ("kinds: {校园: [{a: b}]}\n", "第1行第14列 校园 里的每一项应是一个词"),
        ("rules: off\n", "第1行第1列 rules 应是键和值的表"),
        ("limits: {visits_per_yaer: []}\n", "第1行第10列 不认识的限额 'visits_per_yaer'，是不是 visits_per_year"),
        ("headings: {time: [实施, {a: b}]}\n", "第1行第23列 time 里的每一项应是一个词"),
        ("headings: {tiem: [实施]}\n", "第1行第12列 不认识的含义 'tiem'，是不是 time"),
        ('words: {paper-heavy: {paper: [""]}}\n', "第1行第31列 paper 里的每一项应是一个词"),
        ("words: {same-days: {paper: [表]}}\n", "第1行第9列 不认识的规则（用到字词的） 'same-days'，可用：disguised、no-look、paper-heavy"),
        ("reading: {seconds: 0, memory: 1}\n",
         "第1行第11列 seconds 应是1到3600之间的整数，不是'0'；第1行第23列 不认识的键 'memory'，可用：seconds、megabytes、file_megabytes"),
        ("reading: {megabytes: much}\n", "第1行第11列 megabytes 应是100到100000之间的整数，不是'much'"),
        ("packs: &a [x]\n", "第1行第8列 不支持YAML锚点和引用"),
        ("packs: !!python/name:os.system x\n", "第1行第8列 不支持YAML标签"),
        ("packs:\n\t- national\n \t- shandong\n",
         "第2行第1列 缩进用了制表符，请改用空格；第3行第2列 缩进用了制表符，请改用空格"),
        ("year: 2026\n  packs: []\n", "第2行第8列 不是合规的YAML或JSON（这里不该有冒号，请检查缩进和引号）"),
        ("year: 2026\0\n", "不是合规的YAML或JSON：含有不允许的字符"),
        ("packs: " + "[" * 2000, "嵌套太深"),
    ],
)  # fmt: skip
def test_broken_file_is_told_where_and_why(write: Write, text: str, expected: str) -> None:
    assert told(write(text)) == expected


LIMIT = "limits:\n  visits_per_year:\n    - "


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("{since: 2026-01-01, value: 6}", "第3行第7列 缺少 source"),
        ("{value: 6, source: F20}", "第3行第7列 缺少 since"),
        ("{since: 2026-01-01, value: -1, source: F20}", "第3行第27列 value 应是0到9999之间的整数，不是'-1'"),
        ("{since: 2026-01-01, value: .nan, source: F20}", "第3行第27列 value 应是0到9999之间的整数，不是'.nan'"),
        ("{since: 2026-01-01, value: [6], source: F20}", "第3行第27列 value 应是0到9999之间的整数"),
        ("{since: 2026-02-30, value: 6, source: F20}", "第3行第8列 since：没有 2026-02-30 这一天"),
        ("{since: 明年, value: 6, source: F20}", "第3行第8列 since 应写成 2026-02-06，不是'明年'"),
        ("{since: 2026-01-01, value: 6, source: F021}", "第3行第37列 不认识的出处 'F021'，是不是 F21"),
        ("{since: 2026-01-01, value: 6, days: 7, source: F20}",
         "第3行第37列 不认识的键 'days'，可用：since、value、source、for、exempt、below"),
        ("{since: 2026-01-01, value: 6, source: {year: x}}", "第3行第37列 缺少 document"),
        ("{since: 2026-01-01, value: 6, source: {document: ''}}", "第3行第46列 document 不能为空"),
        ("{since: 2026-01-01, value: 6, source: {document: 甲, url: 'javascript:1'}}",
         "第3行第59列 url 应是 http:// 或 https:// 开头的网址"),
        ("{since: 2026-01-01, value: 6, source: F20, for: {level: [city, 县]}}",
         "第3行第70列 不认识的层级 '县'，可用：central、province、city、county、township"),
        ("{since: 2026-01-01, value: 6, source: F20, for: {kind: []}}", "第3行第56列 kind 应列出至少一个词"),
        ("{since: 2026-01-01, value: 6, source: F20, for: {kinds: [a]}}", "第3行第56列 不认识的键 'kinds'，是不是 kind"),
        ("{since: 2026-01-01, value: 6, source: F20}\n    - {since: 2026-1-1, value: 7, source: F20}",
         "第4行第7列 visits_per_year 与前面一条的起始日、天数和对象都相同"),
        ("6", "第3行第7列 这里应有这些键：since、value、source"),
        ("{since: 2026-01-01, value: 6, source: F20, exempt: [cases, above]}",
         "第3行第59列 不认识的不计的检查 'cases'，是不是 case"),
        ("{since: 2026-01-01, value: 6, source: F20, below: yes}", "第3行第50列 below 应是 true 或 false，不是'yes'"),
        ("{since: 2026-01-01, value: 6, source: F20, for: {type: [daily], organiser_level: [town]}}",
         "第3行第63列 不认识的类型 'daily'，可用：routine、case、special；"
         "第3行第89列 不认识的层级 'town'，是不是 township"),
    ],
)  # fmt: skip
def test_broken_limit_is_told_where_and_why(write: Write, entry: str, expected: str) -> None:
    assert told(write(f"{LIMIT}{entry}\n")) == expected


def test_limit_that_counts_in_a_window_needs_its_days(write: Write) -> None:
    text = "limits:\n  visits_in_days:\n    - {since: 2026-01-01, value: 6, source: F21}\n"
    assert told(write(text)) == "第3行第7列 缺少 days"


@pytest.mark.parametrize("day", [1301, 431, 229, 300])
def test_filing_day_that_is_none_is_told(write: Write, day: int) -> None:
    text = f"limits:\n  plan_filed_by:\n    - {{since: 2026-01-01, value: {day}, source: F38}}\n"
    assert told(write(text)) == f"第3行第27列 plan_filed_by 应写成月份×100+日，如 331 为3月31日，不是{day}"


@pytest.mark.usefixtures("share_known")
@pytest.mark.parametrize("value", ["3/2", "0/0", "0.5", "-1/3", "2", "[1/2]"])
def test_share_that_is_no_fraction_of_at_most_1_is_told(write: Write, value: str) -> None:
    text = f"limits:\n  unannounced_share:\n    - {{since: 2026-01-01, source: F20, value: {value}}}\n"
    shown = "" if value == "[1/2]" else f"，不是{value!r}"
    assert told(write(text)) == f"第3行第40列 value 应是不大于1的分数，如 2/3{shown}"


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("{name: 高考, first: 2026-06-10, last: 2026-06-07, source: F44}", "第2行第16列 first 晚于 last"),
        ("{name: 高考, first: 2026-06-10, source: F44}", "第2行第5列 应写明 first 和 last，或者只写 month_days"),
        ("{name: 高考, source: F44}", "第2行第5列 应写明 first 和 last，或者只写 month_days"),
        ("{name: 高考, month_days: [1, 32], source: F44}", "第2行第32列 month_days 应是1到31之间的整数，不是'32'"),
        ("{name: 高考, month_days: [25, 1], source: F44}",
         "第2行第16列 month_days 应是从早到晚的两个日子，如 [1, 25]"),
        ("{name: '', month_days: [1, 25], source: F44}", "第2行第6列 name 不能为空"),
        ("{name: 高考, month_days: [1, 25]}", "第2行第5列 缺少 source"),
    ],
)  # fmt: skip
def test_broken_quiet_period_is_told_where_and_why(write: Write, entry: str, expected: str) -> None:
    assert told(write(f"quiet:\n  - {entry}\n")) == expected


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("{rule: same-days, match: {target: 甲县}, reason: 甲, by: 乙}", "第2行第5列 缺少 until"),
        ("{match: {target: 甲县}, reason: '', by: '', until: 2026-06-30}",
         "第2行第5列 缺少 rule；第2行第27列 reason 不能为空；第2行第39列 by 不能为空"),
        ("{rule: same-day, match: {target: 甲县}, reason: 甲, by: 乙, until: 2026-06-30}",
         "第2行第6列 不认识的规则 'same-day'，是不是 same-days"),
        ("{rule: same-days, match: {}, reason: 甲, by: 乙, until: 2026-06-30}",
         "第2行第23列 match 应写明 target、organiser、item、file 中至少一项"),
        ("{rule: same-days, match: 甲县, reason: 甲, by: 乙, until: 2026-06-30}",
         "第2行第23列 match 应是键和值的表"),
        ("{rule: same-days, match: {targets: 甲县}, reason: 甲, by: 乙, until: 2026-06-30}",
         "第2行第31列 不认识的键 'targets'，可用：target、organiser、item、file"),
        ("{rule: same-days, match: {target: []}, reason: 甲, by: 乙, until: 2026-06-30}", "第2行第31列 target 不能为空"),
        ("{rule: same-days, match: {target: ['']}, reason: 甲, by: 乙, until: 2026-06-30}",
         "第2行第40列 target 里的每一项应是一个词"),
        ("{rule: same-days, match: {target: 甲县}, reason: 甲, by: 乙, since: 2026-07-01, until: 2026-06-30}",
         "第2行第62列 since 晚于 until"),
    ],
)  # fmt: skip
def test_broken_waiver_is_told_where_and_why(write: Write, entry: str, expected: str) -> None:
    assert told(write(f"waivers:\n  - {entry}\n")) == expected


def test_warnings_about_waivers_cannot_be_waived(write: Write) -> None:
    text = "waivers:\n  - {rule: waiver-unused, match: {item: 甲}, reason: 甲, by: 乙, until: 2026-06-30}\n"
    assert told(write(text)).startswith("第2行第6列 不认识的规则 'waiver-unused'，")


def test_all_mistakes_are_told_at_once_in_their_order(write: Write) -> None:
    text = """\
packs: [nation]
rules: {same-days: maybe}
limits:
  visits_per_day:
    - {since: 2026-13-01, value: -3}
quiet:
  - {name: 高考, first: 2026-06-08, last: 2026-06-07, source: F20F}
"""
    assert told(write(text)).split("；") == [
        "第1行第9列 不认识的政策包 'nation'，是不是 national",
        "第2行第9列 same-days 应是 note、warning、error、off 之一",
        "第5行第7列 缺少 source",
        "第5行第8列 since：没有 2026-13-01 这一天",
        "第5行第27列 value 应是0到9999之间的整数，不是'-3'",
        "第7行第16列 first 晚于 last",
        "第7行第53列 不认识的出处 'F20F'，是不是 F20",
    ]


def test_all_mistakes_are_told_in_english_too(write: Write) -> None:
    text = """\
packs: [nation, national, national]
rules: {same-days: maybe, same-day: off}
limits:
  visits_per_day:
    - {since: 2026-13-01, value: -3, exempt: [x], below: maybe, for: {level: [county], kind: []}}
    - 6
quiet:
  - {name: '', first: 2026-06-08, last: 2026-06-07, source: F20F}
  - {name: 高考, month_days: [9, 1], source: {document: 甲, url: x}}
headings: {tiem: []}
one_visit: 0
"""
    with pytest.raises(Refusal) as caught:
        read_policy(write(text))
    assert caught.value.said("en").removeprefix("rules.yaml: ").split("; line ") == [
        "line 1, column 9: unknown pack 'nation'; did you mean national?",
        "1, column 27: national stands twice",
        "2, column 9: same-days should be one of note, warning, error, off",
        "2, column 27: unknown rule 'same-day'; did you mean same-days?",
        "5, column 7: source is missing",
        "5, column 8: since: there is no 2026-13-01",
        "5, column 27: value should be a whole number from 0 to 9999, not '-3'",
        "5, column 47: unknown kind of exempt visits 'x'; known are case, above",
        "5, column 51: below should be true or false, not 'maybe'",
        "5, column 88: kind should list at least one word",
        "6, column 7: here these keys should stand: since, value, source",
        "8, column 6: name must not be empty",
        "8, column 16: first is later than last",
        "8, column 53: unknown source 'F20F'; did you mean F20?",
        "9, column 16: month_days should be two days, the earlier first, as [1, 25]",
        "9, column 58: url should be an address that begins with http:// or https://",
        "10, column 12: unknown meaning 'tiem'; did you mean time?",
        "11, column 1: one_visit should be a whole number from 1 to 260, not '0'; correct these and try again",
    ]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"# " + b"x" * POLICY, "rules.yaml: 超过128KB; 只留下需要的内容再试"),
        ("year: 2026\n# 规则\n".encode("gb18030"), "rules.yaml: 第2行 不是UTF-8编码; 另存为UTF-8再试"),
        ("year: 2026\n".encode("utf-16"), "rules.yaml: 第1行 不是UTF-8编码; 另存为UTF-8再试"),
    ],
)
def test_file_that_is_no_small_text_is_refused(write: Write, content: bytes, expected: str) -> None:
    path = write("")
    path.write_bytes(content)
    with pytest.raises(Refusal) as caught:
        read_policy(path)
    assert str(caught.value) == expected


def test_missing_file_is_refused(write: Write) -> None:
    with pytest.raises(Refusal) as caught:
        read_policy(write("").with_name("other.yaml"))
    assert str(caught.value) == f"other.yaml: 读不了（{os.strerror(2)}）; 检查文件名和权限"


def test_pipe_is_refused_and_not_waited_on(write: Write) -> None:
    path = write("").with_name("pipe")
    os.mkfifo(path)
    with pytest.raises(Refusal) as caught:
        read_policy(path)
    assert str(caught.value) == "pipe: 不是普通文件; 请给出一个文件"


# The example city.


def test_example_policy_is_sound() -> None:
    book = read_policy(Path(__file__).parents[2] / "rules.yaml")
    assert book.year == 2026
    assert {"national", "shandong", "chengdu", "suichang", "yunnan-case", "county-system", "filing", "anqing"} < {*book.packs}
    assert [(quiet.name, quiet.scope.kinds[0]) for quiet in book.quiet] == [("宁静生产日", "规上工业企业"), ("高考", "学校")]
