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
    lines = ["| job | burden | best peer | times faster | others | bytes a visit |", "|---|---|---|---|---|---|"]
    for job, name in NAMES.items():
        ours, best, *others = ways(found, rows, job)
        ratio, weight = best.middle / ours.middle, (ours.bytes or 0) / rows
        cells = [name, f"{ours.middle * 1000:,.1f}", said(best), f"{ratio:.1f}", "; ".join(map(said, others)), f"{weight:.0f}"]
        lines.append(f"| {' | '.join(cells)} |")
    floors = [ways(found, rows, job)[0] for job in ("sort64", "sort32")]
    names = ("sort of the packed 64-bit words", "sort of the 32-bit keys")
    return lines + [f"| {name} | {each.middle * 1000:,.1f} | | | | |" for name, each in zip(names, floors, strict=True)]


def goals(found: list[Measured]) -> list[str]:
    """Each goal, what was reached, and whether that is enough."""
    sizes = sorted({each.rows for each in found})
    lines = ["| goal | wanted | reached | |", "|---|---|---|---|"]
    for rows in sizes:
        for job in NAMES:
            ours, best, *_ = ways(found, rows, job)
            wanted = TIMES[job] if rows >= TOP else 1.0
            lines.append(line(f"{job} at {rows:,}: times the best peer", wanted, best.middle / ours.middle, least=True))
    for job, (floor, most) in FLOORS.items():
        ours, under = ways(found, sizes[-1], job)[0], ways(found, sizes[-1], floor)[0]
        lines.append(line(f"{job} at {sizes[-1]:,}: times the {floor}", most, ours.middle / under.middle, least=False))
    for job in NAMES:
        top = ways(found, sizes[-1], job)[0]
        lines.append(line(f"{job} at {top.rows:,}: bytes a visit", BYTES, (top.bytes or 0) / top.rows, least=False))
        if len(sizes) > 1:
            below = ways(found, sizes[-2], job)[0]
            most = GROWTH * top.rows / below.rows / 10
            lines.append(line(f"{job}: {top.rows:,} takes times {below.rows:,}", most, top.middle / below.middle, least=False))
    return lines


def line(goal: str, wanted: float, reached: float, *, least: bool) -> str:
    """One goal as a row."""
    good = reached >= wanted if least else reached <= wanted
    return f"| {goal} | {'at least' if least else 'at most'} {wanted:g} | {reached:.1f} | {'yes' if good else '**no**'} |"


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
