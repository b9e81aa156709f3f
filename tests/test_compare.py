"""Baselines, differences and quotas from outside: what the commands print, write and leave with."""

import json

import jsonschema
import pytest

from burden.report.data import schema
from tests.command import burden

HEAD = "事项名称,牵头单位,检查对象,检查时间\n"
ROWS = "食品检查,市监局,甲厂,2026年3月2日\n标签检查,市监局,甲厂,2026年6月2日\n"
MORE = "计量检查,市监局,甲厂,2026年9月2日\n"
RULES = """year: 2026
packs: []
rules: {unfiled: off, mergeable: off}
limits:
  visits_per_year:
    - {since: 2026-01-01, value: 1, source: {document: 办法, year: "2026", local: 本市}}
"""
DAY = ("--today", "2026-01-05")


@pytest.fixture
def town(tmp_path):
    for name, text in (("旧", HEAD + ROWS), ("新", HEAD + ROWS + MORE), ("好", HEAD)):
        (tmp_path / name).mkdir()
        (tmp_path / name / f"{name}计划.csv").write_text(text, encoding="utf-8")
    (tmp_path / "申请.csv").write_text(HEAD + MORE, encoding="utf-8")
    (tmp_path / "rules.yaml").write_text(RULES, encoding="utf-8")
    return tmp_path


def run(folder, *arguments):
    done = burden(*arguments, *DAY, cwd=folder)
    return done.returncode, done.stdout.splitlines(), done.stderr


def result(folder, name, *more):
    (folder / f"{name}.json").write_text(
        burden("check", name, "--format", "json", *more, *DAY, cwd=folder).stdout, encoding="utf-8"
    )
    return f"{name}.json"


def test_baseline_hides_what_is_known_and_shows_what_is_worse(town):
    assert run(town, "baseline", "旧", "-o", "基线.json") == (0, ["基线.json: 记下 1 条预警"], "")
    assert run(town, "check", "旧", "--baseline", "基线.json")[0] == 0
    status, lines, _ = run(town, "check", "新", "--baseline", "基线.json")
    assert (status, lines[0].split("：")[0]) == (1, "新计划.csv::4 error too-often 比基线加重（原为2）")
    assert lines[2] == "对照基线：新增 0 条，加重 1 条，消除后又出现 0 条（以上列出）；已知 0 条不再列出，已消除 0 条"


def test_ratchet_keeps_what_is_gone_and_makes_its_return_an_error(town):
    run(town, "baseline", "旧", "-o", "基线.json")
    first = (town / "基线.json").read_bytes()
    run(town, "check", "好", "--baseline", "基线.json")
    assert (town / "基线.json").read_bytes() == first
    assert run(town, "report", "好", "--baseline", "基线.json", "--ratchet", "-o", "out")[0] == 0
    assert [each["gone"] for each in json.loads((town / "基线.json").read_text("utf-8"))["warnings"]] == ["2026-01-05"]
    status, lines, _ = run(town, "check", "旧", "--baseline", "基线.json", "--ratchet")
    assert (status, lines[0].split("：")[0]) == (
        1,
        "旧计划.csv::3 error too-often 基线中此条已于2026-01-05消除，现又出现（只减不增）",
    )
    assert sorted(path.name for path in town.iterdir() if path.name.startswith(".")) == []


def test_ratchet_does_not_believe_in_what_it_could_not_read(town):
    run(town, "baseline", "旧", "-o", "基线.json")
    first = (town / "基线.json").read_bytes()
    (town / "旧" / "旧计划.csv").write_bytes(b"PK\x03\x04" + bytes(range(256)))
    (town / "旧" / "另.csv").write_text(HEAD, encoding="utf-8")
    _, _, said = run(town, "check", "旧", "--baseline", "基线.json", "--ratchet")
    assert said == (
        "基线.json: 有文件没有读入（旧计划.csv），预警可能只是没有看到，基线没有改动 · files were not read, the baseline is unchanged\n"
    )
    assert (town / "基线.json").read_bytes() == first


def test_baseline_is_never_written_over(town):
    run(town, "baseline", "旧", "-o", "基线.json")
    status, _, said = run(town, "baseline", "新", "-o", "基线.json")
    assert (status, said.count("\n")) == (2, 1)


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "旧", "--ratchet"), ("check", "旧", "--baseline", "没有.json"), ("check", "旧", "--baseline", "rules.yaml"),
        ("report", "旧", "--baseline", "旧"), ("diff", "旧"), ("diff", "旧", "新", "好"), ("diff", "旧", "没有"), ("diff", "基线.json", "旧"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_refused_in_one_line(town, arguments):
    run(town, "baseline", "旧", "-o", "基线.json")
    status, lines, said = run(town, *arguments)
    assert (status, lines, said.count("\n")) == (2, [], 1)


def test_diff_of_two_plans_and_of_their_results_say_the_same(town):
    status, lines, _ = run(town, "diff", "旧", "新")
    assert (status, lines[:4]) == (
        1,
        [
            "两次相比：计划事项 +1，到访 +1",
            "限额变动 1 处，其中超限加重 1 处；预警新增 0 条（错误 0，警告 0，提示 0），加重 1，减轻 0，消除 0，不变 0",
            "限额变动（1，最紧的在前）",
            "  超1 → 超2｜市监局 → 甲厂｜同一单位全年到访（2026年）：限 1，已用 0，待实施 2→3；依据《办法》（本市地方规定，2026）",
        ],
    )
    old, new = result(town, "旧"), result(town, "新")
    assert run(town, "diff", old, new)[1] == lines
    assert run(town, "diff", "旧", new)[1] == lines
    assert run(town, "diff", old, "新")[1] == lines


def test_diff_leaves_with_0_where_nothing_is_new_or_worse(town):
    status, lines, _ = run(town, "diff", "新", "旧")
    assert (status, lines[-2]) == (0, "减轻的预警（1）")
    assert run(town, "diff", "旧", "新", "--fail-on", "never")[0] == 0


def test_diff_add_says_what_happens_if_it_is_approved(town):
    status, lines, _ = run(town, "diff", "--add", "申请.csv", "旧")
    assert (status, lines[0], lines[1:4]) == (1, "如果同意 申请.csv：计划事项 +1，到访 +1", run(town, "diff", "旧", "新")[1][1:4])


def test_diff_as_json_follows_the_schema(town):
    _, lines, _ = run(town, "diff", "旧", "新", "--format", "json", "--lang", "en")
    told = json.loads("\n".join(lines))
    jsonschema.Draft202012Validator({"$ref": "#/$defs/diff", "$defs": schema()["$defs"]}).validate(told)
    assert (told["counts"]["worse"], told["worse"][0]["before"]) == (1, 2)


def test_diff_refuses_a_result_that_a_baseline_has_thinned(town):
    run(town, "baseline", "旧", "-o", "基线.json")
    thin = result(town, "新", "--baseline", "基线.json")
    status, _, said = run(town, "diff", "旧", thin)
    assert (status, said) == (
        2,
        f"{thin}: 是对着基线的结果，只有新增的预警; 用 burden check --format json 重新生成（不加 --baseline）\n",
    )


def test_quota_lists_what_is_left_and_can_be_asked_for_one(town):
    line = "超1｜市监局 → 甲厂｜同一单位全年到访（2026年）：限 1，已用 0，待实施 2；依据《办法》（本市地方规定，2026）"
    assert run(town, "quota", "旧") == (0, ["限额 1 处：超出 1，用完 0", line], "")
    assert run(town, "quota", "旧", "--target", "甲厂", "--organiser", "市监局")[1][1:] == [line]
    assert run(town, "quota", "旧", "--target", "乙厂") == (
        2, [], "--target 乙厂: 计划和名录里没有这个名称; 请写全称；是不是 甲厂\n"
    )  # fmt: skip
    told = json.loads("\n".join(run(town, "quota", "旧", "--format", "json")[1]))
    assert [(each["target"], each["left"]) for each in told["quotas"]] == [("甲厂", -1)]


UNITS = "单位名称,层级,上级单位,类型\n甲市,市,,市\n甲县,县,甲市,县区\n乙县,县,甲市,县区\n丙县,县,甲市,县区\n"
ALL = "消防检查,应急局,各县区,2026年3月2日\n"
LENT = "旧计划没有单位名录，两边的检查对象都按新计划的名录展开（单位名录.csv）。"


@pytest.fixture
def counties(town):
    """An old plan without a directory and a new one with, both for all counties; the new one has one visit more."""
    (town / "旧" / "旧计划.csv").write_text(HEAD + ALL, encoding="utf-8")
    (town / "新" / "新计划.csv").write_text(HEAD + ALL + "环保检查,环保局,甲县,2026年5月6日\n", encoding="utf-8")
    (town / "新" / "单位名录.csv").write_text(UNITS, encoding="utf-8")
    return town


def test_diff_reads_a_plan_without_a_directory_with_that_of_the_new_one(counties):
    assert run(counties, "diff", "旧", "新")[1][:2] == ["两次相比：计划事项 +1，到访 +1", LENT]


def test_diff_does_not_compare_visits_where_one_side_alone_has_a_directory(counties):
    _, lines, _ = run(counties, "diff", "新", "旧")
    assert lines[:2] == [
        "两次相比：计划事项 -1，到访 不能比较",
        "只有一边有单位名录，另一边“各县区”之类的统称只算一个对象，到访次数不能比较；给两边同一份单位名录再比。",
    ]


def test_diff_with_a_result_that_knew_no_directory_does_not_compare_visits(counties):
    old = result(counties, "旧")
    found = json.loads("\n".join(run(counties, "diff", old, "新", "--format", "json")[1]))
    jsonschema.Draft202012Validator({"$ref": "#/$defs/diff", "$defs": schema()["$defs"]}).validate(found)
    assert found["counts"]["visits"] is None


def test_report_beside_an_old_plan_says_whose_directory_it_was_read_with(counties):
    run(counties, "report", "新", "--old", "旧", "-o", "out")
    page = (counties / "out" / "index.html").read_text(encoding="utf-8")
    assert (f"<p>{LENT}</p>" in page, '<span class="soft">到访</span><b>+1</b>' in page) == (True, True)
