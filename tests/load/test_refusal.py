from __future__ import annotations

from burden.load.refusal import Refusal


def test_refusal_is_one_line() -> None:
    refusal = Refusal("plans/甲\n.xlsx", "第3行\r\n坏了", "改正\u2028再试", ("bro\nken", "try again"))
    assert str(refusal) == "plans/甲 .xlsx: 第3行 坏了; 改正 再试"


def test_refusal_keeps_its_parts() -> None:
    refusal = Refusal("a.yaml", "未知的键", "删去", ("unknown key", "strike it"))
    assert (refusal.where, refusal.what, refusal.remedy) == ("a.yaml", "未知的键", "删去")


def test_refusal_shows_no_control_signs() -> None:
    assert str(Refusal("\x1b[31m\udcff.csv", "空\x00的", "换一个", ("empty", "another"))) == "�[31m�.csv: 空�的; 换一个"


def test_refusal_is_one_line_in_english_too() -> None:
    refusal = Refusal("a.yaml", "未知的键", "删去", ("unknown\nkey", "strike it"))
    assert refusal.said("en") == "a.yaml: unknown key; strike it"
