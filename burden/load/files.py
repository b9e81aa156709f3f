"""Finding the files of a plan, and opening each without being led astray by a link or held up by a pipe."""

from __future__ import annotations

import os
import re
import stat
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, NamedTuple

from burden.load.grid import Unreadable
from burden.load.refusal import Refusal
from burden.place import Place, Problem

POLICY = ("rules.yaml", "rules.schema.json")  # and the schema that lies beside it for editors
MOST_FILES = 20_000  # under one folder
_WORKBOOKS = (".xlsx", ".xlsm", ".xltx", ".xltm", ".xlsb", ".xls", ".xlt", ".et", ".ett", ".ods", ".ots", ".fods")
_PAGES = (".xml", ".html", ".htm", ".mht", ".mhtml", ".docx", ".docm", ".dotx", ".pdf")
_TABLES = (*_WORKBOOKS, *_PAGES, ".ics", ".csv", ".tsv", ".csv.gz", ".tsv.gz")
_LOCKS = ("~$", ".~")
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


@dataclass(frozen=True)
class Source:
    """One file to read: where it is, its name as the planner knows it, and whether it was named by itself."""

    path: Path
    name: str
    named: bool = field(default=False, compare=False)


class _Spot(NamedTuple):
    """A file or folder that was met: under which given folder, and its path from there."""

    path: Path
    folder: str
    name: str
    named: bool = False


Why = tuple[str, str]  # in Chinese, in English
_LOCK = (
    "打开表格时留下的锁文件，没有读；请先保存并关闭表格",
    "a lock file of an open spreadsheet, not read; save and close it first",
)
_CONCEALED = ("隐藏的，没有读", "hidden, not read")
_LINK = ("是链接，没有读", "a link, not read")
_OTHER = ("不是表格，没有读", "no spreadsheet, not read")
_REPORT = ("本程序生成的报告，没有读", "a report made by this program, not read")
_MADE = ("index.html", "calendar.html", "calendar.ics", "warnings.xlsx", "warnings.json")
_MADE_BY, _HEAD = b'<meta name="generator" content="burden">', 400  # within so many octets of index.html


def find(paths: Sequence[Path]) -> tuple[list[Source], list[Problem]]:
    """The files at `paths` and in the folders among them, each once, sorted by name; what is passed over is a notice.

    A file named by itself is always taken. Refusal where a path does not exist or a folder cannot be listed.
    """
    taken: dict[str, _Spot] = {}
    passed: dict[str, tuple[_Spot, Why]] = {}
    for path in paths:
        for spot, why in _met(path):
            key = os.path.join(os.path.realpath(spot.path.parent), spot.path.name)
            if why and spot.path.name in POLICY:
                continue  # read elsewhere, as the policy in force
            if why:
                passed[key] = min(passed.get(key, (spot, why)), (spot, why), key=lambda one: _short(one[0]))
            else:
                before = taken.get(key, spot)
                taken[key] = min(before, spot, key=_short)._replace(named=before.named or spot.named)
    sources = sorted(_named(list(taken.values())), key=lambda source: (source.name, str(source.path)))
    notices = [Problem("notice", Place(_shown(spot.name)), *why) for key, (spot, why) in passed.items() if key not in taken]
    return sources, sorted(notices, key=lambda problem: problem.place)


def _short(spot: _Spot) -> tuple[int, str, str]:
    return len(spot.name), spot.name, str(spot.path)


def _met(path: Path) -> Iterator[tuple[_Spot, Why | None]]:
    """Everything at or under one path, with the reason where it is passed over."""
    if not os.path.lexists(path):
        raise Refusal(str(path), "没有这个文件或文件夹", "请检查路径", ("no such file or folder", "check the path"))
    if not path.is_dir():
        yield _Spot(path, Path(os.path.realpath(path)).parent.name, path.name, named=True), None
        return
    folder, count = path.resolve().name, 0
    for top, below, files in os.walk(path, onerror=_unlisted):
        if _is_report(Path(top)):
            yield _Spot(Path(top), folder, Path(top).relative_to(path).as_posix()), _REPORT
            below[:], files[:] = set(below) - {"ics"}, set(files) - set(_MADE)
        for name in [*below, *files]:
            spot = _Spot(Path(top, name), folder, Path(top, name).relative_to(path).as_posix())
            why = _why_not(spot.path, name in below)
            if why or name in files:
                yield spot, why
        below[:] = [name for name in below if not name.startswith(".")]
        count += len(files)
        if count > MOST_FILES:
            english = f"the folder holds more than {MOST_FILES} files", "name the folder of the plans"
            raise Refusal(str(path), f"文件夹里的文件超过{MOST_FILES}个", "请给出计划所在的文件夹", english)


def _is_report(folder: Path) -> bool:
    """Whether a report was written into a folder."""
    page = folder / "index.html"
    if page.is_symlink() or not page.is_file():
        return False
    with page.open("rb") as file:
        return _MADE_BY in file.read(_HEAD)


def _unlisted(error: OSError) -> None:
    raise Refusal(str(error.filename), "文件夹打不开", "请检查权限", ("the folder cannot be opened", "check who may read it"))


def _why_not(path: Path, is_folder: bool) -> Why | None:
    name = path.name.lower()
    if name.startswith(_LOCKS):
        return _LOCK
    if name.startswith("."):
        return _CONCEALED
    if is_folder:
        return _LINK if path.is_symlink() else None
    return None if name.endswith(_TABLES) else _OTHER


def _named(spots: list[_Spot]) -> Iterator[Source]:
    """The shortest names that tell the files apart: from the folder given, with that folder, or the whole path."""
    names = Counter(spot.name for spot in spots)
    longer = Counter(f"{spot.folder}/{spot.name}" for spot in spots)
    for spot in spots:
        name, long = spot.name, f"{spot.folder}/{spot.name}"
        if names[name] > 1:
            name = long if longer[long] == 1 else spot.path.as_posix()
        yield Source(spot.path, _shown(name), spot.named)


def _shown(name: str) -> str:
    """A file's name may hold a line break, or bytes that are no text; what is shown of it may not."""
    return _UNSAFE.sub("\ufffd", name)


def opened(path: Path, largest: int) -> BinaryIO:
    """An open regular file of at most `largest` bytes, and nothing else: a link is not followed, a pipe does not block.

    Unreadable says why it cannot be opened.
    """
    try:
        return _opened(path, largest)
    except OSError as error:
        raise Unreadable(f"打不开（{error.strerror}）", f"it cannot be opened ({error.strerror})") from error


def _opened(path: Path, largest: int) -> BinaryIO:
    if path.is_symlink():
        raise Unreadable("是链接，请给出文件本身", "it is a link; name the file itself")
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    number = os.open(path, flags)
    try:
        _check(os.fstat(number), largest)
    except Unreadable:
        os.close(number)
        raise
    return os.fdopen(number, "rb")


def _check(state: os.stat_result, largest: int) -> None:
    if not stat.S_ISREG(state.st_mode):
        raise Unreadable("不是普通文件，请给出表格文件", "it is no ordinary file; name a spreadsheet")
    if not state.st_size:
        raise Unreadable("文件是空的（0 字节）", "the file is empty (0 bytes)")
    if state.st_size > largest:
        raise Unreadable("文件过大，请分成几个文件", "the file is too large; split it into several files")
