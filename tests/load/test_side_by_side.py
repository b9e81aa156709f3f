from tests.load.sheets import grid, read


def test_tables_beside_each_other_are_read_one_by_one():
    head = "2026年计划 | | | | | |\n序号 | 事项 | 时间 | | 序号 | 事项 | 时间\n"
    plan, problems = read(grid(head + "1 | 检查 | 3月 | | 3 | 督查 | 5月\n2 | 考核 | 4月 | | | |", merged="A1:G1"))
    rows = zip(plan.items["number"], plan.items["item"], plan.items["row"], plan.items["when"], strict=True)
    assert [(number, item, row, when.text) for number, item, row, when in rows] == [
        ("1", "检查", 3, "3月"), ("2", "考核", 4, "4月"), ("3", "督查", 3, "5月"),
    ]  # fmt: skip
    assert ([dict(sheet.columns)["item"] for sheet in plan.sheets], problems) == (["B", "F"], ())


def test_heading_that_stands_twice_makes_no_two_tables():
    plan, _ = read(grid("序号 | 事项 | 时间 | 时间\n1 | 检查 | 3月 | 另定"))
    assert [len(plan.items), len(plan.sheets)] == [1, 1]
