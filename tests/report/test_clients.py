"""The calendars in real clients: every event comes back with its words and days, and a second import doubles none."""

from __future__ import annotations

import contextlib
import json
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from burden.report import report
from tests.report.exports import FIRST, LONG, RARE, SECOND, told
from tests.report.town import CALENDAR, PROBLEMS, RULEBOOK, checked

pytestmark = pytest.mark.clients
HERE = Path(__file__).parent
CLIENTS = HERE.parents[1] / ".clients"  # where `make clients` puts what no package of the system has
FILES = {name: data for name, data in report(checked(), CALENDAR, PROBLEMS, RULEBOOK).items() if name.endswith(".ics")}
FILES |= {"first.ics": FIRST, "second.ics": SECOND}
PATIENCE = 60  # seconds


def run(*command: object, **more: object) -> str:
    ran = subprocess.run([*map(str, command)], capture_output=True, check=True, timeout=PATIENCE, **more)  # type: ignore[call-overload]
    return str(ran.stdout.decode())


def test_exports_hold_what_is_hard_to_keep():
    names, descriptions = ([each[at] for each in told(FIRST)] for at in (1, 4))
    assert any(RARE in name for name in names)
    assert any(LONG in text for text in descriptions)
    assert [each[0] for each in told(FIRST)] == [each[0] for each in told(SECOND)]
    assert told(FIRST) != told(SECOND)


@pytest.mark.parametrize("name", sorted(FILES))
def test_libical_reads_every_event_as_written(name, tmp_path):
    (tmp_path / "one.ics").write_bytes(FILES[name])
    answer = json.loads(run("/usr/bin/python3", HERE / "libical_reader.py", tmp_path / "one.ics"))
    assert (answer["errors"], sorted(answer["events"])) == (0, told(FILES[name]))


@pytest.mark.parametrize("name", sorted(FILES))
def test_ical_js_reads_every_event_as_written(name, tmp_path):
    (tmp_path / "one.ics").write_bytes(FILES[name])
    assert sorted(json.loads(run("node", HERE / "ical_js_reader.mjs", tmp_path / "one.ics", CLIENTS))) == told(FILES[name])


def test_evolution_updates_what_it_imported_and_doubles_nothing(tmp_path):
    paths = []
    for number, data in enumerate((FIRST, SECOND)):
        paths.append(tmp_path / f"{number}.ics")
        paths[-1].write_bytes(data)
    home = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path), "LANG": "C.UTF-8"}
    held = json.loads(run("dbus-run-session", "--", "/usr/bin/python3", HERE / "eds_reader.py", *paths, env=home))
    assert [sorted(events) for events in held] == [told(FIRST), told(SECOND)]


KHAL = """[calendars]
[[city]]
path = {folder}/cal
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = {folder}/khal.db
"""


def test_khal_updates_what_it_imported_and_doubles_nothing(tmp_path):
    (tmp_path / "cal").mkdir()
    (tmp_path / "khal.conf").write_text(KHAL.format(folder=tmp_path))
    for data in (FIRST, SECOND):
        (tmp_path / "one.ics").write_bytes(data)
        run("khal", "-c", tmp_path / "khal.conf", "import", "--batch", "-a", "city", tmp_path / "one.ics")
        kept = [told(path.read_bytes())[0] for path in (tmp_path / "cal").iterdir()]
        assert sorted(kept) == told(data)
    listed = run(
        "khal", "-c", tmp_path / "khal.conf", "list", "--once", "--format", "{start-date}|{title}", "2026-03-09", "2026-03-10",
    )  # fmt: skip
    assert "2026-03-09|食品安全检查：甲县" in listed


@contextlib.contextmanager
def radicale(folder: Path) -> Iterator[str]:
    """A CalDAV server on this machine, its data in a folder."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [
        "radicale",
        "--hosts",
        address,
        "--storage-filesystem-folder",
        str(folder),
        "--auth-type",
        "none",
        "--rights-type",
        "authenticated",
    ]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            with contextlib.suppress(OSError), urllib.request.urlopen(f"http://{address}/.web/", timeout=1):
                break
            time.sleep(0.2)
        yield f"http://{address}"
    finally:
        server.kill()
        server.wait()


VDIRSYNCER = """[general]
status_path = "{folder}/status/"
[pair city]
a = "file"
b = "server"
collections = null
conflict_resolution = "a wins"
[storage file]
type = "singlefile"
path = "{folder}/city.ics"
[storage server]
type = "caldav"
url = "{url}/planner/city/"
username = "planner"
password = "none"
"""
COLLECTION = (
    '<?xml version="1.0"?><mkcol xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><set><prop><resourcetype>'
    "<collection/><C:calendar/></resourcetype></prop></set></mkcol>"
)


def asked(url: str, method: str = "GET", body: str = "") -> bytes:
    """What the server answers the planner."""
    request = urllib.request.Request(url, body.encode() or None, method=method)
    request.add_header("Authorization", "Basic cGxhbm5lcjpub25l")  # planner:none
    with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
        return bytes(answer.read())


def test_caldav_server_updates_what_was_synchronised_and_doubles_nothing(tmp_path):
    (tmp_path / "city.ics").write_bytes(FIRST)
    with radicale(tmp_path / "store") as url:
        asked(f"{url}/planner/city/", "MKCOL", COLLECTION)
        (tmp_path / "config").write_text(VDIRSYNCER.format(folder=tmp_path, url=url))
        for data in (FIRST, SECOND):
            (tmp_path / "city.ics").write_bytes(data)
            if data is FIRST:
                run("vdirsyncer", "-c", tmp_path / "config", "discover", "city", input=b"y\ny\n")
            run("vdirsyncer", "-c", tmp_path / "config", "sync")
            assert told(asked(f"{url}/planner/city/")) == told(data)
