"""Watching a plan: a save is checked once it is whole, and only what changed is said."""

import datetime as dt
import signal
import subprocess
import sys

import pytest

from burden.cli import watch
from burden.load.refusal import Refusal
from burden.load.watched import stamps
from burden.outcome import Outcome
from tests.command import burden
from tests.test_compare import HEAD, MORE, ROWS, RULES

FIRST = "09:30 正在看 2 个文件：预警 1 条（错误 1，警告 0，提示 0）；保存后自动重查，Ctrl-C 结束"
TODAY = dt.datetime(2026, 1, 5)


@pytest.fixture
def town(tmp_path, monkeypatch):
    (tmp_path / "计划.csv").write_text(HEAD + ROWS, encoding="utf-8")
    (tmp_path / "rules.yaml").write_text(RULES, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(watch, "clock", lambda: "09:30")
    return tmp_path


@pytest.fixture
def said(town, monkeypatch, capsys):
    """What the command says while each of some saves is made, two looks to each."""

    def lines(*saves, **given):
        def rounds(_):
            for save in saves:
                save()
                yield
                yield

        monkeypatch.setattr(watch, "rounds", rounds)
        watch.watch_command([town], today=TODAY, **given)
        return capsys.readouterr().out.splitlines()

    return lines


def test_watch_says_what_a_save_brings_and_what_the_next_one_mends(town, said):
    plan = town / "计划.csv"
    lines = said(
        lambda: plan.write_text(HEAD + ROWS + MORE, encoding="utf-8"),
        lambda: plan.write_text(HEAD, encoding="utf-8"),
    )
    assert lines[0] == FIRST
    assert [line.split("，其中")[0] for line in lines if line.startswith("09:30 限额")] == ["09:30 限额变动 1 处"] * 2
    assert [line for line in lines if line.startswith(("加重", "消除"))] == ["加重的预警（1）", "消除的预警（1）"]


def test_watch_says_nothing_where_nothing_is_saved(said):
    assert said(lambda: None) == [FIRST]


def test_watch_says_that_a_save_changed_nothing(town, said):
    assert said(lambda: (town / "计划.csv").write_text(HEAD + ROWS + "\n", encoding="utf-8")) == [
        FIRST,
        "09:30 没有变化，仍是 1 条预警",
    ]


def test_a_broken_file_is_one_line_and_gone_when_it_is_removed(town, said):
    broken = town / "半个.xlsx"
    lines = said(lambda: broken.write_bytes(b"PK\x03\x04" + b"\0" * 40), broken.unlink)
    assert [line for line in lines if line.startswith("09:30 ")][1:] == [
        "09:30 !! 有 1 个文件没有读入：半个.xlsx",
        "09:30 不见了 1 个文件：半个.xlsx；其中的内容不再计入",
    ]
    assert [line.split()[:3] for line in lines if "::0" in line] == [["半个.xlsx::0", "warning", "unreadable"]] * 2


def test_a_mistake_in_the_policy_is_one_line_and_the_plan_is_watched_on(town, said):
    policy = town / "rules.yaml"
    lines = said(
        lambda: policy.write_text(RULES.replace("value: 1", "value: eins"), encoding="utf-8"),
        lambda: policy.write_text(RULES.replace("value: 1", "value: 2"), encoding="utf-8"),
    )
    assert lines[1] == f"09:30 {policy}: 第6行第27列 value 应是0到9999之间的整数，不是'eins'; 改正以上各处再试"
    assert [line for line in lines if line.startswith("消除")] == ["消除的预警（1）"]


def test_a_plan_that_is_taken_away_and_put_back_is_told(town, said):
    plan, away = town / "计划.csv", town.parent / "计划.csv"
    lines = said(lambda: plan.rename(away), lambda: away.rename(plan))
    assert [len(lines), *lines[:2], lines[3]] == [
        4,
        FIRST,
        "09:30 不见了 1 个文件：计划.csv；其中的内容不再计入",
        "09:30 没有变化，仍是 1 条预警",
    ]


def test_a_file_that_is_still_being_written_is_waited_for():
    looks = iter([{"a": (1, 1)}, {"a": (2, 1)}, {"a": (3, 2)}, {"a": (4, 3)}, {"a": (4, 3)}, {"a": (4, 3)}])
    checks = []

    def judge():
        checks.append(1)
        return Outcome()

    list(watch.watched(range(5), lambda: next(looks), judge, lambda: "", "zh"))
    assert len(checks) == 2


def test_a_file_that_cannot_be_opened_is_one_line():
    def locked():
        raise PermissionError(13, "Permission denied", "计划.xlsx")

    old = Outcome()
    assert watch.told(old, locked, "zh") == (old, ["计划.xlsx: Permission denied"])


def test_a_refusal_is_said_in_the_language_of_the_run():
    def refused():
        raise Refusal("a", "没有", "给出", ("missing", "give it"))

    assert watch.told(Outcome(), refused, "en")[1] == ["a: missing; give it"]


def test_stamps_know_what_is_there_and_what_is_not(tmp_path):
    (tmp_path / "甲.csv").write_text("甲", encoding="utf-8")
    (tmp_path / "~$甲.csv").write_text("", encoding="utf-8")
    found = stamps([tmp_path, tmp_path / "没有.csv"])
    assert {name.rpartition("/")[2]: stamp and stamp[1] for name, stamp in found.items()} == {"甲.csv": 3, "没有.csv": None}


def test_watch_of_a_path_that_is_not_there_is_refused():
    done = burden("watch", "没有的文件夹")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)


def test_a_table_of_visits_is_not_watched(town):
    (town / "到访.csv").write_text("target,organiser,first,last\n甲县,应急局,2026-03-02,2026-03-02\n", encoding="utf-8")
    done = burden("watch", town / "到访.csv")
    assert (done.returncode, done.stderr) == (2, "burden watch: 不盯到访表; 用 burden check 检查，或者盯着原来的计划\n")


@pytest.mark.skipif(sys.platform == "win32", reason="a signal to one process")
def test_ctrl_c_ends_it_with_0(town):
    command = [sys.executable, "-c", "from burden.cli import main; main()", "watch", "计划.csv", "--today", "2026-01-05"]
    with subprocess.Popen(command, cwd=town, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8") as running:
        assert "正在看 2 个文件" in running.stdout.readline()
        running.send_signal(signal.SIGINT)
        rest = running.communicate()
    assert (running.returncode, rest) == (0, ("\n", ""))
