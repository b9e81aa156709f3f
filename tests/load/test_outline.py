from __future__ import annotations

import warnings

import pytest
from ruamel.yaml import YAML

from burden.load.outline import Mistakes, Outline, outline, outline_of_json


def told(text: str) -> str:
    mistakes = Mistakes()
    outline(text, mistakes)
    return mistakes.told()


def test_outline_keeps_words_as_written_and_their_lines() -> None:
    mistakes = Mistakes()
    root = outline("year: 2027\nwork:\n- 2027-02-30\n- no\n", mistakes)
    listed = Outline([Outline("2027-02-30", 3), Outline("no", 4)], 2)
    assert root == Outline({"year": Outline("2027", 1), "work": listed}, 1)
    assert mistakes.told() == ""


def test_json_is_read_too_with_tabs_and_without_spaces() -> None:
    text = '{\n\t"papers":["https:\\/\\/example.org\\/a"],\t"name":"\\u6625\\u8282"\n}'
    papers = Outline([Outline("https://example.org/a", 2)], 2)
    assert outline(text, Mistakes()) == Outline({"papers": papers, "name": Outline("春节", 2)}, 1)


def test_json_known_to_be_sound_gives_the_same_outline_without_lines() -> None:
    expected = Outline({"year": Outline("2027", 0), "days": Outline([Outline("a", 0)], 0)}, 0)
    assert outline_of_json('{"year": 2027, "days": ["a"]}') == expected


def test_double_keys_are_named_with_their_lines() -> None:
    assert told("a: 1\nb: 2\na: 3\nb: 4\n") == "第3行 键 a 重复；第4行 键 b 重复"


def test_key_that_is_no_word_is_named() -> None:
    assert told("? [a, b]\n: 1\n") == "第1行 键必须是一个词"


def test_anchors_are_not_followed() -> None:
    bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"
    refused = "不支持YAML锚点和引用"
    assert told(bomb) == f"第1行 {refused}；第2行 {refused}"
    assert told("&a [*a]\n") == f"第1行 {refused}"


def test_tags_are_not_followed() -> None:
    refused = "不支持YAML标签"
    assert told("a: !!python/name:os.system x\n!b c: 1\n") == f"第1行 {refused}；第2行 {refused}"
    assert told("a: =\n<<: b\n") == ""


def test_mistakes_are_told_with_their_columns_where_asked() -> None:
    mistakes = Mistakes(columns=True)
    outline("a: {b: 1, b: 2}\nc: &d e\n", mistakes)
    assert mistakes.told() == "第1行第11列 键 b 重复；第2行第4列 不支持YAML锚点和引用"


def test_anchor_given_twice_is_no_python_warning() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert told("- &a x\n- &a y\n") == "第1行 不支持YAML锚点和引用；第2行 不支持YAML锚点和引用"


@pytest.mark.parametrize(
    ("text", "line"),
    [('{"year": 2027,\n "days": [}', 2), ("a: 1\n  b: 2\n", 2), ("a: *nobody\n", 1), ("a: 'b\n", 2)],
)
def test_broken_grammar_is_named_with_its_line(text: str, line: int) -> None:
    assert told(text).split("（")[0] == f"第{line}行 不是合规的YAML或JSON"


def test_text_no_yaml_may_hold_is_refused() -> None:
    assert told("a: \x00b\n") == "不是合规的YAML或JSON：含有不允许的字符"


def test_deep_nesting_is_refused() -> None:
    assert told("[" * 1500) == "嵌套太深"


def test_mistakes_are_told_in_the_order_of_lines_and_cut_short() -> None:
    mistakes = Mistakes()
    for line in (3, 1, 2, 1):
        mistakes.at(line, "坏")
    assert mistakes.told(most=2) == "第1行 坏；第2行 坏；另有1处"


def test_empty_text_has_no_value() -> None:
    assert YAML(typ="safe", pure=True).compose("") is None
    assert outline("", Mistakes()) == Outline("", 0)
