"""What comes out, read again by parsers that are not ours."""

from __future__ import annotations

from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import icalendar
import openpyxl

ODD = "=+-@＝＋－＠\t\r"  # what a formula may begin with


class Page(HTMLParser):
    """The scripts, handlers, addresses and texts of a page."""

    def __init__(self, content: str) -> None:
        super().__init__(convert_charrefs=True)
        self.scripts: list[str] = []
        self.handlers: list[tuple[str, str]] = []
        self.addresses: list[str] = []
        self.elements: list[str] = []
        self._inside = ""
        self.feed(content)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self._inside = tag if tag in ("script", "style") else ""
        self.scripts += [""] if tag == "script" else []
        for name, value in attrs:
            if name.startswith("on"):
                self.handlers.append((tag, name))
            if name in ("href", "src", "action", "formaction", "data", "xlink:href"):
                self.addresses.append(value or "")

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside == "script":
            self.scripts[-1] += data


def events(content: bytes) -> list[icalendar.Event]:
    return list(icalendar.Calendar.from_ical(content).walk("VEVENT"))


def formulas(content: bytes) -> list[str]:
    """The cells of a workbook that are formulas, links or macros, by their places."""
    book = openpyxl.load_workbook(BytesIO(content))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    return [f"{cell.parent.title}!{cell.coordinate}" for cell in cells if cell.data_type == "f" or cell.hyperlink]


def texts(content: bytes) -> list[str]:
    book = openpyxl.load_workbook(BytesIO(content))
    return [cell.value for sheet in book for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]


def unmarked(content: bytes) -> list[str]:
    """Texts a program might take for a formula when the cell is edited, where the cell is not marked as text."""
    book = openpyxl.load_workbook(BytesIO(content))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    return [cell.value for cell in cells if cell.value[0] in ODD and not cell.quotePrefix]


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
