"""The calendars in a real client's library: every event comes back with its words and days."""

import json
import subprocess
from pathlib import Path

import icalendar
import pytest

from burden.report import report
from tests.report.town import CALENDAR, PROBLEMS, RULEBOOK, checked

pytestmark = pytest.mark.clients
READER = Path(__file__).parent / "libical_reader.py"
FILES = {name: data for name, data in report(checked(), CALENDAR, PROBLEMS, RULEBOOK).items() if name.endswith(".ics")}


@pytest.mark.parametrize("name", sorted(FILES))
def test_libical_reads_every_event_as_written(name, tmp_path):
    (tmp_path / "one.ics").write_bytes(FILES[name])
    ran = subprocess.run(["/usr/bin/python3", READER, tmp_path / "one.ics"], capture_output=True, check=True, timeout=60)
    written = icalendar.Calendar.from_ical(FILES[name]).walk("VEVENT")
    expected = [[str(each["UID"]), str(each["SUMMARY"]), f"{each.start:%Y%m%d}", f"{each.end:%Y%m%d}"] for each in written]
    assert json.loads(ran.stdout) == {"errors": 0, "events": expected}
