"""Reading a file in the process of the tests, where what it raises and how it is patched can be seen."""

from burden.load.content import read_content
from burden.load.files import Source, opened
from burden.load.grid import Unreadable
from burden.load.workbook import Found


def read(source: Source, *, encoding: str | None = None, largest: int = 200_000_000) -> Found:
    try:
        with opened(source.path, largest) as stream:
            return read_content(stream, source.name, encoding)
    except Unreadable as error:
        return (), (error.problem(source.name),)
