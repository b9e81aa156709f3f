from __future__ import annotations

import os
from pathlib import Path

import pytest
import xlsxwriter
import xlwt

from burden.load import files
from burden.load.files import Source, find
from burden.load.refusal import Refusal
from burden.plan import Place
from tests.load.here import read


def touch(path: Path, content: bytes = b"a,b\n") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def names(*paths: Path) -> list[str]:
    return [source.name for source in find(paths)[0]]


def reason(path: Path, largest: int = 100) -> str:
    grids, problems = read(Source(path, path.name), largest=largest)
    assert grids == ()
    assert [(p.kind, p.place) for p in problems] == [("unreadable", Place(path.name))]
    return problems[0].zh


def test_files_of_a_folder_are_named_from_there_and_sorted(tmp_path: Path) -> None:
    for name in ("乙.xls", "b/甲.CSV", "a.xlsx", "b/c/丙.ods", "d.csv.gz"):
        touch(tmp_path / name)
    sources, problems = find([tmp_path])
    assert [source.name for source in sources] == ["a.xlsx", "b/c/丙.ods", "b/甲.CSV", "d.csv.gz", "乙.xls"]
    assert [source.path for source in sources] == [tmp_path / source.name for source in sources]
    assert problems == []


def test_what_is_no_table_is_passed_over_with_a_notice(tmp_path: Path) -> None:
    for name in ("a.xlsx", "~$a.xlsx", ".~lock.a.xlsx#", ".DS_Store", "说明.doc", ".git/x.csv", "rules.yml"):
        touch(tmp_path / name)
    sources, problems = find([tmp_path])
    assert [source.name for source in sources] == ["a.xlsx"]
    assert [(p.kind, p.place.file, p.zh.partition("，")[0]) for p in problems] == [
        ("notice", ".DS_Store", "隐藏的"),
        ("notice", ".git", "隐藏的"),
        ("notice", ".~lock.a.xlsx#", "打开表格时留下的锁文件"),
        ("notice", "rules.yml", "不是表格"),
        ("notice", "~$a.xlsx", "打开表格时留下的锁文件"),
        ("notice", "说明.doc", "不是表格"),
    ]


def test_report_written_among_the_plans_is_passed_over(tmp_path: Path) -> None:
    page = b'<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n<meta name="generator" content="burden">'
    for name in ("index.html", "calendar.html", "calendar.ics", "warnings.xlsx", "warnings.json", "ics/target-x.ics", "b.csv"):
        touch(tmp_path / "out" / name, page)
    touch(tmp_path / "a.csv")
    sources, problems = find([tmp_path])
    assert [source.name for source in sources] == ["a.csv", "out/b.csv"]
    assert [(p.kind, p.place.file, p.zh) for p in problems] == [("notice", "out", "本程序生成的报告，没有读")]


def test_page_of_somebody_else_is_read(tmp_path: Path) -> None:
    touch(tmp_path / "index.html", b"<html><table><tr><td>1</td></tr></table>")
    assert names(tmp_path) == ["index.html"]


def test_file_named_by_itself_is_always_taken(tmp_path: Path) -> None:
    path = touch(tmp_path / "records.txt")
    assert find([tmp_path, path]) == ([Source(path, "records.txt")], [])


def test_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = touch(tmp_path / "2026" / "a.csv")
    for paths in ([tmp_path, path], [path, tmp_path], [tmp_path / "2026", path, tmp_path / "2026" / ".." / "2026"]):
        assert names(*paths) == ["a.csv"]


def test_files_of_one_name_are_told_apart_in_any_order(tmp_path: Path) -> None:
    for name in ("甲/计划.csv", "乙/计划.csv", "丙/乙/计划.csv", "丙/x.csv"):
        touch(tmp_path / name)
    paths = [tmp_path / "甲", tmp_path / "乙", tmp_path / "丙" / "x.csv"]
    assert names(*paths) == names(*paths[::-1]) == ["x.csv", "乙/计划.csv", "甲/计划.csv"]
    deep = [tmp_path / "乙", tmp_path / "丙" / "乙"]
    assert names(*deep) == sorted((path / "计划.csv").as_posix() for path in deep)


def test_missing_path_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as caught:
        find([tmp_path, tmp_path / "没有.xlsx"])
    assert str(caught.value) == f"{tmp_path}/没有.xlsx: 没有这个文件或文件夹; 请检查路径"


def test_folder_that_cannot_be_listed_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def scandir(path: str) -> None:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(os, "scandir", scandir)
    with pytest.raises(Refusal) as caught:
        find([tmp_path])
    assert str(caught.value) == f"{tmp_path}: 文件夹打不开; 请检查权限"


def test_folder_of_too_many_files_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MOST_FILES", 2)
    for name in ("a.csv", "b.csv", "c.csv"):
        touch(tmp_path / name)
    with pytest.raises(Refusal) as caught:
        find([tmp_path])
    assert caught.value.what == "文件夹里的文件超过2个"


def test_name_with_a_line_break_is_shown_on_one_line(tmp_path: Path) -> None:
    touch(tmp_path / "a\nb.csv")
    assert names(tmp_path) == ["a\ufffdb.csv"]


def test_link_is_not_followed(tmp_path: Path) -> None:
    real = touch(tmp_path / "real" / "a.csv")
    folder = tmp_path / "given"
    folder.mkdir()
    (folder / "a.csv").symlink_to(real)
    (folder / "b").symlink_to(real.parent)
    sources, problems = find([folder])
    assert [source.name for source in sources] == ["a.csv"]
    assert [(p.place.file, p.zh) for p in problems] == [("b", "是链接，没有读")]
    assert reason(folder / "a.csv") == "是链接，请给出文件本身"


def test_broken_link_is_one_problem(tmp_path: Path) -> None:
    (tmp_path / "a.csv").symlink_to(tmp_path / "没有")
    assert names(tmp_path / "a.csv") == ["a.csv"]
    assert reason(tmp_path / "a.csv") == "是链接，请给出文件本身"


def test_pipe_and_folder_are_no_files(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.csv")
    (tmp_path / "b.csv").mkdir()
    assert reason(tmp_path / "a.csv") == "不是普通文件，请给出表格文件"
    assert reason(tmp_path / "b.csv") == "不是普通文件，请给出表格文件"
    assert reason(Path("/dev/null")) == "不是普通文件，请给出表格文件"


def test_file_gone_before_it_is_read_is_one_problem(tmp_path: Path) -> None:
    assert reason(tmp_path / "a.csv") == "打不开（No such file or directory）"


def test_empty_file_is_one_problem(tmp_path: Path) -> None:
    assert reason(touch(tmp_path / "a.xlsx", b"")) == "文件是空的（0 字节）"


def test_file_over_the_limit_is_one_problem(tmp_path: Path) -> None:
    assert reason(touch(tmp_path / "a.csv"), largest=3) == "文件过大，请分成几个文件"


@pytest.mark.parametrize("name", ["a.xls", "a.csv", "a.ods", "a.docx", "a"])
def test_content_is_trusted_and_the_name_is_not(tmp_path: Path, name: str) -> None:
    with xlsxwriter.Workbook(tmp_path / "x.xlsx") as book:
        book.add_worksheet("计划").write("A1", "甲县")
    (tmp_path / "x.xlsx").rename(tmp_path / name)
    (grid,), problems = read(Source(tmp_path / name, name))
    assert (grid.file, grid.sheet, grid.cells, problems) == (name, "计划", (("甲县",),), ())


def test_csv_under_the_name_of_a_workbook_reads(tmp_path: Path) -> None:
    path = touch(tmp_path / "a.xlsx", "甲县,3月\n".encode("gbk"))
    assert read(Source(path, "a.xlsx"))[0][0].cells == (("甲县", "3月"),)


def test_file_named_by_itself_is_known_as_such_in_any_order(tmp_path: Path) -> None:
    path = touch(tmp_path / "2026" / "a.csv")
    touch(tmp_path / "2026" / "b.csv")
    for paths in ([tmp_path, path], [path, tmp_path], [path, tmp_path / "2026"]):
        assert sorted((source.path.name, source.named) for source in find(paths)[0]) == [("a.csv", True), ("b.csv", False)]


@pytest.mark.parametrize(
    "name", ["a.et", "a.ett", "a.xml", "a.htm", "a.html", "a.mht", "a.docx", "a.pdf", "a.xltx", "a.xlsm", "a.fods"]
)
def test_container_that_may_hold_a_table_is_taken_from_a_folder(tmp_path: Path, name: str) -> None:
    touch(tmp_path / name)
    assert names(tmp_path) == [name]


def test_old_workbook_under_the_name_of_wps_reads(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    book.add_sheet("计划").write(0, 0, "甲县")
    book.save(str(tmp_path / "a.et"))
    assert read(Source(tmp_path / "a.et", "a.et"))[0][0].cells == (("甲县",),)
