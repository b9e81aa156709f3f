"""`burden annotate` from outside: what it writes, what it refuses, and that a plan comes back the same."""

import io
import shutil
import zipfile
from pathlib import Path

import openpyxl
import pytest

from burden.load import load
from tests.command import burden
from tests.report.annotated.books import changed, column, comments, full, plain
from tests.test_cli import RULES

CITY = Path(__file__).parents[1] / "plans" / "2026"
AS_OF = ("--today", "2026-01-05")


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "计划").mkdir()
    plain(tmp_path / "计划" / "甲局.xlsx")
    (tmp_path / "rules.yaml").write_text(RULES, encoding="utf-8")
    return tmp_path


def done(folder, *arguments):
    made = burden("annotate", *arguments, "--rules", "rules.yaml", *AS_OF, cwd=folder)
    return made.returncode, made.stdout.strip(), made.stderr.strip()


def test_annotate_writes_a_copy_with_the_warnings_here(folder):
    before = (folder / "计划" / "甲局.xlsx").read_bytes()
    assert done(folder, "计划/甲局.xlsx") == (0, "甲局（预警）.xlsx: 1 条预警", "")
    after = (folder / "甲局（预警）.xlsx").read_bytes()
    assert (folder / "计划" / "甲局.xlsx").read_bytes() == before
    texts = column(after, "F")
    assert (texts[3], texts[4]) == ("预警（burden）", "【错误】同一天有两个及以上单位到同一对象检查，见第5行")
    assert str(texts[5]).partition("（")[0] == "【错误】甲县在2026-03-02有2个单位同日到访"
    assert comments(after)["A5"] == f"【预警 burden】\n{texts[5]}\n【预警完】"


def test_annotate_speaks_english(folder):
    assert done(folder, "计划/甲局.xlsx", "--lang", "en") == (0, "甲局（warnings）.xlsx: 1 warning", "")
    assert column((folder / "甲局（warnings）.xlsx").read_bytes(), "F")[3] == "Warnings (burden)"


def test_annotated_file_reads_as_the_same_plan_and_gives_the_same_bytes_again(folder):
    full(folder / "甲局.xlsm")
    assert done(folder, "甲局.xlsm", "-o", "一.xlsm")[0] == 0
    (folder / "又").mkdir()
    shutil.copy(folder / "一.xlsm", folder / "又" / "甲局.xlsm")
    assert done(folder, "又/甲局.xlsm", "-o", "二.xlsm")[0] == 0
    assert (folder / "一.xlsm").read_bytes() == (folder / "二.xlsm").read_bytes()
    plans = [load([path], year=2026)[0] for path in (folder / "甲局.xlsm", folder / "又" / "甲局.xlsm")]
    assert plans[0].items.astype(str).equals(plans[1].items.astype(str))
    assert plans[0].sheets == plans[1].sheets


def test_other_plans_are_context_and_their_visits_count(folder):
    (folder / "乙局.csv").write_text("事项名称,牵头单位,检查对象,检查时间\n河道检查,水务局,乙县,4月8日\n", encoding="utf-8")
    alone = done(folder, "计划/甲局.xlsx")
    (folder / "丙局.csv").write_text("事项名称,牵头单位,检查对象,检查时间\n扶贫检查,农业局,甲县,3月2日\n", encoding="utf-8")
    together = done(folder, "计划/甲局.xlsx", "乙局.csv", "丙局.csv")
    assert (alone[0], together[0]) == (0, 0)
    said = "\n".join(map(str, column((folder / "甲局（预警）.xlsx").read_bytes(), "F").values()))
    assert ("有3个单位同日到访" in said, "有2个单位同日到访" in said) == (True, False)


def test_input_is_never_written_over(folder):
    (folder / "同一个.xlsx").hardlink_to(folder / "计划" / "甲局.xlsx")
    for into in ("计划/甲局.xlsx", "计划/../计划/甲局.xlsx", "同一个.xlsx"):
        code, _, said = done(folder, "计划/甲局.xlsx", "-o", into)
        assert (code, said.split(": ")[1]) == (2, "就是读入的文件，不能写在它上面; 换一个文件名")


def test_workbook_keeps_its_ending(folder):
    full(folder / "甲局.xlsm")
    assert done(folder, "甲局.xlsm", "-o", "一.xlsx") == (2, "", "一.xlsx: 文件名应以 .xlsm 结尾; 改一下 -o")


def test_csv_is_refused_in_a_line_that_says_what_to_do(folder):
    (folder / "甲局.csv").write_text("事项名称,牵头单位,检查对象,检查时间\n安全检查,应急局,甲县,3月2日\n", encoding="utf-8")
    assert done(folder, "甲局.csv", "-o", "甲.xlsx") == (
        2, "", "甲局.csv: 只有 xlsx 和 xlsm 可以批注; 请用 Excel 或 WPS 另存为 xlsx 再批注",
    )  # fmt: skip
    assert not (folder / "甲.xlsx").exists()


@pytest.mark.parametrize("name", ["02-督查检查任务安排.xls", "03-部分市直单位检查事项.ods"])
def test_older_workbooks_are_refused(folder, name):
    shutil.copy(CITY / name, folder / name)
    assert done(folder, name) == (2, "", f"{name}: 只有 xlsx 和 xlsm 可以批注; 请用 Excel 或 WPS 另存为 xlsx 再批注")


def test_file_that_cannot_be_read_says_why(folder):
    (folder / "坏.xlsx").write_bytes(b"PK\x03\x04 nothing else")
    code, _, said = done(folder, "坏.xlsx", "计划/甲局.xlsx")
    assert (code, said) == (2, "坏.xlsx: 文件已损坏，请用 Excel 或 WPS 打开后另存为 xlsx; 改好后再批注")


@pytest.mark.parametrize("name", sorted(path.name for path in CITY.glob("*.xlsx")))
def test_files_of_the_example_city_come_back_whole(tmp_path, name):
    made = burden(
        "annotate",
        CITY / name,
        CITY / "单位名录.xlsx",
        "--today",
        "2026-11-15",
        "--year",
        "2026",
        "-o",
        tmp_path / name,
        cwd=tmp_path,
    )
    assert (made.returncode, made.stderr) == (0, "")
    before, after = (CITY / name).read_bytes(), (tmp_path / name).read_bytes()
    other, new = changed(before, after)
    assert [each for each in other if not each.startswith(("xl/worksheets/sheet", "[Content_Types]"))] == []
    assert [each for each in new if not each.startswith(("xl/comments", "xl/drawings/vmlDrawing", "xl/worksheets/_rels/"))] == []
    old, ours = (openpyxl.load_workbook(io.BytesIO(data)) for data in (before, after))
    kept = [
        (cell.value, cell._style) == (ours[sheet.title][cell.coordinate].value, ours[sheet.title][cell.coordinate]._style)
        for sheet in old
        for row in sheet.iter_rows()
        for cell in row
    ]
    assert all(kept)


def remade(path, member, make):
    """The workbook at a path with one member made anew from its bytes."""
    with zipfile.ZipFile(path) as package:
        held = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(path, "w") as package:
        for name, data in held.items():
            package.writestr(name, make(data) if name == member else data)


def test_folder_is_refused_in_a_line(folder):
    assert done(folder, "计划") == (2, "", "计划: 这是文件夹; 给出一个 xlsx 文件")


def test_sheet_declared_in_another_encoding_comes_out_readable(folder):
    head = b"<?xml version='1.0' encoding='US-ASCII'?>"
    remade(folder / "计划" / "甲局.xlsx", "xl/worksheets/sheet1.xml", lambda data: head + data)
    assert done(folder, "计划/甲局.xlsx") == (0, "甲局（预警）.xlsx: 1 条预警", "")
    assert column((folder / "甲局（预警）.xlsx").read_bytes(), "F")[3] == "预警（burden）"


def test_part_without_its_element_is_refused_in_a_line(folder):
    remade(folder / "计划" / "甲局.xlsx", "xl/comments/comment1.xml", lambda _: b"<x/>")
    said = "计划/甲局.xlsx: 文件已损坏：里面缺少 comments; 请用 Excel 或 WPS 另存为 xlsx 再批注"
    assert done(folder, "计划/甲局.xlsx") == (2, "", said)


def test_copy_of_a_sheet_that_is_given_too_is_no_clean_sheet(folder):
    openpyxl.load_workbook(folder / "计划" / "甲局.xlsx").save(folder / "重存.xlsx")
    assert done(folder, "重存.xlsx", "计划") == (2, "", "重存.xlsx: 内容与甲局.xlsx完全相同，没有再读; 拿掉其中一份再批注")
