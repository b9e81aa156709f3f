"""What a watched plan looks like from outside: its files, and when and how large each was last written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from burden.load.files import find
from burden.load.refusal import Refusal

Stamps = Mapping[str, tuple[int, int] | None]  # file -> time of writing and size, None where it cannot be looked at


def stamps(paths: Iterable[Path]) -> Stamps:
    """The files at `paths`, files or folders; nothing is opened, and what is missing or locked is no trouble here."""
    return {str(file): _stamp(file) for path in paths for file in _files(path)}


def missing(before: Stamps, after: Stamps) -> list[str]:
    """The names of the files that were there before and are no more."""
    return [
        Path(file).name for file, stamp in sorted(before.items()) if stamp and not after.get(file) and not Path(file).is_dir()
    ]


def _files(path: Path) -> list[Path]:
    """The files to read at a path; the path itself where there is nothing, or no way to look."""
    try:
        return [source.path for source in find([path])[0]] or [path]
    except (OSError, Refusal):
        return [path]


def _stamp(file: Path) -> tuple[int, int] | None:
    """When a file was written, in nanoseconds, and its size."""
    try:
        state = file.stat()
    except OSError:
        return None
    return state.st_mtime_ns, state.st_size
