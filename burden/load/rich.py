"""Texts of which a part is struck out: what of them still stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from burden.load.container import Attributes, Container, local, xml_parser
from burden.load.grid import position
from burden.load.styles import strikes

_SIGN = b"strike"


@dataclass(frozen=True)
class Rich:
    """A text with a struck part: what is struck out, and what stands."""

    struck: str
    standing: str


class _Runs:
    """Listens to the runs of one text: what each says, and whether it is struck out."""

    def __init__(self) -> None:
        self._parts: list[tuple[bool, str]] = []
        self._struck = self._hearing = False
        self._silent = 0  # in a reading aid

    def start(self, name: str, pairs: Attributes) -> None:
        if name == "rPh":
            self._silent += 1
        elif name == "r":
            self._struck = False
        elif name == "strike":
            self._struck = strikes(dict(zip(pairs[::2], pairs[1::2], strict=True)))
        self._hearing = name == "t" and not self._silent

    def hear(self, text: str) -> None:
        if self._hearing:
            self._parts.append((self._struck, text))

    def end(self, name: str) -> None:
        self._hearing = False
        self._silent -= name == "rPh"

    def told(self) -> Rich | None:
        """The text, None where nothing of it is struck out."""
        if not any(struck and text.strip() for struck, text in self._parts):
            return None
        return Rich(*("".join(text for struck, text in self._parts if struck is kind).strip() for kind in (True, False)))


def rich_strings(container: Container, member: str) -> dict[str, Rich]:
    """The shared strings of which a part is struck out, by their number as it is written."""
    if member not in container or not _has_sign(container.chunks(member)):
        return {}
    listener = _Strings()
    parser = xml_parser()
    parser.StartElementHandler, parser.EndElementHandler = listener.start, listener.end
    parser.CharacterDataHandler = listener.hear
    container.parse(member, parser)
    return listener.found


class _Strings:
    """Listens to the shared strings one by one."""

    def __init__(self) -> None:
        self.found: dict[str, Rich] = {}
        self._count = -1
        self._runs = _Runs()

    def start(self, name: str, pairs: Attributes) -> None:
        own = local(name)
        if own == "si":
            self._runs, self._count = _Runs(), self._count + 1
        self._runs.start(own, pairs)

    def hear(self, text: str) -> None:
        self._runs.hear(text)

    def end(self, name: str) -> None:
        self._runs.end(local(name))
        if local(name) == "si" and (told := self._runs.told()):
            self.found[str(self._count)] = told


def _has_sign(chunks: Iterator[bytes]) -> bool:
    tail = b""
    for chunk in chunks:
        if _SIGN in tail + chunk:
            return True
        tail = chunk[-len(_SIGN) :]
    return False


def rich_cells(container: Container, member: str, strings: Mapping[str, Rich]) -> dict[tuple[int, int], Rich]:
    """The cells of a sheet of which a part is struck out, by row and column; `strings` are the shared ones."""
    listener = _Cells(strings)
    parser = xml_parser()
    parser.StartElementHandler, parser.EndElementHandler = listener.start, listener.end
    parser.CharacterDataHandler = listener.hear
    container.parse(member, parser)
    return listener.found


class _Cells:
    """Listens for the numbers of shared strings, and for texts that stand in the sheet itself."""

    def __init__(self, strings: Mapping[str, Rich]) -> None:
        self.found: dict[tuple[int, int], Rich] = {}
        self._strings = strings
        self._at = ""
        self._shared = self._hearing = False
        self._number: list[str] = []
        self._runs = _Runs()

    def start(self, name: str, pairs: Attributes) -> None:
        own = local(name)
        if own == "c":
            given = dict(zip(pairs[::2], pairs[1::2], strict=True))
            self._at, self._shared = given.get("r", ""), given.get("t") == "s"
            self._runs, self._number = _Runs(), []
        self._hearing = own == "v" and self._shared
        self._runs.start(own, pairs)

    def hear(self, text: str) -> None:
        if self._hearing:
            self._number.append(text)
        else:
            self._runs.hear(text)

    def end(self, name: str) -> None:
        self._hearing = False
        own = local(name)
        self._runs.end(own)
        told = (self._strings.get("".join(self._number)) if self._shared else self._runs.told()) if own == "c" else None
        if told and self._at:
            self.found[position(self._at)] = told
