import pytest
from hypothesis import given
from hypothesis import strategies as st

from burden.report.inert import cell_text, clean, file_names, is_active, sheet_names

NAMES = st.lists(st.text(max_size=80), max_size=8)


def test_clean_drops_control_and_direction_characters():
    assert clean("甲\x00乙\x1b丙\u202e丁\ud800\t") == "甲乙丙丁\t"


def test_clean_makes_every_line_break_a_line_feed():
    assert clean("a\r\nb\rc\u2028d\x85e\x0bf\ng") == "a\nb\nc\nd\ne\nf\ng"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "＝1", "＋1", "－1", "＠x", "\t=1", "\n=1"])
def test_is_active_for_what_a_spreadsheet_would_run(text):
    assert is_active(text)


@pytest.mark.parametrize("text", ["", "市监局", " =1", "1-2"])
def test_is_active_for_plain_text(text):
    assert not is_active(text)


def test_cell_text_too_long_is_cut_with_a_mark():
    cut = cell_text("𠀀" * 20_000, "……（已截断）")
    assert (cut[-7:], len(cut.encode("utf-16-le")) // 2 <= 32_767) == ("……（已截断）", True)


def test_cell_text_that_fits_stays():
    assert cell_text("中" * 32_767, "……") == "中" * 32_767


def test_cell_text_is_never_markup_of_the_writer():
    assert cell_text("<r><t>x</t></r>", "") == " <r><t>x</t></r>"


def test_file_names_hold_no_path():
    assert file_names(["../../etc/passwd", "CON", "市监局", "a.b", ""]) == {
        "": "_", "../../etc/passwd": "etc_passwd", "CON": "CON_", "a.b": "a_b", "市监局": "市监局",
    }  # fmt: skip


def test_file_names_that_would_collide_are_numbered():
    assert file_names(["a/b", "a\\b", "A_B"]) == {"A_B": "A_B", "a/b": "a_b-2", "a\\b": "a_b-3"}


def test_sheet_names_that_would_collide_are_numbered_within_31():
    long = "市" * 40
    assert sheet_names([long, long + "2", "汇总", "a/b:c", "'x'", "History"], taken=["汇总"]) == {
        "'x'": "x", "History": "History_", "a/b:c": "a b c", "汇总": "汇总~2", long: "市" * 31, long + "2": "市" * 29 + "~2",
    }  # fmt: skip


@given(NAMES)
def test_file_names_are_safe_and_apart(names):
    safe = file_names(names).values()
    assert len({name.casefold() for name in safe}) == len(set(names))
    assert [name for name in safe if not name or set(name) & set('/\\.:*?"<>|\n\0') or len(name.encode()) > 140] == []


@given(NAMES)
def test_sheet_names_are_safe_and_apart(names):
    safe = sheet_names(names).values()
    assert len({name.casefold() for name in safe}) == len(set(names))
    assert [name for name in safe if not name or set(name) & set("[]:*?/\\") or len(name.encode("utf-16-le")) > 62] == []
    assert [name for name in safe if name.startswith("'") or name.endswith("'")] == []
