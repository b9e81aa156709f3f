from __future__ import annotations

from datetime import date

import pytest

from burden.days import Year
from burden.load.holiday_files import years_in
from burden.load.outline import Mistakes

OWN = """\
years:
- year: 2027
  status: official
  notice: 国务院办公厅关于2027年部分节假日安排的通知
  url: https://www.gov.cn/2027
  holidays:
  - {name: 元旦, off: 2026-12-31..2027-01-02, work: 2026-12-27}
  - name: 春节
    off: [2027-02-05..2027-02-06, 2027-02-08]
"""
YEAR = Year(
    2027,
    "official",
    "国务院办公厅关于2027年部分节假日安排的通知",
    "https://www.gov.cn/2027",
    off={
        date(2026, 12, 31): "元旦",
        date(2027, 1, 1): "元旦",
        date(2027, 1, 2): "元旦",
        date(2027, 2, 5): "春节",
        date(2027, 2, 6): "春节",
        date(2027, 2, 8): "春节",
    },
    work={date(2026, 12, 27): "元旦"},
)
PUBLIC = """\
{"$schema": "s", "$id": "i", "year": 2027,
 "papers": ["https://www.gov.cn/2027"],
 "days": [
  {"name": "元旦", "date": "2026-12-27", "isOffDay": false},
  {"name": "元旦", "date": "2026-12-31", "isOffDay": true},
  {"name": "元旦", "date": "2027-01-01", "isOffDay": true},
  {"name": "元旦", "date": "2027-01-02", "isOffDay": true},
  {"name": "春节", "date": "2027-02-05", "isOffDay": true},
  {"name": "春节", "date": "2027-02-06", "isOffDay": true},
  {"name": "春节", "date": "2027-02-08", "isOffDay": true}]}
"""
NO_NOTICE = "导入的文件没有附国务院办公厅通知的网址：按暂定处理"


def sound(text: str) -> tuple[Year, ...]:
    mistakes = Mistakes()
    years = years_in(text, mistakes)
    assert mistakes.told() == ""
    return years


def told(text: str) -> str:
    mistakes = Mistakes()
    years = years_in(text, mistakes)
    assert years == ()
    return mistakes.told()


def test_own_shape_gives_its_years() -> None:
    assert sound(OWN) == (YEAR,)


def test_public_data_with_papers_is_official() -> None:
    assert sound(PUBLIC) == (YEAR,)


@pytest.mark.parametrize("papers", ["[]", '[""]'])
def test_public_data_without_papers_is_provisional(papers: str) -> None:
    (year,) = sound(PUBLIC.replace('["https://www.gov.cn/2027"]', papers))
    assert (year.status, year.notice, year.url) == ("provisional", NO_NOTICE, "")
    assert (year.off, year.work) == (YEAR.off, YEAR.work)


def test_public_data_with_two_papers_names_both() -> None:
    (year,) = sound(PUBLIC.replace('7"]', '7", "https://www.gov.cn/more"]'))
    assert year.url == "https://www.gov.cn/2027 https://www.gov.cn/more"


@pytest.mark.parametrize(
    "text",
    [
        "date,name,kind\n2027-02-06,春节,off\n2027-02-27,春节,work\n",
        "日期,名称,类型\r\n2027/2/6,春节,休,\r\n,,\r\n2027/2/27,春节,班\r\n",
        '"2027.02.06","春节","放假"\n2027-2-27, 春节 ,上班\n',
    ],
)
def test_csv_is_read_and_provisional(text: str) -> None:
    spring = ({date(2027, 2, 6): "春节"}, {date(2027, 2, 27): "春节"})
    assert sound(text) == (Year(2027, "provisional", NO_NOTICE, "", *spring),)


def test_csv_is_about_the_year_of_most_of_its_days() -> None:
    rows = "2026-12-27,元旦,work\n2026-12-31,元旦,off\n2027-01-01,元旦,off\n2027-01-02,元旦,off\n"
    (year,) = sound(rows + "2027-02-05,春节,off\n")
    assert (year.year, list(year.work)) == (2027, [date(2026, 12, 27)])


def test_every_mistake_of_our_shape_is_named_with_its_line() -> None:
    text = """\
years:
- year: 2027
  status: final
  notice: 通知
  url: https://www.gov.cn/2027
  holiday: []
  holidays:
  - {name: 元旦, off: 2027-01-01..2027-01-03}
  - {name: 元旦, off: 2027-01-03}
  - {name: 春节, off: 2027-02-30}
  - {name: 春节, off: 2027-02-08..2027-02-05}
  - {name: 清明节, off: 2026-04-05}
  - {name: 端午节, of: 2027-06-09}
  - {off: 2027-06-09, work: 6月12日}
"""
    assert told(text).split("；") == [
        "第2行 status 应是 official 或 provisional，不是'final'",
        "第6行 不认识的键 'holiday'，可用：year、status、notice、url、holidays",
        "第9行 2027-01-03 重复（第8行已有）",
        "第10行 没有 2027-02-30 这一天",
        "第11行 2027-02-08..2027-02-05 应从早到晚，不超过60天",
        "第12行 2026-04-05 不在2027年（只有元旦可以涉及上一年12月）",
        "第13行 不认识的键 'of'，可用：name、off、work",
        "第13行 缺少 off 或 work",
        "第14行 2027-06-09 的名称应是1到40个可显示的字",
        "第14行 日期应写成 2027-02-06，不是'6月12日'",
        "第14行 缺少 name",
    ]


def test_every_mistake_of_public_data_is_named_with_its_line() -> None:
    text = """\
{"year": 2027, "papers": ["javascript:alert(1)"],
 "days": [
  {"name": "元旦", "date": "2027-01-01", "isOffDay": true},
  {"name": "元旦", "date": "2027-01-01", "isOffDay": false},
  {"name": "元旦", "date": "2027-13-01", "isOffDay": true},
  {"name": "元旦", "date": "2028-01-01", "isOffDay": true},
  {"name": "元旦", "date": "2027-01-02", "isOffDay": "yes"},
  {"name": "", "date": "2027-01-03", "isOffDay": true, "note": "?"},
  "2027-01-04"]}
"""
    assert told(text).split("；") == [
        "第1行 'javascript:alert(1)' 不是网址（以 http:// 或 https:// 开头）",
        "第4行 2027-01-01 重复（第3行已有）",
        "第5行 没有 2027-13-01 这一天",
        "第6行 2028-01-01 不在2027年（只有元旦可以涉及上一年12月）",
        "第7行 isOffDay 应是 true 或 false，不是'yes'",
        "第8行 2027-01-03 的名称应是1到40个可显示的字",
        "第8行 不认识的键 'note'，可用：name、date、isOffDay",
        "第9行 这里应有这些键：name、date、isOffDay",
    ]


def test_every_mistake_of_a_csv_is_named_with_its_line() -> None:
    text = """\
date,name,kind
2027-01-01,元旦,off
2027-01-02,元旦,maybe
2027-02-29,春节,off
2027-01-01,元旦,work
"""
    assert told(text).split("；") == [
        "第3行 一行应是三格：日期,名称,off（休、放假）或 work（班、上班）",
        "第4行 没有 2027-02-29 这一天",
        "第5行 2027-01-01 重复（第2行已有）",
    ]


def test_csv_with_an_open_quote_is_refused() -> None:
    text = '2027-01-01,元旦,off\n2027-01-02,"元旦,off\n2027-01-03,元旦,off\n'
    assert told(text) == "第2行 不是合规的CSV（引号没有成对，或一格太长）"


def test_year_not_announced_is_refused() -> None:
    stub = '{"year": 2027, "papers": [], "days": []}'
    assert told(stub) == "第1行 2027年没有一天放假或调休，通知公布之前没有可用的内容"
    assert told("date,name,kind\n") == "没有一天放假或调休"


@pytest.mark.parametrize("missing", ["国务院办公厅关于2027年部分节假日安排的通知", "https://www.gov.cn/2027"])
def test_official_year_needs_its_notice_and_address(missing: str) -> None:
    text = OWN.replace(missing, "''")
    assert told(text) == "第2行 official 须有通知（notice）及其网址（url）；没有通知就写 provisional"


def test_year_outside_the_calendar_is_refused() -> None:
    for number in ("1990", "2111", "二〇二七", "2027.0"):
        message = f"year 应是1991到2110之间的年份，不是'{number}'"
        assert told(OWN.replace("year: 2027", f"year: {number}")) == f"第2行 {message}"


def test_span_longer_than_any_holiday_is_refused() -> None:
    message = "第7行 2027-01-01..2027-03-02 应从早到晚，不超过60天"
    assert told(OWN.replace("2026-12-31..2027-01-02", "2027-01-01..2027-03-02")) == message


def test_year_given_twice_is_named() -> None:
    mistakes = Mistakes()
    years_in(OWN + OWN.removeprefix("years:\n"), mistakes)
    assert mistakes.told() == "2027年出现了2次"


def test_word_where_a_list_belongs_is_named() -> None:
    assert told("years: 2027\n") == "第1行 years 应是一个列表"
    nested = OWN.replace("name: 春节", "name: [春节]")
    assert told(nested).split("；")[0] == "第8行 name 应是一个词"


@pytest.mark.parametrize("text", ["", "hello\n", "[1, 2]\n", "vacations: []\n"])
def test_file_of_another_kind_is_refused(text: str) -> None:
    assert told(text).split("，")[0].removeprefix("第1行 ") == "看不出是节假日文件"


def test_name_that_cannot_be_shown_is_refused() -> None:
    text = PUBLIC.replace('"元旦", "date": "2027-01-01"', '"\\ud83d", "date": "2027-01-01"')
    assert told(text) == "第6行 2027-01-01 的名称应是1到40个可显示的字"
