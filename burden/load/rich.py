"""Texts of which a part is struck out: what of them still stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from burden.load.container import Attributes, Container, local, xml_parser
from burden.load.grid import Unreadable, position
from burden.load.styles import strikes

_SIGN = b"strike"
_MOST = 3_000_000  # shared strings


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
            if self._count > _MOST:
                raise Unreadable("文字太多，请分成几个文件", "too many texts; split the file")
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
    container.parse(member, listener.parser)
    return listener.found


class _Cells:
    """Listens for the numbers of shared strings, and for texts that stand in the sheet itself; to nothing else."""

    def __init__(self, strings: Mapping[str, Rich]) -> None:
        self.found: dict[tuple[int, int], Rich] = {}
        self.parser = xml_parser()
        self._strings = strings
        self._cell: Attributes = []
        self._number: list[str] = []
        self._runs = _Runs()
        self._idle()

    def _idle(self) -> None:
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self.parser.CharacterDataHandler = None

    def _start(self, name: str, pairs: Attributes) -> None:
        own = name if ":" not in name else local(name)
        if own == "c":
            self._cell = pairs
        elif own == "v" and "t" in (cell := self._cell) and cell[cell.index("t") + 1] == "s":
            self._number.clear()
            self.parser.CharacterDataHandler, self.parser.EndElementHandler = self._number.append, self._end_number
        elif own == "is":
            self._runs = _Runs()
            self.parser.StartElementHandler, self.parser.EndElementHandler = self._start_run, self._end_run
            self.parser.CharacterDataHandler = self._runs.hear

    def _end_number(self, _: str) -> None:
        self._take(self._strings.get("".join(self._number)))

    def _start_run(self, name: str, pairs: Attributes) -> None:
        self._runs.start(local(name), pairs)

    def _end_run(self, name: str) -> None:
        self._runs.end(local(name))
        if local(name) == "is":
            self._take(self._runs.told())

    def _take(self, told: Rich | None) -> None:
        self._idle()
        if told and "r" in self._cell[::2]:
            self.found[position(self._cell[2 * self._cell[::2].index("r") + 1])] = told
