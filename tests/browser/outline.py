"""The structure of a page as a few lines: landmarks, headings, tables, controls; what repeats stands once, with how many there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

SCRIPT = (Path(__file__).parent / "outline.js").read_text(encoding="utf-8")


class Part(NamedTuple):
    """A part of a page: what it is, what it says (where no data speaks), how many there are, and what is in all of them."""

    kind: str
    text: str
    times: int
    within: tuple[Part, ...]

    def shape(self) -> tuple[Any, ...]:
        """What it is, whatever the number."""
        return self.kind, self.text, tuple(each.shape() for each in self.within)


def outline(found: Iterable[list[Any]]) -> str:
    """What SCRIPT found, line by line."""
    return "".join(f"{line}\n" for line in lines(counted(part(*each) for each in found)))


def part(kind: str, text: str, children: Iterable[list[Any]]) -> Part:
    return Part(kind, text, 1, counted(part(*each) for each in children))


def counted(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Parts of one shape as one, where the first of them stands."""
    same: dict[tuple[Any, ...], list[Part]] = {}
    for each in parts:
        same.setdefault(each.shape(), []).append(each)
    return tuple(map(together, same.values()))


def together(parts: list[Part]) -> Part:
    first = parts[0]
    within = tuple(together(list(each)) for each in zip(*(each.within for each in parts), strict=True))
    return Part(first.kind, first.text, sum(each.times for each in parts), within)


def lines(parts: Iterable[Part], depth: int = 0) -> Iterator[str]:
    for each in parts:
        text, times = f" {each.text}" if each.text else "", f" × {each.times}" if each.times > 1 else ""
        yield f"{'  ' * depth}{each.kind}{text}{times}"
        yield from lines(each.within, depth + 1)
