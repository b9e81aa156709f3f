"""How a child process ended, and what is said of the file whose reading ended so."""

from __future__ import annotations

import signal
from dataclasses import dataclass

from burden.load.grid import Unreadable
from burden.load.inside import NO_MEMORY, OUR_BUG
from burden.rulebook import Room


@dataclass(frozen=True)
class Ended:
    """The exit status of a child (below 0 a signal's number), its answer, what it might take, and why it was stopped."""

    status: int
    answer: bytes
    room: Room
    stopped: str = ""  # "time", "size" or ""


def trouble(ended: Ended) -> Unreadable | None:
    """Why there is no answer, None where there is one."""
    seconds, megabytes = ended.room.seconds, ended.room.megabytes
    if ended.stopped == "time" or ended.status == -getattr(signal, "SIGXCPU", 0):
        return Unreadable(
            f"读了{seconds}秒还没有读完，已停止；请删去无用内容、另存为 xlsx 再导入，或分成几个文件",
            f"not read within {seconds} seconds and given up; delete what is not needed, save it as xlsx, or split the file",
        )
    if ended.status == NO_MEMORY or ended.stopped == "size":
        return Unreadable(
            f"读取要用的内存超过{megabytes}MB，已停止；请删去无用内容、另存为 xlsx 再导入，或分成几个文件",
            f"reading needs more than {megabytes} MB and was given up; delete what is not needed, save it as xlsx, or split the file",
        )
    if ended.status == OUR_BUG:
        return _bug(ended.answer)
    return _death(ended.status) if ended.status else None


def _death(status: int) -> Unreadable:
    how = f"信号{-status}" if status < 0 else f"状态{status}"
    said = f"signal {-status}" if status < 0 else f"status {status}"
    return Unreadable(
        f"读取中途崩溃（{how}）：文件已损坏或过大，请用 Excel 或 WPS 打开后另存为 xlsx 再导入",
        f"the reader died ({said}): the file is damaged or too large; open it in a spreadsheet program and save it as xlsx",
    )


def _bug(said: bytes) -> Unreadable:
    where = said[:100].decode("ascii", "replace")
    return Unreadable(
        f"程序读这个文件时自身出错（{where}），请报告给开发者；可先用 Excel 或 WPS 另存为 xlsx 再试",
        f"a bug of ours in reading this file ({where}), please report it; saving it as xlsx may help",
    )


def no_answer() -> Unreadable:
    """What is said where the answer of a child makes no sense."""
    return Unreadable(
        "读取没有得到完整结果，请用 Excel 或 WPS 打开后另存为 xlsx 再导入",
        "reading gave no whole answer; open the file in a spreadsheet program and save it as xlsx",
    )
