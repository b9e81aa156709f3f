from pathlib import Path

import pytest

from burden.load import load
from burden.load.refusal import Refusal

ITEM = "事项,牵头单位,检查对象,检查时间\n检查,市应急局,甲县,3月\n督查,市应急局,乙县,2月30日\n"


def test_folder_is_loaded_and_bad_files_are_told(tmp_path: Path):
    (tmp_path / "2026年计划.csv").write_text(ITEM, encoding="gb18030")
    (tmp_path / "坏.xlsx").write_bytes(b"PK\x03\x04 broken")
    (tmp_path / "空.csv").write_bytes(b"")
    plan, problems = load([tmp_path])
    assert (plan.year, list(plan.items["item"])) == (2026, ["检查", "督查"])
    assert sorted({(each.kind, each.place.file) for each in problems}) == [
        ("notice", "2026年计划.csv"), ("unreadable", "2026年计划.csv"), ("unreadable", "坏.xlsx"), ("unreadable", "空.csv"),
    ]  # fmt: skip


def test_year_may_stand_in_the_name_of_the_folder(tmp_path: Path):
    folder = tmp_path / "2027"
    folder.mkdir()
    (folder / "计划.csv").write_text(ITEM, encoding="utf-8-sig")
    assert load([folder])[0].year == 2027


def test_year_given_goes_before_the_one_found(tmp_path: Path):
    (tmp_path / "2026年计划.csv").write_text(ITEM, encoding="utf-8")
    assert load([tmp_path], year=2025)[0].year == 2025


def test_progress_sees_every_file(tmp_path: Path):
    for name in ("2026甲.csv", "2026乙.csv"):
        (tmp_path / name).write_text(f"{ITEM}{name},某局,丙县,5月\n", encoding="utf-8")
    seen = []
    load([tmp_path], progress=lambda sources: (seen.append(source.name) or source for source in sources))
    assert seen == ["2026乙.csv", "2026甲.csv"]


def test_folder_without_a_table_is_refused(tmp_path: Path):
    (tmp_path / "读我.txt").write_text("x", encoding="utf-8")
    with pytest.raises(Refusal) as refused:
        load([tmp_path])
    assert refused.value.what == "没有可读的表格"


def test_only_file_that_cannot_be_read_is_refused_with_its_reason(tmp_path: Path):
    (tmp_path / "空.csv").write_bytes(b"")
    with pytest.raises(Refusal) as refused:
        load([tmp_path / "空.csv"])
    assert (refused.value.where, refused.value.what) == ("空.csv", "文件是空的（0 字节）")


def test_path_that_does_not_exist_is_refused(tmp_path: Path):
    with pytest.raises(Refusal) as refused:
        load([tmp_path / "没有.xlsx"])
    assert refused.value.what == "没有这个文件或文件夹"
