import re
from datetime import date
from importlib import resources
from string import Formatter

import pytest

from burden.days import day
from burden.plan import Place
from burden.report.spoken import day_words, feast_words, month_short, month_words, place_words, span_words, weekday_words
from burden.report.words import WORDS, word
from burden.warning import CERTAINTIES, FAMILIES, LEVELS

HAN = re.compile("[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
ROOM = resources.files("burden.report")
MADE = {"sheet_", "problems_", "problem_", "when_", "listing_", "quota_", "quota_of_"}  # keys made of a prefix and a kind
LISTED = ("words.py", "quota_words.py")


def used() -> set[str]:
    """Every key asked for by name in templates and code."""
    code = [file.read_text("utf-8") for file in ROOM.iterdir() if file.name.endswith(".py") and file.name not in LISTED]
    pages = [file.read_text("utf-8") for file in ROOM.joinpath("templates").iterdir()]
    found = {key for page in pages for key in re.findall(r"""\bt\(["']([a-z_-]+)["']""", page)}
    return found | {key for text in code for key in re.findall(r"""\bword\(\s*["']([a-z_-]+)["']""", text)}


def test_every_word_asked_for_exists():
    assert used() - MADE - set(WORDS) == set()


def test_every_kind_has_its_word():
    kinds = {*LEVELS, *CERTAINTIES, *FAMILIES, "sheet_items", "sheet_records", "sheet_filings", "sheet_directory", "sheet_none"}
    assert kinds | {"problems_unreadable", "problems_notice"} <= set(WORDS)


def test_every_word_is_asked_for_somewhere():
    text = "".join(file.read_text("utf-8") for file in ROOM.iterdir() if file.name.endswith(".py") and file.name not in LISTED)
    pages = "".join(file.read_text("utf-8") for file in ROOM.joinpath("templates").iterdir())
    by_kind = {*LEVELS, *CERTAINTIES, *FAMILIES, "supervision", "inspection", "assessment", "research"}
    idle = {key for key in WORDS if f'"{key}"' not in text + pages and f"'{key}'" not in text + pages} - by_kind
    assert {key for key in idle if not key.startswith(tuple(MADE))} == set()


@pytest.mark.parametrize("key", sorted(WORDS))
def test_word_asks_for_the_same_facts_in_both_languages(key):
    zh, en = ({name for _, name, _, _ in Formatter().parse(text) if name} for text in WORDS[key])
    assert zh == en


@pytest.mark.parametrize("key", sorted(WORDS))
def test_english_word_holds_no_chinese(key):
    assert HAN.findall(WORDS[key][1]) == []


def test_word_that_is_unknown_is_an_error():
    with pytest.raises(KeyError):
        word("no-such-word", "zh")


def test_days_as_people_say_them():
    at = day(date(2026, 3, 5))
    assert (day_words(at, "zh", 2026), day_words(at, "zh", 2025)) == ("3月5日", "2026年3月5日")
    assert (day_words(at, "en", 2026), day_words(at, "en", 2025)) == ("5 Mar", "5 Mar 2026")
    assert (span_words(at, at, "zh", 2026), span_words(at, at + 2, "zh", 2026)) == ("3月5日", "3月5日—3月7日")
    assert (weekday_words(at, "zh"), weekday_words(at, "en")) == ("星期四", "Thu")
    assert (month_words(2026, 3, "zh"), month_words(2026, 3, "en"), month_short(3, "en")) == ("2026年3月", "Mar 2026", "Mar")


def test_holidays_in_english():
    said = [feast_words(name, "en") for name in ("春节", "春节调休", "国庆节、中秋节", "某节")]
    assert said == ["Spring Festival", "Spring Festival make-up day", "National Day/Mid-Autumn Festival", "某节"]


def test_places_as_far_as_they_are_meant():
    whole = Place("a.xlsx", "一", 12, "C")
    assert [place_words(each, "zh") for each in (whole, Place("a.csv", "", 3), Place("a.csv"))] == [
        "a.xlsx › 一 › 第12行 C列", "a.csv › 第3行", "a.csv",
    ]  # fmt: skip
    assert place_words(whole, "en") == "a.xlsx › 一 › row 12, column C"
