"""The first look into Parquet files, in a process of its own: its reader ends the whole process over some damage."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from burden.load.refusal import Refusal

SECONDS = 600
# Names the file it looks into, so that what ends it is known by name; reads every row as the check will.
LOOK = """
import sys
import pyarrow.parquet as pq
names = set(sys.argv[1].split(","))
for path in sys.argv[2:]:
    print(path, flush=True)
    with pq.ParquetFile(path) as file:
        columns = [name for name in file.schema_arrow.names if name in names]
        for group in range(file.metadata.num_row_groups):
            file.read_row_group(group, columns)
"""


def look(paths: Sequence[Path], columns: Sequence[str]) -> None:
    """Refuse the file over which a reader dies; what it only stumbles over is told when the file is read."""
    if not paths:
        return
    command = [sys.executable, "-c", LOOK, ",".join(columns), *map(str, paths)]
    try:
        done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603 - our own words and the names of files
    except subprocess.TimeoutExpired:
        raise _dead(paths[0].name) from None
    if done.returncode < 0:
        raise _dead(Path(done.stdout.decode(errors="replace").splitlines()[-1]).name)


def _dead(name: str) -> Refusal:
    """The refusal of a file that ended its reader."""
    return Refusal(name, "文件损坏，读它的程序因此中断", "请重新导出", ("damaged: its reader broke off", "have it written anew"))
