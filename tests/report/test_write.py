import errno
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from burden.report.write import Unwritten, put, write_whole

OLD = {"index.html": b"old", "ics/organiser-a.ics": b"old a", "ics/organiser-b.ics": b"old b", "report.pdf": b"old print"}
NEW = {"index.html": b"new", "ics/organiser-a.ics": b"new a"}
WRITER = """
import sys
from pathlib import Path
from burden.report.write import write_whole
print("ready", flush=True)
while True:
    for letter in (b"a", b"b"):
        write_whole(Path(sys.argv[1]), letter * 200_000)
"""


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def fail_at(monkeypatch: pytest.MonkeyPatch, name: str, turn: int) -> None:
    """Let the `turn`-th call of os.`name` say that the disk is full."""
    real, calls = getattr(os, name), iter(range(1, 1000))

    def call(*args, **options):
        if next(calls) == turn:
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(*args, **options)

    monkeypatch.setattr(os, name, call)


def test_write_whole_replaces_the_earlier_file(tmp_path):
    path = tmp_path / "a.ics"
    path.write_bytes(b"old")
    write_whole(path, b"new")
    assert files(tmp_path) == {"a.ics": b"new"}


def test_write_whole_sweeps_what_a_killed_run_left(tmp_path):
    (tmp_path / ".burden-0123.aside").write_bytes(b"half")
    write_whole(tmp_path / "a.ics", b"new")
    assert files(tmp_path) == {"a.ics": b"new"}


def test_write_whole_into_a_missing_folder_is_one_line(tmp_path):
    path = tmp_path / "none" / "a.ics"
    with pytest.raises(Unwritten) as caught:
        write_whole(path, b"new")
    assert str(caught.value) == (f"{path}: 未写出（No such file or directory），原有文件未动；请检查路径、权限和磁盘空间")


def test_write_whole_over_a_folder_leaves_nothing_aside(tmp_path):
    (tmp_path / "a.ics").mkdir()
    with pytest.raises(Unwritten):
        write_whole(tmp_path / "a.ics", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["a.ics"]


def test_write_whole_heeds_the_umask(tmp_path):
    before = os.umask(0o022)
    try:
        write_whole(tmp_path / "a.ics", b"new")
    finally:
        os.umask(before)
    assert (tmp_path / "a.ics").stat().st_mode & 0o777 == 0o644


def test_put_writes_all_and_removes_what_only_an_earlier_run_had(tmp_path):
    put(OLD, tmp_path)
    (tmp_path / "ics" / "mine.ics").write_bytes(b"kept")
    put(NEW, tmp_path)
    assert files(tmp_path) == {**NEW, "ics/mine.ics": b"kept"}


@pytest.mark.parametrize("turn", [1, 2])
def test_put_on_a_full_disk_keeps_the_whole_earlier_report(tmp_path, monkeypatch, turn):
    put(OLD, tmp_path)
    fail_at(monkeypatch, "fsync", turn)
    with pytest.raises(Unwritten, match="No space left on device"):
        put(NEW, tmp_path)
    assert files(tmp_path) == OLD


@pytest.mark.parametrize(("turn", "left"), [(1, OLD), (2, {**OLD, "ics/organiser-a.ics": b"new a"})])
def test_put_that_cannot_move_a_file_leaves_every_file_whole(tmp_path, monkeypatch, turn, left):
    put(OLD, tmp_path)
    fail_at(monkeypatch, "replace", turn)
    with pytest.raises(Unwritten):
        put({"ics/organiser-a.ics": b"new a", "index.html": b"new"}, tmp_path)
    assert files(tmp_path) == left


@pytest.mark.parametrize("name", ["../a", "/a", "ics/../../a", "a\\b", "C:a", ""])
def test_put_refuses_a_name_that_leads_out(tmp_path, name):
    with pytest.raises(ValueError, match="not a name inside the report"):
        put({name: b""}, tmp_path / "out")
    assert files(tmp_path) == {}


def test_put_where_a_file_stands_in_the_way_is_unwritten(tmp_path):
    (tmp_path / "out").write_bytes(b"a file")
    with pytest.raises(Unwritten):
        put(NEW, tmp_path / "out")
    assert files(tmp_path) == {"out": b"a file"}


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
def test_write_whole_killed_at_any_moment_leaves_one_of_the_two(tmp_path):
    path = tmp_path / "index.html"
    path.write_bytes(b"b" * 200_000)
    moments = random.Random(7)
    whole = (b"a" * 200_000, b"b" * 200_000)
    for _ in range(25):
        with subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE) as writer:
            assert writer.stdout is not None
            writer.stdout.readline()
            time.sleep(moments.uniform(0, 0.02))
            writer.kill()
        assert path.read_bytes() in whole
    write_whole(path, b"last")
    assert files(tmp_path) == {"index.html": b"last"}


def test_folder_inside_that_leads_elsewhere_is_not_written_into(tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out" / "ics").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(Unwritten):
        put({"ics/a.ics": b"a", "index.html": b"b"}, tmp_path / "out")
    assert list((tmp_path / "elsewhere").iterdir()) == []
