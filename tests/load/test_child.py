"""A file is read in a process of its own: whatever becomes of that process costs this one file, in one line."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from burden.load import load, nursery
from burden.load.child import begun, one_server, read_all
from burden.load.files import Source
from burden.load.inside import Order
from burden.load.nursery import command, scaled_room
from burden.load.refusal import Refusal
from burden.plan import Place, Problem
from burden.rulebook import USUAL, Room
from tests.load.here import read

ITEM = "事项,牵头单位,检查对象,检查时间\n检查,市应急局,甲县,3月\n"


def sources(folder: Path, **contents: str) -> list[Source]:
    for name, content in contents.items():
        (folder / name).write_text(content, encoding="utf-8")
    return [Source(folder / name, name) for name in contents]


def instead(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Children run this code, with `order` theirs, and do not read; what they `say` is their answer."""
    begin = (
        "import json, os, signal, sys, time; sys.path += sys.argv[2:]; from burden.load import inside; read = inside.main\n"
        "def main(text, stream, out):\n"
        "    order, say = inside.Order(*json.loads(text)), lambda said: out.write(said.encode())\n"
        f"    {code}\n"
        "    return 0\n"
        "inside.main = main; sys.exit(inside.begin(sys.argv[1]))"
    )
    monkeypatch.setattr(nursery, "_BEGIN", begin)


def only(source: Source, room: Room = USUAL) -> Problem:
    ((grids, problems),) = read_all([source], room=room)
    assert grids == ()
    assert [(each.kind, each.place) for each in problems] == [("unreadable", Place(source.name))]
    return problems[0]


def test_what_a_child_reads_is_what_is_read_here(tmp_path: Path) -> None:
    files = sources(tmp_path, a="事项,数\n检查,1\n", b='坏,"\n好,2\n', c=" ", d="x\x00y")
    assert list(read_all(files)) == [read(source) for source in files]


def test_answers_come_in_the_order_of_the_files_and_not_of_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    instead(monkeypatch, "time.sleep(0.3 * (order.name == 'late.csv')); return read(text, stream, out)")
    (tmp_path / "late.csv").write_text("先", encoding="utf-8")
    (tmp_path / "soon.csv").write_text("后", encoding="utf-8")
    files = [Source(tmp_path / name, name) for name in ("late.csv", "soon.csv")]
    assert [grids[0].cells for grids, _ in read_all(files)] == [(("先",),), (("后",),)]


@pytest.mark.parametrize("name", ["SIGKILL", "SIGABRT", "SIGSEGV"])
def test_child_killed_by_a_signal_costs_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    instead(monkeypatch, f"signal.signal(signal.SIGSEGV, signal.SIG_DFL); os.kill(os.getpid(), signal.{name})")
    number = int(getattr(signal, name))
    problem = only(*sources(tmp_path, a=ITEM))
    assert problem.zh == f"读取中途崩溃（信号{number}）：文件已损坏或过大，请用 Excel 或 WPS 打开后另存为 xlsx 再导入"
    assert problem.en == (
        f"the reader died (signal {number}): the file is damaged or too large; open it in a spreadsheet program and save it as xlsx"
    )


def test_child_that_sleeps_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    instead(monkeypatch, "time.sleep(60)")
    monkeypatch.setattr(nursery, "_PATIENCE", 0.1)
    problem = only(*sources(tmp_path, a=ITEM), room=Room(seconds=1))
    assert problem.zh == "读了1秒还没有读完，已停止；请删去无用内容、另存为 xlsx 再导入，或分成几个文件"


@pytest.mark.skipif(not hasattr(signal, "SIGXCPU"), reason="the system has no limit of computing")
def test_child_that_computes_without_end_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    instead(monkeypatch, "inside.limit(order)\n    while True: pass")
    problem = only(*sources(tmp_path, a=ITEM), room=Room(seconds=1))
    assert problem.en.startswith("not read within 1 seconds and given up")


@pytest.mark.skipif(sys.platform != "linux", reason="the system has no limit of memory")
def test_child_over_its_memory_is_one_problem(tmp_path: Path) -> None:
    rows = "".join(f"事项{number},甲{number}县\n" for number in range(300_000))
    problem = only(*sources(tmp_path, a=rows), room=Room(megabytes=60))
    assert problem.zh == "读取要用的内存超过60MB，已停止；请删去无用内容、另存为 xlsx 再导入，或分成几个文件"


def test_answer_without_end_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    instead(monkeypatch, "while True: say('x' * 65536)")
    monkeypatch.setattr(nursery, "MOST_ANSWER", 1_000_000)
    assert only(*sources(tmp_path, a=ITEM)).en.startswith("reading needs more than ")


@pytest.mark.parametrize("said", ["", "x", "x" * 5000, "\\0" * 8, "\\1\\0\\0\\0\\0\\0\\0\\0[", "\\4\\0\\0\\0\\0\\0\\0\\0null"])
def test_answer_that_makes_no_sense_is_one_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    instead(monkeypatch, f"say('{said}')")
    assert only(*sources(tmp_path, a=ITEM)).zh == "读取没有得到完整结果，请用 Excel 或 WPS 打开后另存为 xlsx 再导入"


def test_bug_of_the_reader_names_its_place_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    instead(monkeypatch, "inside.answer = lambda *_: {}['甲县机密']; return read(text, stream, out)")
    assert only(*sources(tmp_path, a=ITEM)).zh == (
        "程序读这个文件时自身出错（KeyError, <string>:4），请报告给开发者；可先用 Excel 或 WPS 另存为 xlsx 再试"
    )


def test_death_of_one_child_leaves_the_other_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd) -> None:
    instead(monkeypatch, "'bad' in order.name and os.abort(); return read(text, stream, out)")
    (tmp_path / "2026bad.csv").write_text(ITEM + "\n", encoding="utf-8")
    (tmp_path / "2026good.csv").write_text(ITEM, encoding="utf-8")
    plan, problems = load([tmp_path])
    assert list(plan.items["item"]) == ["检查"]
    assert [each.place.file for each in problems if each.kind == "unreadable"] == ["2026bad.csv"]
    assert capfd.readouterr() == ("", "")


def test_death_of_the_only_child_refuses_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    instead(monkeypatch, "os.abort()")
    (tmp_path / "2026.csv").write_text(ITEM, encoding="utf-8")
    with pytest.raises(Refusal) as refused:
        load([tmp_path])
    assert (refused.value.where, refused.value.what.partition("：")[0]) == ("2026.csv", "读取中途崩溃（信号6）")


def test_server_that_dies_costs_its_files_and_not_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nursery, "_BEGIN", "import os; os.abort()")
    read = [problems for _, problems in read_all(sources(tmp_path, a=ITEM, b=ITEM + "\n"))]
    assert [problem.zh.partition("：")[0] for (problem,) in read] == ["读取中途崩溃（信号6）"] * 2


def test_system_that_gives_no_more_processes_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begin = "import errno, os; exec('def fork(): raise OSError(errno.EAGAIN, str())'); os.fork = fork; "
    monkeypatch.setattr(nursery, "_BEGIN", begin + nursery._BEGIN)
    with pytest.raises(BlockingIOError, match="Resource temporarily unavailable"):
        list(read_all(sources(tmp_path, a=ITEM)))


def test_system_that_cannot_fork_begins_every_child_from_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nursery, "CAN_FORK", False)
    files = sources(tmp_path, a="事项,数\n检查,1\n", b='坏,"\n好,2\n')
    assert list(read_all(files)) == [read(source) for source in files]


def test_reads_share_the_server_that_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    instead(monkeypatch, "say(str(os.getppid())); return 3")  # as if by a bug, whose words are shown
    files = sources(tmp_path, a=ITEM)
    with one_server():
        one, other = only(*files), only(*files)
    assert one == other
    assert one != only(*files)


def test_what_is_begun_before_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = sources(tmp_path, a=ITEM, b=ITEM, c=ITEM + "\n")
    known = [read(source) for source in files if source.name != "b"]
    with begun(files, year=2026):
        monkeypatch.setattr(nursery.Nursery, "read", None)  # nobody can begin another
        monkeypatch.setattr("burden.load.child.copies", None)  # nor compare the files again
        first, (_, (copy,)), last = read_all(files, year=2026)
        with pytest.raises(TypeError):
            list(read_all(files, year=2026))  # each is asked for once
    assert [first, last] == known
    assert copy.zh == "与a逐字节相同，没有再读"


def test_what_is_begun_in_another_way_is_no_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with begun(sources(tmp_path, a=ITEM), year=2025):
        monkeypatch.setattr(nursery.Nursery, "read", None)
        with pytest.raises(TypeError):
            list(read_all(sources(tmp_path, a=ITEM), year=2026))


def test_file_over_its_size_is_not_handed_over(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with path.open("wb") as hole:
        hole.truncate(3 << 30)
    assert only(Source(path, "a.csv")).zh == "文件过大，请分成几个文件"


def test_unknown_encoding_is_refused_before_any_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "2026.csv").write_text(ITEM, encoding="utf-8")
    for encoding in ("没有", "rot13"):
        with pytest.raises(Refusal) as refused:
            load([tmp_path], encoding=encoding)
        assert refused.value.what == f"没有名为 {encoding} 的编码"


def test_encoding_given_reaches_the_child(tmp_path: Path) -> None:
    (tmp_path / "2026.csv").write_bytes(ITEM.replace("甲縣", "甲縣").encode("big5", "replace"))
    ((grids, _),) = read_all([Source(tmp_path / "2026.csv", "2026.csv")], encoding="big5")
    assert grids[0].cells[0][0] == ITEM.encode("big5", "replace").decode("big5").partition(",")[0]


def test_children_end_with_the_one_who_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pid = str(tmp_path / "pid")
    instead(monkeypatch, f"open({pid + '~'!r}, 'w').write(str(os.getpid())); os.rename({pid + '~'!r}, {pid!r}); time.sleep(60)")
    interrupted = threading.Event()

    def progress(files):
        deadline = time.monotonic() + 20
        while not (tmp_path / "pid").exists() and time.monotonic() < deadline:
            time.sleep(0.01)
        interrupted.set()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(read_all(sources(tmp_path, a=ITEM), progress=progress))
    assert interrupted.is_set()
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "pid").read_text() or 0), 0)


def test_child_sees_the_modules_of_its_parent_and_no_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "json.py").write_text("raise SystemExit(9)", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setenv("SECRET", "x")
    assert only(*sources(tmp_path, a=" ")).zh == "文件是空的"
    assert "SECRET" not in nursery.environment()


@pytest.mark.skipif(sys.platform == "win32", reason="no such limits there")
def test_child_can_write_no_file_and_is_limited(tmp_path: Path) -> None:
    code = (
        "import sys; sys.path += sys.argv[2:]; from burden.load import inside; import json, resource\n"
        "inside.limit(inside.Order(*json.loads(sys.argv[1])))\n"
        "print([resource.getrlimit(getattr(resource, f'RLIMIT_{name}'))[0] for name in ('CPU', 'FSIZE', 'CORE', 'NOFILE', 'AS')])\n"
    )
    line = command(json.dumps(Order("a", None, None, 7, 100)))
    line[line.index("-c") + 1] = code
    said = subprocess.run(line, capture_output=True, check=True, text=True).stdout
    assert said == f"[7, 0, 0, 64, {100 << 20}]\n"


def test_small_file_may_take_less_than_a_large_one() -> None:
    assert scaled_room(Room(), 1000, b"PK") == Room(8, 280, 200)
    assert scaled_room(Room(), 6 << 20, b"PK") == Room(14, 460, 200)
    assert scaled_room(Room(), 6 << 20, b"<html>") == scaled_room(Room(), 6 << 20, b"%PDF-1.7") == Room(8, 280, 200)
    assert scaled_room(Room(), 200 << 20, b"a,b") == Room()
    assert scaled_room(Room(5, 100, 1), 6 << 20, b"a,b") == Room(5, 100, 1)
