import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from burden.report import report
from burden.report.write import put
from tests.report.town import CALENDAR, PROBLEMS, RULEBOOK, backwards, checked, empty

FILES = report(checked(), CALENDAR, PROBLEMS, RULEBOOK)
SUMS = """
from hashlib import sha256
from burden.report import report
from tests.report.town import CALENDAR, PROBLEMS, RULEBOOK, checked
for name, data in sorted(report(checked(), CALENDAR, PROBLEMS, RULEBOOK).items()):
    print(sha256(data).hexdigest(), name.encode())
"""


def test_report_has_its_files():
    assert sorted(name for name in FILES if not name.startswith("ics/")) == [
        "calendar.html", "calendar.ics", "index.html", "warnings.json", "warnings.xlsx",
    ]  # fmt: skip
    assert sum(name.startswith("ics/organiser-") for name in FILES) == 5
    assert sum(name.startswith("ics/county-") for name in FILES) == 2


def test_report_is_the_same_twice_and_whatever_the_order_of_rows():
    assert report(checked(), CALENDAR, PROBLEMS, RULEBOOK) == FILES
    assert report(backwards(), CALENDAR, PROBLEMS[::-1], RULEBOOK) == FILES


@pytest.mark.parametrize("zone", ["UTC", "Asia/Shanghai"])
def test_report_is_the_same_in_any_time_zone_and_with_any_hash_seed(zone):
    root = Path(__file__).parents[2]
    for seed in ("1", "2"):
        there = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "LC_ALL": "C", "PYTHONPATH": str(root)}
        out = subprocess.run([sys.executable, "-c", SUMS], env=there, capture_output=True, text=True, check=True, cwd=root).stdout
        assert out.splitlines() == [f"{sha256(data).hexdigest()} {name.encode()}" for name, data in sorted(FILES.items())]


def test_report_of_nothing_can_be_made():
    assert sorted(report(empty(), CALENDAR, (), RULEBOOK)) == [
        "calendar.html",
        "calendar.ics",
        "index.html",
        "warnings.json",
        "warnings.xlsx",
    ]


def test_report_in_english_has_the_same_files():
    assert sorted(report(checked(), CALENDAR, PROBLEMS, RULEBOOK, "en")) == sorted(FILES)


def test_report_is_written_inside_its_folder(tmp_path):
    put(FILES, tmp_path / "out")
    found = {str(path.relative_to(tmp_path / "out")) for path in tmp_path.rglob("*") if path.is_file()}
    assert found == set(FILES)


@pytest.mark.parametrize("room", ["write", "template"])
def test_room_that_needs_no_table_loads_none(room):
    code = f"import sys, burden.report.{room}; print('pandas' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"
