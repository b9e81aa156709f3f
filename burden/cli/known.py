"""Warnings held against a baseline: read before the check, turned after it."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from burden.cli.steps import refuse

if TYPE_CHECKING:
    from burden.baseline import Baseline
    from burden.check import Checked
    from burden.plan import Problem

Known = Annotated[
    Path | None,
    typer.Option("--baseline", help="已知预警的文件：只列新增、加重和又出现的 · Show only what a baseline does not know"),
]
Ratchet = Annotated[
    bool,
    typer.Option("--ratchet", help="把已消除的记入基线，再出现即为错误（只减不增） · Keep what is gone as gone in the baseline"),
]


def known(path: Path | None, ratchet: bool) -> Baseline | None:
    """The baseline named, or None; refused where it cannot be read, before any work is done."""
    if path is None:
        if ratchet:
            raise refuse("--ratchet", "没有写明基线文件", "加上 --baseline 文件", ("no baseline is named", "add --baseline FILE"))
        return None
    from burden.load.baseline import read_baseline

    return read_baseline(path)


def against(result: Checked, problems: Iterable[Problem], baseline: Baseline | None, turn: Path | None) -> Checked:
    """The outcome as a baseline lets it through; `turn` is the file to write the baseline to, as the ratchet leaves it."""
    if baseline is None:
        return result
    from burden.check import beyond

    shown, turned = beyond(result, baseline)
    lost = sorted({problem.place.file for problem in problems if problem.kind == "unreadable" and not problem.place.row})
    if turn and lost:
        why = f"{turn}: 有文件没有读入（{'、'.join(lost)}），预警可能只是没有看到，基线没有改动 · files were not read, the baseline is unchanged"
        print(" ".join(why.split()), file=sys.stderr)
    elif turn and len(result.plan.read) < baseline.sheets:
        why = (
            f"{turn}: 记基线时读了 {baseline.sheets} 张表，这次只有 {len(result.plan.read)} 张，没有看到的不算消除，基线没有改动"
        )
        print(f"{why} · fewer sheets than the baseline knows, it is unchanged", file=sys.stderr)
    elif turn and turned != baseline:
        from burden.report.baseline import baseline_file
        from burden.report.write import write_whole

        write_whole(turn, baseline_file(turned))
    return shown
