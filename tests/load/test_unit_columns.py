from tests.load.sheets import grid, read

HEAD = "事项 | 牵头单位 | 时间 | 检查对象 | | \n | | | 甲县 | 乙县 | 丙区\n"
MERGED = "A1:A2 B1:B2 C1:C2 D1:F1"


def told(drawn: str) -> list[tuple[list[str], str, str]]:
    plan, _ = read(grid(HEAD + drawn, merged=MERGED))
    rows = zip(plan.items["targets"], plan.items["when"], plan.items["note"], strict=True)
    return [([target.name for target in targets], when.text, note) for targets, when, note in rows]


def test_ticked_units_are_the_targets():
    assert told("检查 | 教育局 | 3月 | √ | | √") == [(["甲县", "丙区"], "3月", "")]


def test_day_below_a_unit_is_when_it_is_inspected():
    assert told("检查 | 教育局 | | 3月5日 | 4月上旬 | 3月5日") == [(["甲县", "丙区"], "3月5日", ""), (["乙县"], "4月上旬", "")]


def test_other_words_below_a_unit_are_kept_in_the_note():
    assert told("检查 | 教育局 | 3月 | 3家 | √ | /") == [(["甲县", "乙县"], "3月", "甲县：3家")]


def test_words_below_a_type_are_kept_among_what_was_ignored():
    head = "事项 | 对象 | 时间 | 检查类型 | \n | | | 日常 | 专项\n"
    plan, _ = read(grid(head + "检查 | 甲县 | 3月 | | 第2批", merged="A1:A2 B1:B2 C1:C2 D1:E1"))
    assert (list(plan.items["type"]), list(plan.items["ignored"])) == (["special"], [(("检查类型 专项", "第2批"),)])
