"""python-calamine behind a wall: what it is given, and how its failures come back."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from burden.load.container import locked
from burden.load.first_look import ERROR
from burden.load.grid import Unreadable

_KNOWN = {"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"}  # it gives up a whole sheet for any other error
_MOST_MENDED = 100_000_000  # bytes; a larger workbook is not written anew


def opened(stream: BinaryIO, kind: str, errors: set[str] | None = None) -> CalamineWorkbook:
    """The workbook; `errors` are the texts of its error cells. Unreadable where it cannot be opened."""
    odd = {text for text in errors or () if ERROR.fullmatch(text)} - _KNOWN
    with guarded(kind):
        return CalamineWorkbook.from_filelike(_mended(stream, odd) if odd else _rewound(stream))


@contextmanager
def guarded(kind: str) -> Iterator[None]:
    """Its errors as Unreadable; a panic is a BaseException and is known by its name only."""
    try:
        yield
    except PasswordError as error:
        raise locked() from error
    except (CalamineError, OSError) as error:
        raise _refused(kind, str(error)) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise _refused(kind, "panic") from error


def _refused(kind: str, why: str) -> Unreadable:
    why = " ".join(why.split())[:100]
    return Unreadable(
        f"{kind} 内容读不出（{why}），请用 Excel 或 WPS 打开后另存为 xlsx",
        f"the {kind} cannot be read ({why}); open it in a spreadsheet program and save it as xlsx",
    )


def _mended(stream: BinaryIO, odd: set[str]) -> BinaryIO:
    """The same workbook with its newer errors (#SPILL! ...) as an old one: for a single such cell calamine gives up the sheet."""
    copy = io.BytesIO()
    with zipfile.ZipFile(_rewound(stream)) as given, zipfile.ZipFile(copy, "w") as written:
        if sum(info.file_size for info in given.infolist()) > _MOST_MENDED:
            return _rewound(stream)
        for info in given.infolist():
            try:
                content = given.read(info)
            except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError):
                continue  # a picture, perhaps: no part that is read is damaged
            for text in odd if "sheet" in info.filename.lower() else ():
                content = content.replace(f">{text}</".encode(), b">#NULL!</")
            written.writestr(info.filename, content)
    return _rewound(copy)


def _rewound(stream: BinaryIO) -> BinaryIO:
    stream.seek(0)
    return stream
