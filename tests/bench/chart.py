"""The medians as bars: ours and every peer, on a scale of powers of ten."""

from __future__ import annotations

import math
from html import escape

from tests.bench.measure import Measured

LEFT, WIDE, ROW, GAP, RIGHT = 190, 560, 18, 30, 90
STYLE = "text{font:13px sans-serif;fill:#222}.o{fill:#b3261e}.p{fill:#8fa3b8}.t{font-weight:bold}.g{stroke:#ddd}"


def chart(found: list[Measured], names: dict[str, str]) -> str:
    """One SVG picture of the largest size; each job has its bars, the fastest first."""
    rows = max(each.rows for each in found)
    bars = [each for each in found if each.rows == rows and each.job.split(":")[0] in names]
    low, high = (math.log10(pick(each.middle for each in bars) * 1000) for pick in (min, max))
    scale = range(math.floor(low), math.ceil(high) + 1)
    parts, y = [f'<text class="t" x="10" y="20">{rows:,} visits: milliseconds, each line ten times the one before</text>'], 44

    def x(ms: float) -> float:
        return LEFT + WIDE * (math.log10(ms) - scale[0]) / (scale[-1] - scale[0])

    for job, name in names.items():
        parts.append(f'<text class="t" x="10" y="{y + 16}">{escape(name)}</text>')
        y += 24
        for each in sorted((bar for bar in bars if bar.job.split(":")[0] == job), key=lambda bar: bar.middle):
            parts += bar(each, each.runner.startswith("numpy"), y, x(each.middle * 1000))
            y += ROW
        y += GAP - ROW
    lines = [f'<text x="{x(10**k) + 3:.1f}" y="38" fill-opacity=".5">{10**k:,}</text>' for k in scale]
    lines += [f'<line class="g" x1="{x(10**k):.1f}" x2="{x(10**k):.1f}" y1="30" y2="{y}"/>' for k in scale]
    size = f'width="{LEFT + WIDE + RIGHT}" height="{y + 10}" viewBox="0 0 {LEFT + WIDE + RIGHT} {y + 10}"'
    paper = '<rect width="100%" height="100%" fill="#fff"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}><style>{STYLE}</style>{paper}{"".join(lines + parts)}</svg>\n'


def bar(each: Measured, ours: bool, y: int, end: float) -> list[str]:
    """One bar with its name and its number."""
    _, _, way = each.job.partition(":")
    name = escape(f"burden ({each.runner})" if ours else f"{each.runner}{f', {way}' if way else ''}")
    return [
        f'<text x="{LEFT - 8}" y="{y + 13}" text-anchor="end">{name}</text>',
        f'<rect class="{"o" if ours else "p"}" x="{LEFT}" y="{y + 2}" width="{end - LEFT:.1f}" height="{ROW - 4}"/>',
        f'<text x="{end + 5:.1f}" y="{y + 13}">{each.middle * 1000:,.0f}</text>',
    ]
