import re
from datetime import date

import pytest

from burden.when import frequency, read, remarks, with_frequency
from burden.when.remarks import Remark, Said, joined

ALL = {name: each for name, each in vars(remarks).items() if isinstance(each, Remark)}
FACTS = (date(2026, 5, 31),) * 3


@pytest.mark.parametrize("name", sorted(ALL))
def test_both_languages_tell_the_same_facts(name):
    zh, en = ALL[name]
    told = [set(re.findall(r"\{([0-9])", text)) for text in (zh, en)]
    assert told[0] == told[1] or name == "WRONG_WEEKDAY"


@pytest.mark.parametrize("name", sorted(ALL))
def test_english_holds_chinese_only_as_a_quotation(name):
    told = re.sub("“[^”]*”", "", ALL[name].about(*FACTS).en)
    assert re.findall("[\u4e00-\u9fff]", told) == ([] if name != "WRONG_WEEKDAY" else ["星", "期"])


def test_a_fact_that_is_a_remark_is_told_in_its_language():
    assert remarks.RHYTHM_HOLDS.about(remarks.EXACTLY.about(4)) == (
        "另写4次，以频次为准",
        "4× is written as well; the rhythm holds",
    )


def test_several_remarks_are_one():
    assert joined([Said("甲", "a"), Said("乙", "b")]) == ("甲；乙", "a; b")
    assert joined([]) == ("", "")


@pytest.mark.parametrize(
    ("phrase", "problem", "english"),
    [
        ("13月", "没有13月，请核对", "there is no month 13; check it"),
        ("2月30日", "2026年2月没有30日，请核对", "month 2 of 2026 has no day 30; check it"),
        ("另行通知", "时间另定（「另行通知」），定后请补写", "the time is set later (“另行通知”); add it when it is"),
        ("", "没有写时间，请补写", "no time is written; add one"),
    ],
)
def test_a_problem_is_told_in_both_languages(phrase, problem, english):
    reading = read(phrase, 2026)
    assert (reading.problem, reading.problem_en) == (problem, english)


@pytest.mark.parametrize(
    ("phrase", "said", "english"),
    [
        ("3月", "", ""),
        ("6月前", "按不含所写时段，止于5月31日", "the time written is not counted in; the last day is 2026-05-31"),
        ("8月-6月", "结束早于开始，按次年", "the end lies before the start and is taken as of the next year"),
        (
            "市级每半年一次,区级每季度一次",
            "几种频次并存：每半年1次、每季度1次；只按第一种安排",
            "there are several rhythms: 1× every half year, 1× a quarter; only the first is scheduled",
        ),
    ],
)
def test_a_reading_is_told_in_both_languages(phrase, said, english):
    reading = read(phrase, 2026)
    assert (reading.reading, reading.reading_en) == (said, english)


def test_a_frequency_in_doubt_is_told_in_both_languages():
    reading = with_frequency(read("3月", 2026), "四四制")
    assert frequency("四四制")[2] == reading.problem == "频次「四四制」看不懂，请写成每年几次"
    assert reading.problem_en == "the frequency “四四制” is not understood; write so many times a year"


@pytest.mark.parametrize(
    ("phrase", "question"),
    [
        ("6月前", "按不含所写时段，止于5月31日"),
        ("3月以后", "「以后」起于4月1日"),
        ("一季度一次", "「1季度一次」按每季度，也可作第一季度"),
        ("8月-6月", "结束早于开始，按次年"),
        ("四季度各1次", "「四季度各」按第四季度，也可作每季度"),
    ],
)
def test_two_near_readings_ask(phrase, question):
    asked = read(phrase, 2026).question
    assert asked is not None
    assert asked.zh == question


@pytest.mark.parametrize("phrase", ["6月底前", "6月30日前", "before June 1st", "11月-3月", "第一季度一次", "3月起"])
def test_one_reading_asks_nothing(phrase):
    assert read(phrase, 2026).question is None
