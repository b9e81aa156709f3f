"""A department's own workbook as a package to be written into: its parts looked at first, and those asked for handed out safe."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from burden.load.container import Container, feed, xml_parser
from burden.load.grid import Unreadable, damaged
from burden.load.refusal import Refusal
from burden.load.xlsx import parts

LARGEST = 200_000_000  # bytes of the file
MOST_PART = 60_000_000  # bytes of a part that may change, unpacked
AGAIN = ("请用 Excel 或 WPS 另存为 xlsx 再批注", "save it as xlsx in a spreadsheet program, then annotate that")
_ZIP = b"PK\x03\x04"
_MARKS = (b"\xff\xfe", b"\xfe\xff")
_DECLARED = re.compile(rb"""<\?xml[^>]*?\sencoding\s*=\s*["']([\w.-]+)["'][^>]*\?>""")
_DRAWN = ".vml"  # parts that spreadsheet programs write as no sound XML
_OTHER = Unreadable("只有 xlsx 和 xlsm 可以批注", "only xlsx and xlsm can be annotated")


class Package:
    """An open xlsx or xlsm: `sheets` are the members of its worksheets by their names; a Refusal for any other file."""

    def __init__(self, stream: BinaryIO, name: str) -> None:
        """Look through the table of contents and the list of sheets."""
        self._name = name
        self._seen: dict[str, bytes] = {}
        try:
            self._container = _opened(stream)
            self.sheets: Mapping[str, str] = {part.name: part.member for part in parts(self._container)}
        except Unreadable as error:
            raise self._refusal(error) from None

    def __contains__(self, member: str) -> bool:
        """Whether there is such a part."""
        return member in self._container

    def infos(self) -> list[zipfile.ZipInfo]:
        """What the table of contents says of each member, in its order."""
        return self._container.infos()

    def chunks(self, member: str) -> Iterator[bytes]:
        """The bytes of a member as they are; a Refusal where it is damaged."""
        try:
            yield from self._container.chunks(member)
        except Unreadable as error:
            raise self._refusal(error) from None

    def read(self, member: str) -> bytes:
        """A part as UTF-8: sound XML without a DOCTYPE, unless it is a drawing of the old kind; a Refusal where it is not."""
        if member not in self._seen:
            try:
                self._seen[member] = self._read(member)
            except Unreadable as error:
                raise self._refusal(error) from None
        return self._seen[member]

    def _read(self, member: str) -> bytes:
        if member in self._container and self._container.size(member) > MOST_PART:
            raise Unreadable("里面的工作表太大，不能批注", "a sheet of it is too large to be annotated")
        data = b"".join(self._container.chunks(member))
        if not member.lower().endswith(_DRAWN):
            feed(xml_parser(), [data], posixpath.basename(member))
        return _in_utf8(data)

    def _refusal(self, error: Unreadable) -> Refusal:
        remedy = () if "另存" in error.zh else AGAIN
        return Refusal(
            self._name, error.zh, *(remedy[:1] or ("然后再批注",)), (error.en, *(remedy[1:] or ("then annotate that",)))
        )


def _opened(stream: BinaryIO) -> Container:
    """The zip, if it is a workbook of the new kind."""
    if stream.read(len(_ZIP)) != _ZIP:
        raise _OTHER
    found = Container(stream)
    if "[content_types].xml" not in found or "word/document.xml" in found or "xl/workbook.bin" in found:
        raise _OTHER
    return found


def _in_utf8(data: bytes) -> bytes:
    """Any encoding as UTF-8; an XML declaration that speaks of another one is dropped."""
    if data.startswith(_MARKS):
        text = data.decode("utf-16")
        return (text[text.index("?>") + 2 :] if text.startswith("<?xml") else text).encode()
    if b"\0" in data:
        raise damaged()
    data = data.removeprefix(b"\xef\xbb\xbf")
    declared = _DECLARED.match(data)
    if declared is None or declared[1].lower() == b"utf-8":
        return data
    try:
        return data[declared.end() :].decode(declared[1].decode()).encode()
    except (LookupError, UnicodeError):
        raise damaged() from None
