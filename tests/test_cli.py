"""The command line from outside: what it prints, and with which status it leaves."""

import json

import pytest

from tests.command import burden, process

ITEMS = "事项名称,牵头单位,检查对象,检查时间\n安全检查,应急局,甲县,2026年3月2日\n消防检查,消防队,甲县,2026年3月2日\n"
RULES = """year: 2026
packs: []
limits:
  organisers_per_day:
    - {since: 2026-01-01, value: 1, source: {document: 办法, year: "2026", local: 本市}}
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "计划.csv").write_text(ITEMS, encoding="utf-8")
    (tmp_path / "rules.yaml").write_text(RULES, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", ".", "--today", "2026-01-05", "--format", "json"),
        ("check", "没有的文件.xlsx"),
        ("check", "空.csv", "--lang", "en"),
        ("items", ".", "--format", "text"),
        ("report", ".", "--today", "2026-01-05", "-o", "/proc/no/such"),
        ("when", "第二季度", "4月底前", "某时", "--year", "2026"),
        ("rule", "no-such-rule"),
    ],
)
def test_process_prints_and_leaves_as_a_run_in_here_does(folder, arguments):
    (folder / "空.csv").write_bytes(b"")
    assert process(*arguments, cwd=folder) == burden(*arguments, cwd=folder)


def test_check_leaves_with_1_where_there_is_an_error(folder):
    done = burden("check", folder, "--today", "2026-01-05", "--format", "json")
    found = json.loads(done.stdout)
    assert [(w["rule"], w["target"], w["first"]) for w in found["warnings"] if w["level"] == "error"] == [
        ("same-days", "甲县", "2026-03-02")
    ]
    assert (done.returncode, done.stderr) == (1, "")


def test_check_leaves_with_0_where_nothing_reaches_the_level(folder):
    assert burden("check", folder, "--today", "2026-01-05", "--fail-on", "never").returncode == 0


def test_report_writes_every_file(folder, tmp_path):
    done = burden("report", folder, "--today", "2026-01-05", "-o", tmp_path / "out", "--fail-on", "never")
    assert (done.returncode, done.stderr) == (0, "")
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert names == {"index.html", "calendar.html", "calendar.ics", "ics", "warnings.xlsx", "warnings.json"}


def test_report_beside_an_old_plan_says_what_changed(folder, tmp_path):
    old = tmp_path / "旧计划.csv"
    old.write_text(ITEMS.replace("消防队,甲县,2026年3月2日", "消防队,甲县,2026年3月9日"), encoding="utf-8")
    done = burden(
        "report", folder / "计划.csv", "--old", old, "--today", "2026-01-05", "-o", tmp_path / "out", "--fail-on", "never"
    )
    assert (done.returncode, done.stderr) == (0, "")
    page = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert ("对照：旧计划.csv" in page, '<span class="soft">新增</span><b>1</b>' in page) == (True, True)


def test_report_beside_an_old_plan_and_a_baseline_is_refused(folder, tmp_path):
    done = burden("report", folder, "--old", folder, "--baseline", tmp_path / "b.json", "-o", tmp_path / "out")
    assert (done.returncode, done.stderr.count("\n"), "--old" in done.stderr) == (2, 1, True)


def test_report_into_the_same_folder_numbers_events_that_changed(folder, tmp_path):
    def numbers():
        done = burden("report", folder, "--today", "2026-01-05", "-o", tmp_path / "out", "--fail-on", "never")
        lines = (tmp_path / "out" / "calendar.ics").read_text(encoding="utf-8").split("\n")
        return done.returncode, sorted(line.strip() for line in lines if line.startswith("SEQUENCE"))

    assert numbers() == (0, ["SEQUENCE:0", "SEQUENCE:0"])
    (folder / "计划.csv").write_text(ITEMS.replace("消防队,甲县,2026年3月2日", "消防队,甲县,2026年3月9日"), encoding="utf-8")
    assert numbers() == (0, ["SEQUENCE:1", "SEQUENCE:1"])  # the warning of their meeting is gone from both


def test_report_after_an_export_that_is_not_there_or_broken_is_refused(folder, tmp_path):
    for text, reason in (("", "里面没有上一次导出的 calendar.ics"), ("BEGIN:VCALENDAR", "不是完好的日历文件")):
        (tmp_path / "old").mkdir(exist_ok=True)
        if text:
            (tmp_path / "old" / "calendar.ics").write_text(text, encoding="utf-8")
        done = burden("report", folder, "-o", tmp_path / "out", "--previous", tmp_path / "old")
        assert (done.returncode, done.stderr.count("\n"), reason in done.stderr) == (2, 1, True)


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "没有的文件.xlsx"),
        ("check", "计划.csv", "--rules", "没有.yaml"),
        ("check", "计划.csv", "--heading", "target"),
        ("check", "计划.csv", "--lang", "fr"),
        ("check", "计划.csv", "--only", "no-such-rule"),
        ("rule", "no-such-rule"),
        ("check", "空.csv"),
    ],
)
def test_what_cannot_be_made_is_one_line_and_2(folder, arguments):
    (folder / "空.csv").write_bytes(b"")
    done = burden(*arguments, cwd=folder)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)


def test_a_folder_that_cannot_be_written_is_one_line_and_4(folder):
    done = burden("report", folder, "--today", "2026-01-05", "-o", "/proc/no/such")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (4, "", 1)


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("zh", "rules.yaml: 第1行第1列 year 应是1990到2100之间的整数，不是'soon'; 改正以上各处再试\n"),
        (
            "en",
            "rules.yaml: line 1, column 1: year should be a whole number from 1990 to 2100, not 'soon'; correct these and try again\n",
        ),
    ],
)
def test_mistake_of_the_policy_file_is_told_in_the_language_of_the_run(folder, lang, said):
    (folder / "rules.yaml").write_text("year: soon\n", encoding="utf-8")
    done = burden("check", "计划.csv", "--lang", lang, cwd=folder)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", said)


def test_when_says_how_a_phrase_is_read():
    done = burden("when", "第二季度", "4月底前", "--year", "2026")
    assert [(each["kind"], each["windows"]) for each in json.loads(done.stdout)] == [
        ("window", [["2026-04-01", "2026-06-30"]]),
        ("deadline", [[None, "2026-04-30"]]),
    ]


def test_when_heeds_the_calendar_and_the_periods_of_the_policy(tmp_path):
    rules = tmp_path / "rules.yaml"
    rules.write_text("periods:\n  - {name: 汛期, first: 05-01, last: 09-30}\n", encoding="utf-8")
    done = burden("when", "春节前", "汛期", "--year", "2026", "--rules", rules)
    assert [(each["kind"], each["windows"]) for each in json.loads(done.stdout)] == [
        ("deadline", [[None, "2026-02-14"]]),
        ("window", [["2026-05-01", "2026-09-30"]]),
    ]


def test_when_has_the_same_keys_for_every_phrase():
    done = burden("when", "6月前", "13月", "每季度", "--year", "2026")
    keys = ["text", "kind", "windows", "per", "times", "days", "tentative", "reading", "problem"]
    assert [list(each) for each in json.loads(done.stdout)] == [keys, keys, keys]
    assert [each["times"] for each in json.loads(done.stdout)] == [None, None, [1, 1]]


@pytest.mark.parametrize(("lang", "word"), [("zh", "为什么"), ("en", "Why")])
def test_rule_prints_its_page(lang, word):
    done = burden("rule", "same-days", "--lang", lang)
    assert done.stdout.startswith("same-days\n=========\n")
    assert done.stdout.count(f"\n{word}") == 1


def test_rules_lists_every_rule():
    from burden.rules import rules

    assert [line.split()[0] for line in burden("rules").stdout.splitlines()] == list(rules())


def test_init_and_template_make_a_folder_to_begin_with(tmp_path):
    assert burden("init", tmp_path / "新").returncode == 0
    assert burden("check", tmp_path / "新", "--today", "2026-01-05", "--fail-on", "never").returncode == 0
    assert burden("init", tmp_path / "新").returncode == 2


def test_items_as_text_and_as_json_say_the_same_item(folder):
    text, told = burden("items", folder, "--format", "text"), burden("items", folder)
    assert text.stdout.split("\n")[0] == "计划.csv::2 安全检查"
    assert [each["item"] for each in json.loads(told.stdout)["items"]] == ["安全检查", "消防检查"]


def test_items_as_a_workbook_can_be_checked_like_the_files_it_came_from(folder, tmp_path):
    book = tmp_path / "另存" / "全部.xlsx"
    book.parent.mkdir()
    done = burden("items", folder / "计划.csv", "-o", book)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{book}\n", "")
    given = ("--rules", folder / "rules.yaml", "--today", "2026-01-05", "--format", "json")
    first, second = (json.loads(burden("check", path, *given).stdout) for path in (folder / "计划.csv", book))
    assert [each["message"] for each in second["warnings"]] == [each["message"] for each in first["warnings"]]


def test_items_workbook_without_a_file_is_refused(folder):
    done = burden("items", folder, "--format", "xlsx")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)


def test_items_into_a_folder_that_is_not_there_is_4(folder):
    done = burden("items", folder, "-o", folder / "没有" / "a.xlsx")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (4, "", 1)


def test_a_folder_just_made_has_no_warning_of_its_data(tmp_path):
    assert burden("init", tmp_path / "新").returncode == 0
    done = burden("check", tmp_path / "新", "--today", "2026-04-20", "--format", "json")
    assert [each for each in json.loads(done.stdout)["warnings"] if each["family"] == "data"] == []


def test_heading_is_kept_in_the_policy_file_and_read_back(folder):
    (folder / "计划.csv").write_text("事项名称,牵头单位,检查对象,实施\n安全检查,应急局,甲县,3月2日\n", encoding="utf-8")
    kept = burden("heading", "time=实施", "--rules", folder / "rules.yaml")
    again = burden("heading", "time=实施", "--rules", folder / "rules.yaml")
    assert (kept.returncode, kept.stdout) == (0, f"{folder / 'rules.yaml'}: 时间（time）：记下“实施”\n")
    assert (again.returncode, again.stdout) == (0, f"{folder / 'rules.yaml'}: 已经记着，没有改动 · nothing changed\n")
    read = json.loads(burden("items", folder).stdout)
    assert [item["when"]["windows"] for item in read["items"]] == [[["2026-03-02", "2026-03-02"]]]
    assert [warning for warning in read["warnings"] if "实施" in warning["message"]] == []


def test_heading_of_this_run_goes_before_the_kept_one(folder):
    (folder / "rules.yaml").write_text(
        "year: 2026\nheadings:\n  organiser: [谁]\n  item: [甲]\n  time: [实施]\n", encoding="utf-8"
    )
    (folder / "计划.csv").write_text("甲,谁,检查对象,实施\n安全检查,应急局,甲县,市水务局\n", encoding="utf-8")
    read = json.loads(burden("items", folder, "--heading", "partner=实施").stdout)
    assert [(item["organiser"], item["partners"]) for item in read["items"]] == [("应急局", ["市水务局"])]


def test_heading_of_an_unknown_meaning_is_refused(folder):
    done = burden("heading", "colour=颜色", "--rules", folder / "rules.yaml")
    assert (done.returncode, (folder / "rules.yaml").read_text(encoding="utf-8")) == (2, RULES)


def test_heading_is_not_written_into_a_policy_with_mistakes(folder):
    (folder / "rules.yaml").write_text("yeer: 2026\n", encoding="utf-8")
    assert burden("heading", "time=实施", "--rules", folder / "rules.yaml").returncode == 2


def test_template_beside_plans_says_nothing_until_it_is_filled_in(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert burden("init", "计划").returncode == 0
    (tmp_path / "计划" / "来件.csv").write_text("事项,牵头单位,检查对象,检查时间\n督查,市水务局,各县区,3月\n", encoding="utf-8")
    told = json.loads(burden("items", "计划", "--year", "2026").stdout)
    assert [(each["item"], each["targets"]) for each in told["items"]] == [("督查", ["各县区"])]


def test_heading_is_kept_in_the_policy_file_of_the_one_folder_below(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    burden("init", "计划")
    assert burden("heading", "time=实施").stdout == "计划/rules.yaml: 时间（time）：记下“实施”\n"


def test_rules_of_a_pack_say_number_day_scope_and_text():
    told = burden("rules", "--pack", "shanxi").stdout.splitlines()
    assert told[0] == "shanxi 山西（地方）"
    assert "在此之上：national 全国（2018、2019、2024年文件）、enterprise 涉企行政检查" in told[1]
    assert [line for line in told if "F01" in line or "煤矿；A" in line] == [
        "comprehensive_per_year       1 · 自2024-08-06 · 全部 · 《整治形式主义为基层减负若干规定》（2024 F01） [national]",
        "visits_per_year              2 · 自2025-01-01 · 煤矿；A · 个案、上级部署不计 · 《山西省应急管理厅煤矿分级检查频次》（山西地方规定，2025 F29）",
    ]
    assert told[-1] == f"{'没有数字的规定':28} 《山西企业安静期》（山西地方规定，晋政办函〔2024〕53号 F45）"
    (quiet,) = [
        line for line in burden("rules", "--pack", "anqing", "--lang", "en").stdout.splitlines() if "quiet period" in line
    ]
    assert quiet.split(" · ")[1:3] == ["days 1 to 25 of every month", "since 2018-01-01"]


def test_rules_of_a_pack_as_json_are_its_limits_and_quiet_periods():
    told = json.loads(burden("rules", "--pack", "chengdu", "--format", "json").stdout)
    assert (told["schema"], told["pack"], told["extends"], told["quiet"]) == (
        "burden-pack/1",
        "chengdu",
        ["national", "enterprise"],
        [],
    )
    (limit,) = [each for each in told["limits"] if each["name"] == "visits_per_day"]
    assert {key: limit[key] for key in ("name", "value", "days", "since", "exempt", "below", "pack")} == {
        "name": "visits_per_day", "value": 1, "days": 0, "since": "2025-01-01", "exempt": [], "below": False, "pack": "chengdu",
    }  # fmt: skip
    assert (limit["source"]["id"], limit["source"]["local"], limit["scope"]["kind"][0]) == ("F23", "成都", "企业")


def test_rules_as_json_are_all_of_them():
    from burden.rules import rules

    told = json.loads(burden("rules", "--format", "json").stdout)
    assert [each["rule"] for each in told] == list(rules())


def test_unknown_pack_is_one_line_and_2():
    done = burden("rules", "--pack", "shangdong")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)


def test_check_compares_the_policy_file_with_a_pack(folder):
    done = burden("check", folder, "--today", "2026-01-05", "--compare", "shandong", "--format", "json", cwd=folder)
    told = json.loads(done.stdout)
    assert (told["policy"], told["pack"], told["only_policy"], told["only_pack"]) == (
        str(folder / "rules.yaml"),
        "shandong",
        [],
        [],
    )
    assert [each for each in told["rules"] if each["rule"] == "same-days"] == [{"rule": "same-days", "policy": 1, "pack": 1}]
    assert done.returncode == 1


def test_pack_to_compare_with_must_be_known(folder):
    done = burden("check", folder, "--compare", "nowhere", "--lang", "en")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert done.stderr.startswith("--compare: unknown: 'nowhere'; known are ")


def test_waiver_of_the_policy_file_takes_its_warning_off_the_list(folder):
    waiver = "waivers:\n  - {rule: same-days, match: {target: 甲县}, reason: 会议已定, by: 常务副市长, until: 2026-12-31}\n"
    (folder / "rules.yaml").write_text(RULES + waiver, encoding="utf-8")
    told = json.loads(burden("check", folder, "--today", "2026-12-31", "--format", "json").stdout)
    assert ([each for each in told["warnings"] if each["rule"] == "same-days"], len(told["waived"])) == ([], 1)
    late = burden("check", folder, "--today", "2027-01-01", "--lang", "en").stdout
    (line,) = [line for line in late.splitlines() if " waiver-expired " in line]
    assert line.startswith("rules.yaml::7 warning waiver-expired The waiver of same-days for 甲县")


def test_schema_prints_the_shape_of_the_policy_file_and_of_a_result():
    from burden.load.policy_schema import schema_file
    from burden.report.data import schema

    assert burden("schema", "rules").stdout.encode() == schema_file()
    assert json.loads(burden("schema", "check").stdout) == schema()
    assert burden("schema", "plan").returncode == 2


def test_new_folder_has_a_policy_file_the_schema_it_names_and_a_template(tmp_path):
    done = burden("init", tmp_path / "新")
    assert [line.rpartition("/")[2] for line in done.stdout.splitlines()] == ["rules.yaml", "rules.schema.json", "计划模板.xlsx"]


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["--engine", "spark"], "--engine: unknown: 'spark'; known are here, dask"),
        (["--scheduler", "tcp://127.0.0.1:9"], "--scheduler: no engine uses a scheduler; add --engine dask"),
        (["--engine", "dask", "--compare", "hunan"], "--compare: it does not go with --engine; run them one by one"),
    ],
)
def test_engine_that_cannot_be_had_is_one_line_and_2(arguments, line, folder):
    done = burden("check", folder, "--lang", "en", *arguments)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", line + "\n")
