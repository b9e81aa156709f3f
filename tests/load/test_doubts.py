from tests.load.sheets import grid, read, said

HEAD = "事项 | 检查对象 | 检查时间\n"


def test_time_of_another_year_is_kept_and_asked_about():
    plan, problems = read(grid(HEAD + "检查 | 甲县 | 2025年3月\n督查 | 乙县 | 4月\n考核 | 丙县 | 2025年12月至2026年1月"))
    assert str(plan.items["when"][0].windows[0][0]) == "2025-03-01"
    assert said(problems) == [("question", "C2", "1行的时间写的是2025年（第2行），计划是2026年的；按所写的年份读，请核对")]


def test_whole_year_in_every_row_is_said_once():
    _, problems = read(grid(HEAD + "\n".join(f"检查{number} | 甲县 | 1月-12月" for number in range(6))))
    assert said(problems) == [("notice", "C2", "6项里有6项的时间是全年，等于没有排时间，不画进日历；请写到月或日")]


def test_whole_year_in_a_few_rows_is_no_habit():
    _, problems = read(grid(HEAD + "检查 | 甲县 | 全年\n督查 | 乙县 | 3月\n考核 | 丙县 | 全年"))
    assert problems == ()


def test_row_without_a_name_is_asked_about():
    plan, problems = read(grid("事项 | 牵头单位 | 检查对象 | 检查时间\n | 应急局 | 甲县 | 3月\n检查 | 教育局 | 乙县 | 4月"))
    assert list(plan.items["item"]) == ["", "检查"]
    assert said(problems) == [("question", "A2", "1行没有事项名称（第2行），按单位、对象和时间读入，请补上名称")]


def test_partner_that_leads_for_want_of_an_organiser_is_asked_about():
    drawn = "事项 | 牵头单位 | 配合单位 | 检查对象 | 检查时间\n检查 | | 教育局 | 甲县 | 3月"
    plan, problems = read(grid(drawn))
    assert list(plan.items["organiser"]) == ["教育局"]
    assert said(problems) == [("question", "B2", "1行的“牵头单位”空着（第2行），按第一个配合单位牵头读，请确认")]


def test_cell_of_several_items_is_read_apart_and_said():
    plan, problems = read(grid(HEAD + "春运督查\\n校园安全检查 | 甲县 | 3月\n安全生产\\n督查 | 乙县 | 4月"))
    assert list(plan.items["item"]) == ["春运督查", "校园安全检查", "安全生产 督查"]
    assert said(problems) == [("notice", "A2", "1行的一格里写着几个事项（第2行），分开读")]
