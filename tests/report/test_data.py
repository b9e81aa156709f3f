import json
from dataclasses import replace
from datetime import date

import jsonschema
import pytest

from burden.plan import Place
from burden.report.data import check_json, dump, items_json, place_json, schema, warning_json, when_json
from burden.when import read
from tests.report.town import PROBLEMS, SCRIPT, backwards, checked, empty, town

SCHEMA = schema()


def fits(value: object, part: str) -> bool:
    """Whether the value follows a part of the published schema."""
    jsonschema.Draft202012Validator({"$ref": f"#/$defs/{part}", "$defs": SCHEMA["$defs"]}).validate(value)
    return True


def test_schema_is_one():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.Draft202012Validator(SCHEMA).validate(check_json(checked(), PROBLEMS))


def test_check_json_says_what_was_read_and_what_did_not_run():
    told = check_json(checked(), PROBLEMS)
    assert list(told) == ["schema", "read", "counts", "not_run", "warnings", "waived", "quotas"]
    assert told["schema"] == "burden/1"
    assert told["read"] == [
        {"file": "名录.xls", "sheet": "单位", "kind": "directory", "rows": 4, "unread": 0},
        {"file": "坏.xlsx", "sheet": "", "kind": "none", "rows": 0, "unread": 0},
        {"file": "计划.xlsx", "sheet": "年度计划", "kind": "items", "rows": 9, "unread": 2},
        {"file": "记录.csv", "sheet": "", "kind": "records", "rows": 2, "unread": 0},
    ]
    assert told["counts"] == {"items": 6, "visits": 7, "records": 2}
    assert told["not_run"] == [{"rule": "filed-late", "why": "没有报备登记表"}]


def test_warning_json_has_its_days_and_places():
    assert warning_json(checked().warnings[0], "zh") == {
        "rule": "same-days", "family": "crowding", "level": "error", "certainty": "certain", "message": "甲县同日到访。",
        "target": "甲县", "organiser": "市监局", "first": "2026-03-03", "last": "2026-03-03",
        "place": {"file": "计划.xlsx", "sheet": "年度计划", "row": 4, "column": "E"},
        "related": [{"file": "记录.csv", "sheet": "", "row": 2, "column": ""}],
    }  # fmt: skip


def test_warning_json_without_days_says_null():
    told = warning_json(checked().warnings[2], "en")
    assert (told["first"], told["last"], told["message"]) == (None, None, "“30 February” is no day.")


def test_check_json_speaks_the_language_asked_for():
    told = check_json(checked(), PROBLEMS, "en")
    assert (told["not_run"][0]["why"], told["warnings"][0]["message"]) == (
        "no register of filings was read",
        "Visits to 甲县 on one day.",
    )


@pytest.mark.parametrize("outcome", [checked(), empty()])
def test_check_json_follows_the_schema(outcome):
    assert fits(check_json(outcome, PROBLEMS), "check")


@pytest.mark.parametrize(
    ("path", "value"), [("level", "fatal"), ("first", "2026/3/3"), ("message", ""), ("place", {"file": "a"}), ("extra", 1)]
)
def test_schema_refuses_another_shape(path, value):
    with pytest.raises(jsonschema.ValidationError):
        fits(warning_json(checked().warnings[0], "zh") | {path: value}, "warning")


def test_items_json_tells_how_a_row_was_understood():
    told = json.loads(dump(items_json(town(), PROBLEMS)))
    assert fits(told, "items")
    assert told["items"][0] == {
        "item": "安全生产检查", "kind": "inspection", "organiser": "市应急局", "partners": ["市消防队"], "targets": ["甲县", "乙县"],
        "when": when_json([read("3月2日-4日", 2026)])[0], "frequency": "", "basis": "安全生产法", "method": "", "level": "",
        "filing": "", "note": "", "place": {"file": "计划.xlsx", "sheet": "年度计划", "row": 3, "column": ""}, "ignored": [],
    }  # fmt: skip
    assert [each["message"] for each in told["warnings"]] == ["“2月30日”不存在。", "打不开。"]


def test_items_json_keeps_the_text_of_headings_not_understood():
    plan = town()
    kept = replace(plan, items=plan.items.assign(ignored=[(("联系电话", "110"),)] * len(plan.items)))
    assert next(items_json(kept)["items"])["ignored"] == [{"heading": "联系电话", "text": "110"}]


def test_when_json_of_dates():
    assert when_json([read("3月2日-4日", 2026)])[0] | {"reading": ""} == {
        "text": "3月2日-4日", "kind": "dates", "windows": [["2026-03-02", "2026-03-04"]], "per": None, "times": None, "days": None,
        "tentative": False, "reading": "", "problem": "",
    }  # fmt: skip


@pytest.mark.parametrize("phrase", ["6月底前", "每季度1次", "全年", "13月", "另行通知", "3月2日起", "至少1次/年"])
def test_when_json_follows_the_schema(phrase):
    assert fits(when_json([read(phrase, 2026)]), "when")


def test_when_json_of_a_deadline_begins_with_null():
    assert when_json([read("6月底前", 2026)])[0]["windows"] == [[None, date(2026, 6, 30).isoformat()]]


def test_dump_is_utf8_and_can_be_read_again():
    told = check_json(checked(), PROBLEMS)
    data = dump(told)
    assert json.loads(data) == told
    assert SCRIPT.encode() in data


def test_dump_lists_an_entry_a_line():
    assert dump({"a": [{"b": 1}, "市"], "c": [], "d": iter([2]), "e": "x"}).decode() == (
        '{\n "a": [\n  {"b": 1},\n  "市"\n ],\n "c": [\n ],\n "d": [\n  2\n ],\n "e": "x"\n}\n'
    )


def test_dump_is_the_same_whatever_the_order_of_rows():
    assert dump(check_json(backwards(), PROBLEMS[::-1])) == dump(check_json(checked(), PROBLEMS))


def test_dump_of_a_name_no_system_could_spell_is_still_utf8():
    assert json.loads(dump(place_json(Place("\udcff.csv"))))["file"] == "?.csv"
