"""The first look into a zip: what is in it, how large it really is, and its XML without tricks."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO
from xml.parsers import expat

from burden.load.grid import Unreadable, damaged

MOST_MEMBERS = 10_000
MOST_TOTAL = 400_000_000  # bytes of all members, unpacked
MOST_RATIO = 200  # unpacked to packed bytes,
SMALL = 10_000_000  # for members larger than this
_DIRECTORY = 8_000_000  # bytes of the zip's own table of contents
_CHUNK = 1 << 16
_ENCRYPTED = 0x1
_ENCODINGS = ("utf-8", "utf8", "utf-16", "us-ascii", "ascii")
_LOCAL = 30  # bytes of a member's own header before its name

Attributes = list[str]  # name, value, name, value ...


class Container:
    """An open zip whose sizes were checked; names are looked up as spreadsheet programs do, whatever their case.

    Unreadable where it is damaged, asks for a password, holds a name twice, or unpacks to too much.
    """

    def __init__(self, stream: BinaryIO) -> None:
        """Read the table of contents."""
        self._stream = stream
        _check_directory(stream)
        try:
            with zipfile.ZipFile(stream) as opened:
                infos = opened.infolist()
        except (zipfile.BadZipFile, NotImplementedError, ValueError, struct.error, OSError) as error:
            raise damaged() from error
        _check_sizes(infos)
        self._members = {_plain(info.filename): info for info in infos}
        if len(self._members) != len(infos):
            raise Unreadable(
                "压缩包里有同名的部分，请用 Excel 或 WPS 打开后另存为 xlsx",
                "the package holds one name twice; open it in a spreadsheet program and save it as xlsx",
            )

    def infos(self) -> list[zipfile.ZipInfo]:
        """What the table of contents says of each member, in its order."""
        return list(self._members.values())

    def __contains__(self, name: str) -> bool:
        """Whether there is such a member."""
        return _plain(name) in self._members

    def size(self, name: str) -> int:
        """Bytes of a member, unpacked."""
        return self._members[_plain(name)].file_size

    def chunks(self, name: str) -> Iterator[bytes]:
        """The bytes of a member; Unreadable where they are not as many, or not the ones, that the contents promise."""
        info = self._member(name)
        if info.flag_bits & _ENCRYPTED:
            raise locked()
        read = sum_ = 0
        for chunk in _inflated(self._stream, info):
            read, sum_ = read + len(chunk), zlib.crc32(chunk, sum_)
            if read > info.file_size:
                break
            yield chunk
        if read != info.file_size or sum_ != info.CRC:
            raise damaged()

    def parse(self, name: str, parser: expat.XMLParserType, after: Callable[[], None] = lambda: None) -> None:
        """Feed a member to `parser`, calling `after` now and then; Unreadable where it is not sound XML."""
        feed(parser, self.chunks(name), name.rpartition("/")[2], after)

    def _member(self, name: str) -> zipfile.ZipInfo:
        if name not in self:
            raise damaged()
        return self._members[_plain(name)]


def xml_parser() -> expat.XMLParserType:
    """A parser that refuses a DOCTYPE, and with it every entity of the file's own making, and all encodings but Unicode."""
    parser = expat.ParserCreate()
    parser.ordered_attributes = True
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.XmlDeclHandler = _check_encoding
    return parser


def feed(parser: expat.XMLParserType, pieces: Iterable[bytes | str], what: str, after: Callable[[], None] = lambda: None) -> None:
    """Feed a text to `parser`, calling `after` now and then; Unreadable, naming `what`, where it is not sound XML."""
    try:
        for piece in pieces:
            parser.Parse(piece)
            after()
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise Unreadable(
            f"内部文件{what}已损坏，请用 Excel 或 WPS 打开后另存为 xlsx",
            f"{what} inside is damaged; open it in a spreadsheet program and save it as xlsx",
        ) from error


def local(name: str) -> str:
    """The name of an element or attribute without its prefix."""
    return name.rpartition(":")[2]


def locked() -> Unreadable:
    """What is said of a file with a password."""
    return Unreadable("文件有密码，请去掉密码另存后再导入", "the file has a password; save it without one")


def _too_large() -> Unreadable:
    return Unreadable(
        "解压后过大，请删去无用内容后另存，或分成几个文件",
        "it unpacks to too much; delete what is not needed and save again, or split it",
    )


def _refuse_doctype(*_: object) -> None:
    raise Unreadable(
        "文件里有 DOCTYPE 声明，表格不会有，请另存为 xlsx", "the file holds a DOCTYPE, as no spreadsheet does; save it as xlsx"
    )


def _check_encoding(_: str, encoding: str | None, *__: object) -> None:
    if (encoding or "utf-8").lower() not in _ENCODINGS:
        raise damaged()


def _plain(name: str) -> str:
    return name.replace("\\", "/").removeprefix("/").lower()


def _check_directory(stream: BinaryIO) -> None:
    """The table of contents alone can be made to fill the memory: look at its size before reading it."""
    end = stream.seek(0, 2)
    stream.seek(max(0, end - 70_000))
    tail = stream.read()
    short, long = tail.rfind(b"PK\x05\x06"), tail.rfind(b"PK\x06\x06")
    try:
        size = struct.unpack_from("<I", tail, short + 12)[0] if short >= 0 else 0
        larger = struct.unpack_from("<Q", tail, long + 40)[0] if long >= 0 else 0
    except struct.error as error:
        raise damaged() from error
    if (larger or size) > _DIRECTORY:
        raise _too_large()


def _check_sizes(infos: list[zipfile.ZipInfo]) -> None:
    bombs = (i for i in infos if i.file_size > SMALL and i.file_size > MOST_RATIO * i.compress_size)
    if len(infos) > MOST_MEMBERS or sum(i.file_size for i in infos) > MOST_TOTAL or any(bombs):
        raise _too_large()


def _inflated(stream: BinaryIO, info: zipfile.ZipInfo) -> Iterator[bytes]:
    """Unpack to the true end of the member: zipfile stops where the contents say, other readers do not."""
    if info.compress_type == zipfile.ZIP_STORED:
        yield from _packed(stream, info)
        return
    if info.compress_type != zipfile.ZIP_DEFLATED:
        raise damaged()
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for packed in _packed(stream, info):
            rest = packed
            while rest and not inflater.eof:
                yield inflater.decompress(rest, _CHUNK)
                rest = inflater.unconsumed_tail
        yield from _flushed(inflater)
    except zlib.error as error:
        raise damaged() from error


def _flushed(inflater: zlib._Decompress) -> Iterator[bytes]:
    while chunk := inflater.decompress(inflater.unconsumed_tail, _CHUNK):
        yield chunk
    if not inflater.eof:
        raise damaged()


def _packed(stream: BinaryIO, info: zipfile.ZipInfo) -> Iterator[bytes]:
    if info.header_offset < 0:
        raise damaged()
    stream.seek(info.header_offset)
    header = stream.read(_LOCAL)
    if len(header) < _LOCAL or header[:4] != b"PK\x03\x04":
        raise damaged()
    name, extra = struct.unpack_from("<HH", header, 26)
    at, left = info.header_offset + _LOCAL + name + extra, info.compress_size
    while left:
        stream.seek(at)
        chunk = stream.read(min(_CHUNK, left))
        if not chunk:
            raise damaged()
        at, left = at + len(chunk), left - len(chunk)
        yield chunk
