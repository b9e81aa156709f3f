"""The files of a visits table: how one is told from a plan, and its parts opened without being led astray."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from burden.load.arrow import Part, needs_pyarrow, opened_part, regular
from burden.load.parquet_look import look
from burden.load.refusal import Refusal
from burden.load.small_file import beginning
from burden.visits.table import COLUMNS, NEEDED

PARQUET, CSV = ".parquet", ".csv"
BESIDE = ("rules.yaml", "rules.schema.json")
HEAD = 4096  # octets of a CSV file in which its first line ends
MOST_PARTS = 10_000


def is_visits_table(paths: Sequence[Path]) -> bool:
    """Whether files and folders hold a visits table: Parquet always does, CSV where every heading is one of its columns.

    A folder holds one where some file in it is Parquet, or all files are such CSV. Refusal where some paths do and others not.
    """
    told = {path: _holds_one(list(_files(path))) for path in paths if os.path.lexists(path)}
    if len(set(told.values())) > 1:
        raise _mixed(next(path for path, table in told.items() if not table))
    return any(told.values())


def _holds_one(files: Sequence[Path]) -> bool:
    """Whether these are the files of a visits table."""
    return bool(files) and (any(file.suffix.lower() == PARQUET for file in files) or all(map(_is_part, files)))


def parts_of(paths: Sequence[Path]) -> list[Part]:
    """The parts of a visits table, by name; Refusal where another file stands among them."""
    files = files_of(paths)
    needs_pyarrow(files[0][1] if files else "")
    for file, name in files:
        regular(file, name)
    look([file for file, _ in files if file.suffix.lower() == PARQUET], COLUMNS)
    return [opened_part(file, name) for file, name in files]


def files_of(paths: Sequence[Path]) -> list[tuple[Path, str]]:
    """The files of a visits table and their names, in order; Refusal where another file stands among them."""
    files = sorted({os.path.realpath(file): (_name(file, path), file) for path in paths for file in _files(path)}.values())
    if strange := [file for _, file in files if not _is_part(file)]:
        raise _mixed(strange[0])
    if len(files) > MOST_PARTS:
        english = f"more than {MOST_PARTS} parts", "put them together into fewer files"
        raise Refusal(str(paths[0]), f"分成了{MOST_PARTS}个以上的文件", "合并成少一些的文件", english)
    return [(file, name) for name, file in files]


def _files(path: Path) -> Iterator[Path]:
    """The file itself, or the files of a folder and the folders in it, but those that begin with . or _ and the policy file."""
    if not path.is_dir():
        yield path
        return
    for top, below, files in os.walk(path):
        below[:] = sorted(name for name in below if not name.startswith((".", "_")))
        yield from (Path(top, name) for name in sorted(files) if not name.startswith((".", "_")) and name not in BESIDE)


def _name(file: Path, given: Path) -> str:
    """The name of a part under the folder it was given with."""
    return file.name if file == given else file.relative_to(given).as_posix()


def _is_part(file: Path) -> bool:
    """Whether a file is a visits table by its name and, of CSV, its first line."""
    ending = file.suffix.lower()
    if ending != CSV:
        return ending == PARQUET
    if not file.is_file():
        return False
    line = beginning(file, HEAD).decode("utf-8-sig", "replace").partition("\n")[0]
    names = [name.strip().strip('"') for name in line.split(",")]
    return set(NEEDED) <= set(names) <= set(COLUMNS)


def _mixed(file: Path) -> Refusal:
    """The refusal of what is no part of a visits table but lies beside one."""
    english = "no visits table, but given together with one", "check the plan and the visits table one by one"
    return Refusal(str(file), "不是到访表，却和到访表放在一起", "计划和到访表请分开检查", english)
