"""The canonical sheets against the loader's own vocabulary: what is written under a heading is read as what it means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from burden.forms import ADDED, HEADINGS, IGNORED, PLACES, WORDS, apart, clean, ignored_pairs, ignored_text
from burden.load import codes
from burden.load.headings import meaning

TEXT = st.text(st.sampled_from("ab【】\\\n甲：↳ "), min_size=1, max_size=12).map(str.strip).filter(bool)
HEADING = st.text(st.sampled_from("ab【】\\甲"), min_size=1, max_size=5)
CELLS = [(kind, name, heading) for kind, names in HEADINGS.items() for name, heading in names.items() if name != "heading"]


@pytest.mark.parametrize(("kind", "name", "heading"), CELLS)
def test_heading_means_to_the_loader_what_it_is_written_for(kind, name, heading):
    found = meaning(heading, kind, {})
    assert found is not None
    assert found.name == name


def test_headings_are_each_used_once_in_a_sheet():
    assert [
        kind for kind, names in HEADINGS.items() if len({*names.values(), *ADDED, IGNORED}) != len(names) + len(ADDED) + 1
    ] == []


def test_every_place_marks_one_kind():
    assert len(set(PLACES.values())) == len(HEADINGS)


@pytest.mark.parametrize("name", ["kind", "type", "source", "level", "approval"])
def test_words_read_back_as_their_codes(name):
    readers = {"kind": lambda text: codes.kind(text, ""), "type": codes.type_, "approval": codes.status}
    reader = readers.get(name) or getattr(codes, name)
    assert {code: reader(word) for code, word in WORDS[name].items()} == {code: code for code in WORDS[name]}


@given(st.lists(st.tuples(HEADING, TEXT), max_size=4).map(tuple))
def test_ignored_texts_are_found_again(pairs):
    assert ignored_pairs(ignored_text(pairs)) == pairs


def test_ignored_texts_stand_a_line_each():
    assert ignored_text((("电话", "110"), ("天气", "晴"))) == "【电话】110\n【天气】晴"


@pytest.mark.parametrize(
    ("text", "parts"), [("甲县", ["甲县"]), ("甲县\n↳乙县、丙县", ["甲县", "乙县、丙县"]), ("↳5%", ["", "5%"])]
)
def test_what_stood_in_several_rows_is_parted(text, parts):
    assert apart(text) == parts


@given(st.text())
def test_clean_text_stays_as_it_is(text):
    assert clean(clean(text)) == clean(text)
