import re
from datetime import date
from importlib import resources
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.plurals import get_plural

import burden
from burden.days import day, feast_words
from burden.forms import SHEETS
from burden.plan import Place
from burden.report.data import SILENT
from burden.report.spoken import day_words, month_short, month_words, place_words, span_words, weekday_words
from burden.report.words import catalogue, word
from burden.rules import rules
from burden.warning import CERTAINTIES, FAMILIES, LANGS, LEVELS

HAN = re.compile("[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
ROOM = resources.files("burden.report")
MADE = (
    "sheet_",
    "problems_",
    "problem_",
    "when_",
    "listing_",
    "quota_",
    "quota_of_",
    "change_",
    "limit_",
)  # keys made of a prefix and a kind
KINDS = {*LEVELS, *CERTAINTIES, *FAMILIES, "supervision", "inspection", "assessment", "research"}
WORDS = {
    lang: {(each.id if isinstance(each.id, str) else each.id[0]): each for each in catalogue(lang) if each.id} for lang in LANGS
}
CODE = "".join(
    file.read_text("utf-8") for room in ("report", "cli") for file in sorted(Path(burden.__file__).with_name(room).rglob("*.py"))
)
PAGES = "".join(file.read_text("utf-8") for file in ROOM.joinpath("templates").iterdir())


def forms(lang: str, key: str) -> tuple[str, ...]:
    """What the catalogue of a language says under a key, one form or one for each number."""
    said = WORDS[lang][key].string
    return said if isinstance(said, tuple) else (said,)


def facts(form: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(form) if name}


def test_catalogues_have_the_same_keys_in_the_same_order():
    assert list(WORDS["zh"]) == list(WORDS["en"])


@pytest.mark.parametrize("lang", LANGS)
def test_catalogue_is_whole(lang):
    keys = re.findall(
        r'^msgid "(.+)"$', ROOM.joinpath("locale", lang, "LC_MESSAGES", "burden.po").read_text("utf-8"), re.MULTILINE
    )
    assert (keys, [key for key, each in WORDS[lang].items() if each.fuzzy or not all(forms(lang, key))]) == (
        list(WORDS[lang]),
        [],
    )


@pytest.mark.parametrize("lang", LANGS)
def test_catalogue_counts_as_its_language_does(lang):
    assert catalogue(lang).plural_expr == get_plural(lang).plural_expr
    assert {len(forms(lang, key)) for key, each in WORDS[lang].items() if each.pluralizable} == {get_plural(lang).num_plurals}


def test_every_word_asked_for_exists():
    used = re.findall(r"""\bword\(\s*["']([a-z_-]+)["']""", CODE) + re.findall(r"""\bt\(["']([a-z_-]+)["']""", PAGES)
    assert set(used) - set(MADE) - set(WORDS["zh"]) == set()


def test_every_kind_has_its_word():
    sheets = {f"sheet_{kind}" for kind in (*SHEETS, SILENT)}
    assert KINDS | sheets | {"problems_unreadable", "problems_notice"} <= set(WORDS["zh"])


def test_every_limit_has_its_word():
    named = {f"limit_{name}" for rule in rules().values() for name in rule.limits}
    assert {key for key in WORDS["zh"] if key.startswith("limit_")} == named


def test_every_word_is_asked_for_somewhere():
    text = CODE + PAGES
    idle = {key for key in WORDS["zh"] if f'"{key}"' not in text and f"'{key}'" not in text} - KINDS
    assert {key for key in idle if not key.startswith(MADE)} == set()


@pytest.mark.parametrize("key", WORDS["zh"])
def test_word_asks_for_the_same_facts_in_both_languages_and_all_forms(key):
    asked = [facts(form) for lang in LANGS for form in forms(lang, key)]
    assert asked == [asked[0]] * len(asked)
    assert WORDS["zh"][key].pluralizable == WORDS["en"][key].pluralizable


@pytest.mark.parametrize("key", WORDS["en"])
def test_english_word_holds_no_chinese(key):
    assert [HAN.findall(form) for form in forms("en", key)] == [[] for _ in forms("en", key)]


def test_word_that_counts_goes_by_the_number():
    assert [word("when_days", "en", n=n) for n in (0, 1, 2)] == ["0 days", "1 day", "2 days"]
    assert [word("when_days", "zh", n=n) for n in (0, 1, 2)] == ["0天", "1天", "2天"]


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


def test_chinese_words_hold_no_english_but_names_of_files_and_commands():
    said = " ".join(re.sub(r"\{[^}]*\}", "", form) for key in WORDS["zh"] if key != "html_lang" for form in forms("zh", key))
    assert set(re.findall("[A-Za-z]+", said)) == set(
        "burden C check Ctrl format holidays ics import json jsonl parquet warnings xlsx".split()
    )
