"""Changing XML without writing it anew: elements found with the bytes they take, and edits put between all the rest."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple
from xml.parsers import expat
from xml.sax.saxutils import escape

from burden.report.inert import cell_text

_TAG = re.compile(rb"""<(?:"[^"]*"|'[^']*'|[^"'>])*>""")
_CODE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")  # what spreadsheet programs would take for a character's number


class Broken(Exception):  # noqa: N818 - an outcome, and no bug
    """A part that lacks the element it is to have, which is named."""


class Edit(NamedTuple):
    """Bytes from `start` to `end` that become `text`."""

    start: int
    end: int
    text: bytes


class Element(NamedTuple):
    """One element and the bytes it takes: its first tag ends at `inner`, its last one begins at `close`; an empty one has none."""

    name: str  # as written
    given: Mapping[str, str]
    start: int
    inner: int
    close: int
    end: int
    depth: int  # 0 for the outermost
    text: str = ""  # of an element that holds nothing else

    @property
    def prefix(self) -> str:
        """What stands before the name, with its colon."""
        return "".join(self.name.rpartition(":")[:2])


Begun = Callable[[str, Mapping[str, str]], Any]


def walk(data: bytes, wanted: Collection[str], ended: Callable[[str, Element], Any], begun: Begun = lambda *_: None) -> None:
    """Call `begun` and `ended` for each element whose name without prefix is wanted; `data` is sound XML in UTF-8."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    names = {name: name for name in wanted}
    stack: list[tuple[int, Mapping[str, str]] | None] = []
    said: list[str] = []

    def start(name: str, given: Mapping[str, str]) -> None:
        known = names.get(name.rpartition(":")[2])
        stack.append((parser.CurrentByteIndex, given) if known else None)
        said.clear()
        if known:
            begun(known, given)

    def end(name: str) -> None:
        mine = stack.pop()
        if mine:
            ended(names[name.rpartition(":")[2]], _element(data, name, *mine, parser.CurrentByteIndex, len(stack), "".join(said)))
        said.clear()

    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, said.append
    parser.Parse(data, True)


def _element(data: bytes, name: str, start: int, given: Mapping[str, str], at: int, depth: int, text: str) -> Element:
    """The element that ends where the parser is."""
    tag = _TAG.match(data, start)
    inner = tag.end() if tag else start
    if data[inner - 2 : inner] == b"/>":
        return Element(name, given, start, inner, inner, inner, depth)
    return Element(name, given, start, inner, at, data.index(b">", at) + 1, depth, text)


def elements(data: bytes, wanted: Collection[str]) -> list[Element]:
    """The wanted elements in the order of their ends."""
    found: list[Element] = []
    walk(data, wanted, lambda _, element: found.append(element))
    return found


def last(found: Sequence[Element], name: str) -> Element:
    """The last of the elements of a name; Broken where there is none."""
    if not found:
        raise Broken(name)
    return found[-1]


def inserted(data: bytes, into: Element, more: bytes) -> Edit:
    """Put something at the end of an element, which is opened where it was empty."""
    if into.close < into.end:
        return Edit(into.close, into.close, more)
    tag = data[into.start : into.end - 2].rstrip()
    return Edit(into.start, into.end, tag + b">" + more + f"</{into.name}>".encode())


def spliced(data: bytes, edits: Iterable[Edit]) -> bytes:
    """The data with all edits made; those at one place in the order given."""
    pieces: list[bytes] = []
    at = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        pieces += [data[at : edit.start], edit.text]
        at = max(at, edit.end)
    return b"".join([*pieces, data[at:]])


def shown(text: str, mark: str) -> str:
    """A text as an element holds it: what a cell can show, cut with `mark` where it is too long, and inert."""
    return escape(_CODE.sub("_x005F_", cell_text(text, mark)))


def quoted(text: str) -> str:
    """A text as an attribute holds it."""
    return escape(text, {'"': "&quot;"})
