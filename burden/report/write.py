"""Writing: what is on the disk is the earlier report or the new one, never a torn one."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from burden.warning import Lang

_HEAD, _TAIL = ".burden-", ".aside"
_WRITERS = 8  # files that are flushed to the disk at a time
_FOLDER = "ics"  # of the calendars of single organisers, counties and targets
_OURS = (
    "ics/organiser-*.ics",
    "ics/county-*.ics",
    "ics/target-*.ics",
    "ics/windows-*.ics",
    "report.pdf",
)  # what one run writes and another may not


class Unwritten(Exception):  # noqa: N818 - an outcome with its own exit status, and no bug
    """The output could not be written, and what stood there before still stands."""

    def __init__(self, path: Path, error: OSError) -> None:
        """Name the file and the reason the system gave."""
        super().__init__(path, error)
        self.path = path
        self.reason = error.strerror or type(error).__name__

    def __str__(self) -> str:
        """One line for a person."""
        return self.said("zh")

    def said(self, lang: Lang) -> str:
        """The line in one language."""
        zh = f"未写出（{self.reason}），原有文件未动；请检查路径、权限和磁盘空间"
        en = (
            f"not written ({self.reason}), the earlier file is kept; check the path, who may write there and the room on the disk"
        )
        return " ".join(f"{self.path}: {zh if lang == 'zh' else en}".split())


def write_whole(path: Path, data: bytes) -> None:
    """Put `data` at `path`: aside first, flushed to the disk, then moved into place; `Unwritten` where that fails."""
    sweep(path.parent)
    _move(_aside(path, data), path)


@contextlib.contextmanager
def written_whole(path: Path) -> Iterator[BinaryIO]:
    """An open file for what is too much for memory: put at `path` when all of it is written, dropped where that fails."""
    sweep(path.parent)
    aside = path.with_name(f"{_HEAD}{secrets.token_hex(8)}{_TAIL}")
    try:
        with open(aside, "xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        _drop([aside])
        raise Unwritten(path, error) from None
    except BaseException:
        _drop([aside])
        raise
    _move(aside, path)


def put(files: Mapping[str, bytes], out: Path) -> None:
    """Write a whole report (name under `out` -> bytes), then remove what only an earlier run had.

    All files are laid aside before the first one is moved, so that a full disk leaves the earlier report as it was.
    A name that leads out of `out` is a ValueError, a failed write `Unwritten`.
    """
    paths = {_inside(name, out): data for name, data in sorted(files.items())}
    for folder in sorted({path.parent for path in paths} | {out}):
        if folder != out and folder.is_symlink():
            raise Unwritten(folder, OSError(errno.ELOOP, os.strerror(errno.ELOOP)))  # it would lead out of `out`
        _make(folder)
    sweep(out / _FOLDER)
    ready = _laid_aside(paths)
    try:
        for aside, path in ready:
            _replace(aside, path)
    except Unwritten:
        _drop(aside for aside, _ in ready)
        raise
    for folder in sorted({path.parent for path in paths}):
        _settle(folder)
    _drop(path for path in _ours(out) if path not in paths)


def sweep(folder: Path) -> None:
    """Remove what a killed run left lying aside in `folder`."""
    _drop(folder.glob(f"{_HEAD}*{_TAIL}"))


def _inside(name: str, out: Path) -> Path:
    """The path of `name` under `out`; ValueError where it would leave that folder."""
    parts = PurePosixPath(name).parts
    if not parts or name.startswith("/") or ".." in parts or "\\" in name or ":" in name:
        raise ValueError(f"not a name inside the report: {name!r}")
    return out.joinpath(*parts)


def _make(folder: Path) -> None:
    """The folder, made where it is not there, and swept."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Unwritten(folder, error) from None
    sweep(folder)


def _laid_aside(files: Mapping[Path, bytes]) -> list[tuple[Path, Path]]:
    """New files beside those they will become, with these; a disk is asked to keep several at a time, since each one is waited for."""
    with ThreadPoolExecutor(_WRITERS) as pool:
        laid = [(pool.submit(_aside, path, data), path) for path, data in files.items()]
    if failed := next(filter(None, (each.exception() for each, _ in laid)), None):
        _drop(each.result() for each, _ in laid if not each.exception())
        raise failed
    return [(each.result(), path) for each, path in laid]


def _aside(path: Path, data: bytes) -> Path:
    """A new file beside `path` that holds `data` for good."""
    aside = path.with_name(f"{_HEAD}{secrets.token_hex(8)}{_TAIL}")
    try:
        with open(aside, "xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        _drop([aside])
        raise Unwritten(path, error) from None
    return aside


def _move(aside: Path, path: Path) -> None:
    """Move the file into place and make the move itself last."""
    _replace(aside, path)
    _settle(path.parent)


def _replace(aside: Path, path: Path) -> None:
    """Move the file into place."""
    try:
        os.replace(aside, path)
    except OSError as error:
        _drop([aside])
        raise Unwritten(path, error) from None


def _settle(folder: Path) -> None:
    """Flush the folder's own entries, where the system can."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    try:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        raise Unwritten(folder, error) from None


def _ours(out: Path) -> list[Path]:
    """The calendars of single organisers, counties and targets and the print that stand in `out`, by the names this project gives them."""
    return sorted(path for pattern in _OURS for path in out.glob(pattern))


def _drop(paths: Iterable[Path]) -> None:
    """Remove files; one that cannot be removed is left, since nothing that was asked for depends on it."""
    for path in list(paths):
        with contextlib.suppress(OSError):
            path.unlink()
