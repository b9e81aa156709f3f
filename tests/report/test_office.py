"""The workbooks in LibreOffice: they open, and what it writes again holds the same sheets, values and comments."""

from __future__ import annotations

import csv
import io
import subprocess
from pathlib import Path

import openpyxl
import pytest

from burden.load import load
from burden.report.agenda import agenda
from burden.report.workbook import workbook
from tests.report.annotated.books import NOTES, comments, full, plain, written
from tests.report.town import CALENDAR, PROBLEMS, checked

pytestmark = pytest.mark.clients
PATIENCE = 180  # seconds
ALL_SHEETS = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"  # a file each, in UTF-8


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """A function that converts a file and gives the paths of what came out."""
    home = tmp_path_factory.mktemp("office")

    def convert(path: Path, into: str) -> list[Path]:
        out = home / f"{path.stem}-{into[:3]}"
        command = [
            "soffice",
            f"-env:UserInstallation=file://{home}/profile",
            "--headless",
            "--convert-to",
            into,
            "--outdir",
            out,
            path,
        ]
        ran = subprocess.run([*map(str, command)], capture_output=True, check=True, timeout=PATIENCE)
        assert b"Error" not in ran.stderr + ran.stdout
        return sorted(out.iterdir())

    return convert


def values(data: bytes) -> dict[str, list[tuple[str, object]]]:
    """Sheet -> its cells that hold something, formulas by their stored values."""
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    return {
        sheet.title: [(cell.coordinate, cell.value) for row in sheet.iter_rows() for cell in row if cell.value not in (None, "")]
        for sheet in book
    }


def warnings_book(path: Path) -> Path:
    outcome = checked()
    path.write_bytes(
        workbook(outcome, agenda(outcome, [each.message("zh") for each in outcome.warnings]), CALENDAR, "zh", PROBLEMS)
    )
    return path


def test_warnings_come_back_with_every_sheet_and_value(office, tmp_path):
    path = warnings_book(tmp_path / "warnings.xlsx")
    (again,) = office(path, "xlsx")
    assert values(again.read_bytes()) == values(path.read_bytes())
    sheet = openpyxl.load_workbook(again)["市监局"]
    assert (sheet.auto_filter.ref, sheet.print_title_rows, sheet.page_setup.orientation) == ("A1:L2", "$1:$1", "landscape")


def test_warnings_come_back_as_text_tables(office, tmp_path):
    path = warnings_book(tmp_path / "tables.xlsx")
    made = office(path, ALL_SHEETS)
    book = openpyxl.load_workbook(path)
    assert len(made) == len(book.sheetnames)
    name = next(each for each in made if each.stem.endswith("市监局"))
    with name.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert rows == [[str(cell.value or "") for cell in row] for row in book["市监局"].iter_rows()]


@pytest.mark.parametrize(("make", "name"), [(full, "全.xlsm"), (plain, "简.xlsx")])
def test_annotated_workbook_comes_back_with_every_value_and_comment(office, tmp_path, make, name):
    path = make(tmp_path / name)
    path.write_bytes(written(path, {"计划": NOTES}))
    (again,) = office(path, "xlsx")
    assert values(again.read_bytes()) == values(path.read_bytes())
    assert comments(again.read_bytes()) == comments(path.read_bytes())


def test_workbook_that_libreoffice_saved_is_annotated_and_read_again(office, tmp_path):
    (saved,) = office(full(tmp_path / "全.xlsm"), "xlsx")
    before = saved.read_bytes()
    after = written(saved, {"计划": NOTES})
    had, has = comments(before), comments(after)
    assert {cell: text for cell, text in has.items() if cell in had and "burden" not in text} == {"E5": had["E5"]}
    assert has["D4"] == f"{had['D4']}\n【预警 burden】\n同日到访\n【预警完】"
    (tmp_path / "计划.xlsx").write_bytes(after)
    plans = [load([path], year=2026)[0] for path in (saved, tmp_path / "计划.xlsx")]
    assert plans[0].items.astype(str).equals(plans[1].items.astype(str))
    (again,) = office(tmp_path / "计划.xlsx", "xlsx")
    assert comments(again.read_bytes()) == has
    assert values(again.read_bytes()) == values(after)


def test_annotated_workbook_that_libreoffice_saved_is_annotated_anew(office, tmp_path):
    path = full(tmp_path / "全.xlsm")
    path.write_bytes(written(path, {"计划": NOTES}))
    (saved,) = office(path, "xlsx")
    after = written(saved, {"计划": NOTES})
    assert values(after) == values(path.read_bytes())
    assert comments(after) == comments(path.read_bytes())
