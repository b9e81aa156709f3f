"""Promise 11: same input, same bytes, whatever the day in Beijing, the time zone, the locale, the hash seed and the order of files."""

from __future__ import annotations

import hashlib
import os
import random
import subprocess
import sys
from pathlib import Path

from tests.corpus.cases import CASES
from tests.promises.outputs import files

ROOT = Path(__file__).parents[2]
NAMES = (
    "script", "formula", "organiser merged down", "csv in gbk", "ods as it should be", "a directory beside the plan",
    "the same rows as xlsx and xls", "one item with two days",
)  # fmt: skip
CONFLICT = "事项名称,牵头单位,检查对象,检查时间\n" + "".join(f"检查{n},局{n % 7},甲县,3月{n % 9 + 1}日\n" for n in range(40))
WORLDS = (
    ({"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "0"}, 1),
    ({"TZ": "Asia/Shanghai", "LC_ALL": "zh_CN.UTF-8", "PYTHONHASHSEED": "1", "LANG": "zh_CN.UTF-8"}, 2),
    ({"TZ": "America/St_Johns", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "4294967295", "COLUMNS": "20"}, 3),
)


def plans(folder: Path, order: int) -> list[str]:
    """The same files made in one order or another, and the paths that name them in one order or another."""
    dice = random.Random(order)
    tasks = [(name, CASES[name].make) for name in NAMES]
    dice.shuffle(tasks)
    for name, make in tasks:
        below = folder / "计划" / name
        below.mkdir(parents=True)
        make(below)
    (folder / "计划" / "a.csv").write_text(CONFLICT, encoding="utf-8")
    paths = [f"计划/{name}" for name in NAMES] + ["计划/a.csv"]
    dice.shuffle(paths)
    return paths


def outputs(folder: Path, world: dict[str, str], order: int) -> dict[str, str]:
    """The sums of every file of a report, and of what the commands print."""
    folder.mkdir()
    paths = plans(folder, order)
    sums = {}
    for name, arguments in {
        "report": ["report", "-o", "out", "--today", "2026-01-05", "--fail-on", "never"],
        "items": ["items"],
    }.items():
        code = "from burden.cli import main; main()"
        done = subprocess.run(
            [sys.executable, "-c", code, arguments[0], *paths, "--year", "2026", *arguments[1:]], capture_output=True,
            cwd=folder, check=True, env={**os.environ, **world, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
        sums[name] = hashlib.sha256(done.stdout + done.stderr).hexdigest()
    return sums | {name: hashlib.sha256(content).hexdigest() for name, content in files(folder / "out").items()}


def test_same_files_give_the_same_bytes_in_every_world(tmp_path: Path) -> None:
    first, *others = [outputs(tmp_path / f"世界{order}", world, order) for world, order in WORLDS]
    assert [name for other in others for name in first if other.get(name) != first[name]] == []
    assert [sorted(other) for other in others] == [sorted(first)] * len(others)
