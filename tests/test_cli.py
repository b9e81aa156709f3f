"""The command line from outside: what it prints, and with which status it leaves."""

import json
import subprocess
import sys

import pytest

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


def burden(*arguments, cwd=None):
    code = "from burden.cli import main; main()"
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=cwd, check=False)


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


def test_when_says_how_a_phrase_is_read():
    done = burden("when", "第二季度", "4月底前", "--year", "2026")
    assert [(each["kind"], each["windows"]) for each in json.loads(done.stdout)] == [
        ("window", [["2026-04-01", "2026-06-30"]]),
        ("deadline", [[None, "2026-04-30"]]),
    ]


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
