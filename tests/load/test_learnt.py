import pytest

from burden.load.learnt import forget, learn
from burden.load.policy import policy_in
from burden.load.refusal import Refusal

POLICY = """# 本市的规定
year: 2026   # 今年

packs: [national]

# 栏目名称
headings:
  # 应急局的写法
  time: [开展节点] # 两种
  target: ["被检户"]

# 哪些等于没有填
blanks: {}
"""


def test_learnt_heading_is_added_and_nothing_else_changes():
    text, said = learn(POLICY, {"time": ["实施"]}, "rules.yaml")
    assert text == POLICY.replace("[开展节点]", "[开展节点, 实施]")
    assert said == ["时间（time）：记下“实施”"]


def test_learnt_heading_is_read_back():
    text, _ = learn(POLICY, {"时间": ["实施"], "none": ["颜色"]}, "rules.yaml")
    assert policy_in(text, "rules.yaml").headings == {"time": ("开展节点", "实施"), "target": ("被检户",), "none": ("颜色",)}


def test_heading_kept_twice_changes_nothing():
    assert learn(POLICY, {"target": ["被 检户"]}, "rules.yaml") == (POLICY, [])


def test_heading_under_another_meaning_moves():
    text, said = learn(POLICY, {"organiser": ["被检户"]}, "rules.yaml")
    assert text == POLICY.replace('target: ["被检户"]', "organiser: [被检户]")
    assert said == ["检查对象（target）：删去“被检户”", "牵头单位（organiser）：记下“被检户”"]


def test_section_is_made_where_there_is_none():
    assert learn("year: 2026", {"time": ["实施"]}, "rules.yaml")[0] == "year: 2026\n\nheadings:\n  time: [实施]\n"


def test_file_that_is_not_there_begins_with_its_headings():
    assert learn("", {"time": ["实施"]}, "rules.yaml")[0] == "headings:\n  time: [实施]\n"


@pytest.mark.parametrize("empty", ["headings: {}\n", "headings:\n"])
def test_empty_section_is_filled_in_its_place(empty: str):
    text, _ = learn(f"year: 2026\n{empty}# 其他\nblanks: {{}}\n", {"time": ["实施"]}, "rules.yaml")
    assert text == "year: 2026\nheadings:\n  time: [实施]\n# 其他\nblanks: {}\n"


def test_line_ends_of_the_file_are_kept():
    text, _ = learn("year: 2026\r\nheadings: {}\r\n", {"time": ["实施"]}, "rules.yaml")
    assert text == "year: 2026\r\nheadings:\r\n  time: [实施]\r\n"


def test_last_heading_forgotten_leaves_an_empty_section():
    text, said = forget("headings:\n  time: [实施]\nyear: 2026\n", {"time": ["实施"]}, "rules.yaml")
    assert (text, said) == ("headings: {}\nyear: 2026\n", ["时间（time）：删去“实施”"])


def test_heading_nobody_kept_is_not_forgotten():
    assert forget(POLICY, {"time": ["没有的"]}, "rules.yaml") == (POLICY, [])


def test_heading_that_looks_like_yaml_is_kept_as_a_word():
    text, _ = learn("", {"time": ["实施: #1", "yes"]}, "rules.yaml")
    assert policy_in(text, "rules.yaml").headings == {"time": ("实施: #1", "yes")}


def test_unknown_meaning_is_refused():
    with pytest.raises(Refusal) as refused:
        learn(POLICY, {"colour": ["颜色"]}, "rules.yaml")
    assert refused.value.what == "不认识的含义 'colour'"


def test_file_in_one_line_is_refused():
    with pytest.raises(Refusal) as refused:
        learn('{"year": 2026}', {"time": ["实施"]}, "rules.yaml")
    assert str(refused.value) == "rules.yaml: 不是一行一个键的 YAML，不能改写; 把 headings: 一节手工写进文件"
