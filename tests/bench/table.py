"""What was measured as tables: medians, ratios to the best peer, and how far each goal is reached."""

from __future__ import annotations

import os
import platform
from datetime import UTC, datetime
from pathlib import Path

from tests.bench.chart import chart
from tests.bench.measure import Measured

NAMES = {
    "pairs": "overlapping pairs, same target, different organisers",
    "crowded": "starts that are more than 3 in 30 days",
    "window": "count in the 30 days up to every visit",
    "peaks": "clusters and peak per target",
    "density": "visits per target and day",
}
TIMES = {"pairs": 5.0, "crowded": 10.0, "window": 1.0, "peaks": 10.0, "density": 5.0}  # the goals against the best peer
FLOORS = {"pairs": ("sort64", 7.0), "crowded": ("sort32", 2.2)}  # and against the sort beneath
BYTES, GROWTH = 40, 13.0
TOP = 10_000_000


def ways(found: list[Measured], rows: int, job: str) -> list[Measured]:
    """All who did a job, ours first, then the fastest."""
    ours, *peers = [each for each in found if each.rows == rows and each.job.split(":")[0] == job]
    return [ours, *sorted(peers, key=lambda each: each.middle)]


def said(each: Measured) -> str:
    """`Polars 2.1.0 (days) 2,422 (1 run)`."""
    _, _, way = each.job.partition(":")
    runs = "" if len(each.seconds) > 1 else " (one run)"
    return f"{each.runner}{f', {way}' if way else ''} {each.middle * 1000:,.1f}{runs}"


def result(found: list[Measured], rows: int) -> list[str]:
    """The table of one size, in milliseconds."""
    heads = ("job", "burden", "best peer", "times faster", "less processor time", "others", "bytes a visit")
    lines = [f"| {' | '.join(heads)} |", f"|{'---|' * len(heads)}"]
    for job, name in NAMES.items():
        ours, best, *others = ways(found, rows, job)
        ratio, work = best.middle / ours.middle, min(each.work for each in (best, *others)) / ours.work
        cells = [name, f"{ours.middle * 1000:,.1f}", said(best), f"{ratio:.1f}", f"{work:.1f}", "; ".join(map(said, others))]
        lines.append(f"| {' | '.join(cells)} | {(ours.bytes or 0) / rows:.0f} |")
    floors = [ways(found, rows, job)[0] for job in ("sort64", "sort32")]
    names = ("sort of the packed 64-bit words", "sort of the 32-bit keys")
    return lines + [f"| {name} | {each.middle * 1000:,.1f} | | | | | |" for name, each in zip(names, floors, strict=True)]


def goals(found: list[Measured]) -> list[str]:
    """Each goal, what was reached by the clock and by processor time, and whether the clock says that it is enough."""
    sizes = sorted({each.rows for each in found})
    lines = ["| goal | wanted | reached | by processor time | |", "|---|---|---|---|---|"]
    for rows in sizes:
        for job in NAMES:
            ours, best, *others = ways(found, rows, job)
            work = min(each.work for each in (best, *others)) / ours.work
            wanted = TIMES[job] if rows >= TOP else 1.0
            lines.append(line(f"{job} at {rows:,}: times the best peer", (wanted, True), best.middle / ours.middle, work))
    for job, (floor, most) in FLOORS.items():
        ours, under = ways(found, sizes[-1], job)[0], ways(found, sizes[-1], floor)[0]
        goal = f"{job} at {sizes[-1]:,}: times the {floor}"
        lines.append(line(goal, (most, False), ours.middle / under.middle, ours.work / under.work))
    for job in NAMES:
        top, *below = [ways(found, rows, job)[0] for rows in sizes[:-3:-1]]
        lines.append(line(f"{job} at {top.rows:,}: bytes a visit", (BYTES, False), (top.bytes or 0) / top.rows))
        for each in below:
            goal, most = f"{job}: {top.rows:,} takes times {each.rows:,}", GROWTH * top.rows / each.rows / 10
            lines.append(line(goal, (most, False), top.middle / each.middle, top.work / each.work))
    return lines


def line(goal: str, wanted: tuple[float, bool], reached: float, work: float | None = None) -> str:
    """One goal as a row; it is to be reached at least, or at most."""
    number, least = wanted
    good = reached >= number if least else reached <= number
    cells = goal, f"{'at least' if least else 'at most'} {number:g}", f"{reached:.1f}", "" if work is None else f"{work:.1f}"
    return f"| {' | '.join(cells)} | {'yes' if good else '**no**'} |"


def printed(found: list[Measured]) -> str:
    """Everything, for the screen."""
    sizes = sorted({each.rows for each in found}, reverse=True)
    parts = [line for rows in sizes for line in (f"\n{rows:,} visits, medians in milliseconds\n", *result(found, rows))]
    return "\n".join([*parts, "", *goals(found)])


def machine() -> str:
    """What it ran on."""
    info = Path("/proc/cpuinfo")
    models = (
        [line.split(":")[1].strip() for line in info.read_text().splitlines() if line.startswith("model name")]
        if info.exists()
        else []
    )
    load = f", load average {os.getloadavg()[0]:.1f} at the end" if hasattr(os, "getloadavg") else ""
    return f"{(models or [platform.processor()])[0]}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}{load}"


def written(found: list[Measured], folder: Path, peers: Path) -> None:
    """The page and its chart."""
    text = Path(__file__).with_name("page.md").read_text(encoding="utf-8")
    facts = {
        "DATE": f"{datetime.now(tz=UTC):%Y-%m-%d}", "MACHINE": machine(), "RESULTS": printed(found).strip(),
        "PEERS": ", ".join(peers.read_text(encoding="utf-8").split()),
    }  # fmt: skip
    for name, value in facts.items():
        text = text.replace(f"@{name}@", value)
    (folder / "performance.md").write_text(text, encoding="utf-8")
    (folder / "performance.svg").write_text(chart(found, NAMES), encoding="utf-8")
