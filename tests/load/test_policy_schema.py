"""The JSON Schema of the policy file: it takes what the reader takes, and finds what the reader finds where a schema can."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from burden.load.outline import Mistakes, Outline, outline
from burden.load.packs import packs
from burden.load.policy import SECTIONS, policy_in, starter
from burden.load.policy_schema import policy_schema, schema_file
from burden.load.refusal import Refusal

ROOT = Path(__file__).parents[2]
SCHEMA = policy_schema()
WHOLE = re.compile(r"-?[0-9]+")


def data(entry: Outline) -> Any:
    """An outline as an editor sees it: numbers, true and false, nothing, and words."""
    if isinstance(entry.value, dict):
        return {key: data(below) for key, below in entry.value.items()}
    if isinstance(entry.value, list):
        return [data(below) for below in entry.value]
    if WHOLE.fullmatch(entry.value):
        return int(entry.value)
    return {"true": True, "false": False, "": None}.get(entry.value, entry.value)


def valid(text: str, shape: dict[str, Any] = SCHEMA) -> bool:
    root = outline(text, Mistakes())
    assert root is not None
    return bool(jsonschema.Draft202012Validator(shape).is_valid(data(root)))


def sound(text: str) -> bool:
    try:
        policy_in(text, "rules.yaml")
    except Refusal:
        return False
    return True


def test_schema_is_one_and_knows_every_section() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert tuple(SCHEMA["properties"]) == SECTIONS


def test_schema_in_docs_is_that_of_the_program() -> None:
    assert (ROOT / "docs" / "rules.schema.json").read_bytes() == schema_file()


@pytest.mark.parametrize("name", packs())
def test_every_pack_is_valid(name: str) -> None:
    shape = {"$ref": "#/$defs/pack", "$defs": SCHEMA["$defs"]}
    assert valid((ROOT / "burden" / "rules" / "packs" / f"{name}.yaml").read_text(encoding="utf-8"), shape)


def test_example_policies_are_valid() -> None:
    assert valid((ROOT / "rules.yaml").read_text(encoding="utf-8"))
    assert valid(starter().decode())


def test_starting_policy_is_valid_with_its_examples_too() -> None:
    lines = starter().decode().splitlines()
    told = re.compile(r"# ( *- |limits:|quiet:|waivers:|kinds:|periods:|headings:|reading:|  )")
    text = "\n".join(line[2:] if told.match(line) else line for line in lines)
    assert {"limits", "quiet", "waivers", "kinds", "periods", "headings", "reading"} <= set(data(outline(text, Mistakes())))
    assert (valid(text), sound(text)) == (True, True)


def test_starting_policy_names_the_schema_beside_it() -> None:
    assert starter().decode().splitlines()[0] == "# yaml-language-server: $schema=rules.schema.json"


SOURCE = "source: {document: 甲, year: 2026, url: 'https://example.org/a'}"
LIMIT = f"since: 2026-1-1, value: 2, {SOURCE}"
WAIVER = "reason: 甲, by: 乙, until: 2026-06-30"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "packs:\nrules:\nlimits:\nquiet:\nheadings: {}\n",
        "year: 2026\npacks: [national]\none_visit: 5\nrules: {same-days: off, too-often: note}\n",
        "headings: {time: [实施, 2026], 检查对象: [到哪里]}\nblanks: {target: [\"0\"]}\nwords: {paper-heavy: {paper: [打卡]}}\n",
        f"limits: {{visits_per_year: [{{{LIMIT}, for: {{level: [county], kind: [1]}}, exempt: [case], below: true}}]}}\n",
        f"limits: {{visits_in_days: [{{{LIMIT}, days: 7}}], plan_filed_by: [{{since: 2026-01-01, value: 331, source: F38}}]}}\n",
        f"quiet: [{{name: 高考, first: 2026-06-07, last: 2026-06-10, {SOURCE}}}, {{name: 月, month_days: [1, 25], source: F44}}]\n",
        f"waivers: [{{rule: same-days, match: {{target: 甲, organiser: [乙, 丙]}}, {WAIVER}, since: 2026-01-01}}]\n",
        "periods: [{name: 汛期, first: 05-01, last: 09-30, aliases: [防汛期]}, {name: 高考, first: 2026-06-07, last: 2026-06-08}]\n",
        "reading: {seconds: 120}\nkinds: {企业: [个体工商户]}\n",
    ],
)  # fmt: skip
def test_sound_policy_is_valid(text: str) -> None:
    assert (sound(text), valid(text)) == (True, True)


@pytest.mark.parametrize(
    "text",
    [
        "yeer: 2026\n",
        "- a\n",
        "year: soon\n",
        "one_visit: 0\n",
        "packs: [nation]\n",
        "packs: [national, national]\n",
        "packs: national\n",
        "rules: {same-day: error}\n",
        "rules: {same-days: high}\n",
        "rules: {same-days: }\n",
        "rules: off\n",
        "kinds: {校园: []}\n",
        "limits: {visits_per_yaer: []}\n",
        "headings: {time: [实施, {a: b}]}\n",
        "headings: {time: 实施}\n",
        'words: {paper-heavy: {paper: [""]}}\n',
        "words: {same-days: {paper: [表]}}\n",
        "reading: {seconds: 0}\n",
        "reading: {memory: 1}\n",
        "limits: {visits_per_year: [6]}\n",
        "limits: {visits_per_year: {}}\n",
        "limits: {visits_per_year: [{since: 2026-01-01, value: 6}]}\n",
        "limits: {visits_per_year: [{value: 6, source: F20}]}\n",
        "limits: {visits_per_year: [{since: 2026-01-01, value: -1, source: F20}]}\n",
        "limits: {visits_per_year: [{since: 2026-01-01, value: 2/3, source: F20}]}\n",
        "limits: {visits_per_year: [{since: 2026-13-01, value: 6, source: F20}]}\n",
        "limits: {visits_per_year: [{since: 明年, value: 6, source: F20}]}\n",
        "limits: {visits_per_year: [{since: 2026-01-01, value: 6, source: F021}]}\n",
        "limits: {visits_per_year: [{since: 2026-01-01, value: 6, days: 7, source: F20}]}\n",
        "limits: {visits_per_year: [{since: 2026-01-01, value: 6, source: {year: x}}]}\n",
        "limits: {visits_per_year: [{since: 2026-01-01, value: 6, source: {document: ''}}]}\n",
        "limits: {visits_per_year: [{since: 2026-01-01, value: 6, source: {document: 甲, url: 'javascript:1'}}]}\n",
        "limits: {visits_per_year: [{since: 2026-01-01, value: 6, source: F20, for: {level: [县]}}]}\n",
        "limits: {visits_per_year: [{since: 2026-01-01, value: 6, source: F20, for: {kind: []}}]}\n",
        "limits: {visits_per_year: [{since: 2026-01-01, value: 6, source: F20, for: {kinds: [a]}}]}\n",
        "limits: {visits_per_year: [{since: 2026-01-01, value: 6, source: F20, exempt: [cases]}]}\n",
        "limits: {visits_per_year: [{since: 2026-01-01, value: 6, source: F20, below: yes}]}\n",
        "limits: {visits_in_days: [{since: 2026-01-01, value: 6, source: F21}]}\n",
        "limits: {plan_filed_by: [{since: 2026-01-01, value: 1301, source: F38}]}\n",
        "limits: {plan_filed_by: [{since: 2026-01-01, value: 431, source: F38}]}\n",
        "quiet: [{name: 高考, first: 2026-06-07, source: F44}]\n",
        "quiet: [{name: 高考, source: F44}]\n",
        "quiet: [{name: 高考, first: 2026-06-07, last: 2026-06-10, month_days: [1, 2], source: F44}]\n",
        "quiet: [{name: 高考, month_days: [1, 32], source: F44}]\n",
        "quiet: [{name: '', month_days: [1, 25], source: F44}]\n",
        "quiet: [{name: 高考, month_days: [1, 25]}]\n",
        f"waivers: [{{rule: same-day, match: {{target: 甲}}, {WAIVER}}}]\n",
        f"waivers: [{{rule: waiver-unused, match: {{target: 甲}}, {WAIVER}}}]\n",
        f"waivers: [{{rule: same-days, match: {{}}, {WAIVER}}}]\n",
        f"waivers: [{{rule: same-days, match: {{targets: 甲}}, {WAIVER}}}]\n",
        f"waivers: [{{rule: same-days, match: {{target: []}}, {WAIVER}}}]\n",
        "waivers: [{rule: same-days, match: {target: 甲}, reason: 甲, by: 乙}]\n",
        "waivers: [{rule: same-days, match: {target: 甲}, reason: '', by: 乙, until: 2026-06-30}]\n",
        "periods: [{name: 汛期, first: 05-01}]\n",
        "periods: [{name: 汛, first: 05-01, last: 09-30}]\n",
        "periods: [{name: 汛期, first: 05-01, last: 2026-09-30}]\n",
    ],
)  # fmt: skip
def test_mistake_the_reader_finds_is_found_by_the_schema(text: str) -> None:
    assert (sound(text), valid(text)) == (False, False)


def test_hover_says_what_a_rule_finds_and_who_asks_for_a_limit() -> None:
    assert SCHEMA["properties"]["rules"]["properties"]["same-days"]["default"] == "error"
    assert SCHEMA["$defs"]["limits"]["properties"]["visits_per_week"]["description"] == "crowded、forced-crowding"
    assert json.loads(schema_file()) == SCHEMA


WORDS = st.sampled_from(
    ["甲县", "", "1", "F20", "F201", "2026-01-01", "2026-13-01", "2026-1-9", "true", "2/3", "case", "city", "off", "same-days"]
)
KEYS = st.sampled_from(
    "since value source for exempt below days document url level kind type rule match target item reason by until name first last "
    "month_days visits_per_year visits_in_days same-days paper-heavy time 企业 paper seconds aliases".split()
)
ANY = st.recursive(WORDS, lambda below: st.lists(below, max_size=2) | st.dictionaries(KEYS, below, max_size=3), max_leaves=6)
SOUND: dict[str, Any] = {
    "packs": ["national"],
    "kinds": {"企业": ["个体工商户"]},
    "rules": {"same-days": "off"},
    "limits": {
        "visits_per_year": [
            {"since": "2026-01-01", "value": "2", "source": "F20", "for": {"kind": ["企业"], "level": ["city"]}, "exempt": ["case"]}
        ],
        "visits_in_days": [{"since": "2026-01-01", "value": "2", "days": "7", "source": {"document": "甲"}, "below": "true"}],
    },
    "quiet": [{"name": "高考", "first": "2026-06-07", "last": "2026-06-10", "source": "F44"}],
    "waivers": [{"rule": "same-days", "match": {"target": "甲县"}, "reason": "甲", "by": "乙", "until": "2026-06-30"}],
    "periods": [{"name": "汛期", "first": "05-01", "last": "09-30"}],
}  # fmt: skip


def spots(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The paths to everything in a policy."""
    yield path
    for key, below in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from spots(below, (*path, key))


def changed(value: Any, path: tuple[Any, ...], new: Any) -> Any:
    """The policy with something else in one place; without it where that is None."""
    if not path:
        return new
    copy = dict(value) if isinstance(value, dict) else list(value)
    if len(path) == 1 and new is None:
        del copy[path[0]]
    else:
        copy[path[0]] = changed(value[path[0]], path[1:], new)
    return copy


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(list(spots(SOUND))[1:]), st.none() | ANY)
def test_what_the_reader_takes_the_schema_takes(path: tuple[Any, ...], new: Any) -> None:
    text = json.dumps(changed(SOUND, path, new), ensure_ascii=False)
    assert valid(text) or not sound(text)
