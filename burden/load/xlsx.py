"""What an xlsx package holds: its sheets in order, and whether its parts are what they say."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from burden.load.container import Attributes, Container, local, xml_parser
from burden.load.grid import Unreadable
from burden.load.rich import Rich, rich_strings
from burden.load.styles import PLAIN, Styles, read_styles

_SHORTEST_STRING = 12  # bytes of a shared string in its part
_WANTED = dict.fromkeys(("Id", "id", "Type", "Target", "name", "state"), "")


@dataclass(frozen=True)
class Part:
    """A sheet of the workbook: its name, the member of the zip it lies in, and whether it is shown."""

    name: str
    member: str
    shown: bool


def dress(container: Container) -> tuple[Styles, dict[str, Rich]]:
    """The styles of the workbook, and its shared texts with a struck part; Unreadable where they are damaged."""
    folder = _folder(container)
    strings, styles = (posixpath.join(folder, name) for name in ("sharedStrings.xml", "styles.xml"))
    _check_strings(container, strings)
    return read_styles(container, styles) if styles in container else PLAIN, rich_strings(container, strings)


def parts(container: Container) -> list[Part]:
    """The worksheets in the order of the workbook, without chart sheets."""
    folder = _folder(container)
    links = _all(container, posixpath.join(folder, "_rels/workbook.xml.rels"), "Relationship")
    linked = {link["Id"]: link for link in links}
    sheets = _all(container, posixpath.join(folder, "workbook.xml"), "sheet")
    if len({sheet["name"] for sheet in sheets}) != len(sheets):
        raise Unreadable("有两个同名的工作表，请改名后另存", "two sheets share a name; rename one and save again")
    found = [(sheet, linked.get(sheet["id"], _WANTED)) for sheet in sheets]
    return [
        Part(sheet["name"], _member(link["Target"], folder), sheet["state"] in ("", "visible"))
        for sheet, link in found
        if link["Type"].endswith("/worksheet")
    ]


def _folder(container: Container) -> str:
    links = _all(container, "_rels/.rels", "Relationship")
    targets = [link["Target"] for link in links if link["Type"].endswith("/relationships/officeDocument")]
    return posixpath.dirname(targets[-1] if targets else "xl/workbook.xml").lstrip("/")


def _member(target: str, folder: str) -> str:
    return target[1:] if target.startswith("/") else posixpath.join(folder, target)


def _all(container: Container, member: str, element: str) -> list[dict[str, str]]:
    """The attributes, without their prefixes, of every such element of a member; one not written is blank."""
    found: list[dict[str, str]] = []

    def start(name: str, given: Attributes) -> None:
        if local(name) == element:
            found.append(_WANTED | {local(key): value for key, value in zip(given[::2], given[1::2], strict=True)})

    parser = xml_parser()
    parser.StartElementHandler = start
    container.parse(member, parser)
    return found


def _check_strings(container: Container, member: str) -> None:
    """The reader makes room for as many strings as this part says it has: a false number would kill the process."""
    if member not in container:
        return
    name, given = _root(container, member)
    said = given.get("uniqueCount", "0").strip()
    most = container.size(member) // _SHORTEST_STRING + 1
    if name != "sst" or not said.isdecimal() or int(said[:18]) > most:
        raise Unreadable(
            "文字表的个数不实，文件已损坏，请用 Excel 或 WPS 打开后另存为 xlsx",
            "the count of its strings is false: open it in a spreadsheet program and save it as xlsx",
        )


def _root(container: Container, member: str) -> tuple[str, dict[str, str]]:
    """The outermost element of a member, which is read to its end."""
    roots: list[tuple[str, dict[str, str]]] = []
    parser = xml_parser()

    def start(name: str, given: Attributes) -> None:
        roots.append((local(name), dict(zip(given[::2], given[1::2], strict=True))))
        parser.StartElementHandler = None

    parser.StartElementHandler = start
    container.parse(member, parser)
    return roots[0]
