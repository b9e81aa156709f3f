import pytest

from burden.load.heading_words import NAMES
from burden.load.headings import EXACT, GIVEN, PATTERN, SECOND, Meaning, given_headings, meaning, meaning_named, plain
from burden.load.refusal import Refusal

PLAN = [
    ("序号", "number"), ("任务编号", "number"), ("督查检查考核事项", "item"), ("任务名称", "item"), ("检查事项（内容）", "item"),
    ("类别", "kind"), ("任务类型", "type"), ("专项）", "type"), ("来源", "source"), ("组织层级", "level"), ("牵头单位", "organiser"),
    ("承办机构", "organiser"), ("实施主体", "organiser"), ("配合单位", "partner"), ("备注（联查部门）", "partner"), ("检查对象", "target"),
    ("具体检查对象（含数量）", "target"), ("被检查企业名称", "target"), ("检查时间安排", "time"), ("起止时间", "time"), ("完成时限", "time"),
    ("任务开始时间", "start"), ("任务结束时间", "end"), ("检查频次", "frequency"), ("检查依据", "basis"), ("检查方式", "method"),
    ("检查内容", "content"), ("备案号", "filing"), ("备注", "note"), ("抽查比例", "ratio"), ("牵头科室", "inhouse"), ("检查天数", "days"),
    ("Target", "target"), ("Inspection Date", "time"), ("Inspector", "organiser"), ("Organiser", "organiser"), ("First", "start"),
    ("Last", "end"), ("Basis", "basis"), ("Item No.", "number"),
]  # fmt: skip


@pytest.mark.parametrize(("heading", "name"), PLAN)
def test_heading_of_a_plan_is_understood(heading: str, name: str):
    read = meaning(heading, "items", {})
    assert read
    assert read.name == name


@pytest.mark.parametrize(
    ("heading", "kind", "name"),
    [
        ("实际开始", "records", "actual_start"), ("实际结束时间", "records", "actual_end"), ("实施人数", "records", "people"),
        ("发现问题数", "records", "findings"), ("反馈日期", "records", "result"), ("检查单号", "records", "visit"),
        ("报备日期", "filings", "filed"), ("审批人", "filings", "approver"), ("审批日期", "filings", "approved"),
        ("审批状态", "filings", "status"), ("对应事项编号", "filings", "numbers"),
        ("单位名称", "directory", "unit"), ("上级单位", "directory", "parent"), ("类型", "directory", "unit_kind"),
        ("层级", "directory", "unit_level"), ("别名", "directory", "aliases"), ("分组", "directory", "groups"), ("信用等级", "directory", "grade"),
    ],
)  # fmt: skip
def test_heading_of_another_sheet_is_understood(heading: str, kind: str, name: str):
    assert meaning(heading, kind, {}) == Meaning(name, EXACT)


@pytest.mark.parametrize(
    "heading", ["License", "地址", "填报时间", "审批流程图", "整改时限", "x", "2026年度全市督查检查考核计划汇总表"]
)
def test_heading_nobody_knows_has_no_meaning(heading: str):
    assert meaning(heading, "items", {}) is None


def test_heading_in_any_spelling_is_the_same():
    assert [plain(each) for each in ("检 查\n对象 *", "检查对象：", "＊检查对象", "检查对象")] == ["检查对象"] * 4


def test_heading_is_ranked_by_how_sure_it_is():
    given = {plain("检查对象"): "item"}
    ranks = [meaning(each, "items", given) for each in ("检查对象", "被检查单位", "县区", "本次检查的主要对象")]
    assert ranks == [Meaning("item", GIVEN), Meaning("target", EXACT), Meaning("target", SECOND), Meaning("target", PATTERN)]


def test_given_headings_are_turned_round_and_named_in_chinese_or_english():
    assert given_headings({"检查对象": ["License No"], "time": ["日 子"]}) == {"licenseno": "target", "日子": "time"}


@pytest.mark.parametrize("word", ["target", "检查对象", "被检查单位"])
def test_meaning_has_several_names(word: str):
    assert meaning_named(word) == "target"


def test_every_meaning_is_named_by_its_chinese_word():
    assert {meaning_named(word) for word in NAMES.values()} == set(NAMES)


def test_unknown_meaning_is_refused_with_all_that_are_known():
    with pytest.raises(Refusal) as refused:
        given_headings({"colour": ["颜色"]})
    assert refused.value.what == "不认识的含义 'colour'"
    assert "target（检查对象）" in refused.value.remedy
