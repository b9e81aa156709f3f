"""A small file of settings as text: never waits on a pipe, never reads without end."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from burden.load.refusal import Refusal

POLICY = 128 * 1024  # bytes of a policy file; more than a thousand limits
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def read_small(path: Path, largest: int) -> str:
    """The text of a regular UTF-8 file of at most `largest` bytes; Refusal for any other."""
    content = beginning(path, largest + 1)
    if len(content) > largest:
        most = largest // 1024
        english = f"larger than {most} KB", "keep only what is needed and try again"
        raise Refusal(str(path), f"超过{most}KB", "只留下需要的内容再试", english)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        english = f"line {line}: not UTF-8", "save it as UTF-8 and try again"
        raise Refusal(str(path), f"第{line}行 不是UTF-8编码", "另存为UTF-8再试", english) from error


def beginning(path: Path, most: int, what: str = "文件") -> bytes:
    """The first `most` bytes of a regular file; Refusal for any other, asking for `what`."""
    try:
        with open(os.open(path, _FLAGS), "rb") as source:
            if not stat.S_ISREG(os.fstat(source.fileno()).st_mode):
                raise Refusal(str(path), "不是普通文件", f"请给出一个{what}", ("no regular file", "give a file"))
            return source.read(most)
    except OSError as error:
        english = f"cannot be read ({error.strerror})", "check its name and the rights to it"
        raise Refusal(str(path), f"读不了（{error.strerror}）", "检查文件名和权限", english) from error
