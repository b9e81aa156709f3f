"""The parts of a workbook: where each lies, what it points at, and the new package with some of them changed."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import NamedTuple, Protocol

from burden.report.annotated.splice import Edit, Element, elements, inserted, last, quoted, spliced

TYPES = "[Content_Types].xml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_NUMBER = re.compile(r"\d+")


class Parts(Protocol):
    """An open workbook whose parts were looked at: `sheets` are the members of its worksheets by their names."""

    sheets: Mapping[str, str]

    def __contains__(self, member: str) -> bool:
        """Whether there is such a part."""
        ...

    def infos(self) -> list[zipfile.ZipInfo]:
        """What the table of contents says of each member."""
        ...

    def chunks(self, member: str) -> Iterator[bytes]:
        """The bytes of a member as they are."""
        ...

    def read(self, member: str) -> bytes:
        """A part as UTF-8, sound XML unless it is a VML drawing."""
        ...


class Link(NamedTuple):
    """What a part points at: the kind of thing, and the member it is."""

    id: str
    kind: str  # the last word of its type
    member: str


class Draft:
    """A workbook and the parts of it that are to be other."""

    def __init__(self, parts: Parts) -> None:
        """Begin with nothing changed."""
        self.parts = parts
        self.changed: dict[str, bytes] = {}

    def read(self, member: str) -> bytes:
        """A part as it is to be."""
        return self.changed[member] if member in self.changed else self.parts.read(member)

    def write(self, member: str, data: bytes) -> None:
        """Say what a part is to be; one that stays as it is does not count as changed."""
        if member not in self.parts or self.parts.read(member) != data:
            self.changed[member] = data

    def has(self, member: str) -> bool:
        """Whether there is such a part, or is to be one."""
        return member in self.parts or member.lower() in map(str.lower, self.changed)

    def links(self, member: str) -> list[Link]:
        """What a part points at inside the package."""
        beside = _relations(member)
        if not self.has(beside):
            return []
        folder = posixpath.dirname(member)
        return [
            Link(each.given["Id"], each.given.get("Type", "").rpartition("/")[2], _resolved(folder, each.given.get("Target", "")))
            for each in elements(self.read(beside), ("Relationship",))
            if each.given.get("TargetMode") != "External" and "Id" in each.given
        ]

    def link(self, member: str, type_: str, target: str) -> str:
        """Make a part point at another one; its new id."""
        beside = _relations(member)
        old = self.read(beside) if self.has(beside) else f'<Relationships xmlns="{_RELATIONS}"/>'.encode()
        known = {each.given.get("Id") for each in elements(old, ("Relationship",))}
        id_ = next(name for name in (f"rId{n}" for n in range(1, len(known) + 2)) if name not in known)
        root = last(elements(old, ("Relationships",)), "Relationships")
        more = f'<{root.prefix}Relationship Id="{id_}" Type="{quoted(type_)}" Target="{quoted("/" + target)}"/>'
        self.write(beside, spliced(old, [inserted(old, root, more.encode())]))
        return id_

    def free(self, pattern: str) -> str:
        """The first member name of a pattern (`xl/comments{}.xml`) that is not taken."""
        return next(name for name in (pattern.format(n) for n in range(1, 1 << 20)) if not self.has(name))

    def declare(self, attribute: str, name: str, type_: str) -> None:
        """Say in the table of types what a part (`PartName`) or an ending (`Extension`) is, unless it is said."""
        old = self.read(TYPES)
        element = "Override" if attribute == "PartName" else "Default"
        said = {each.given.get(attribute, "").lower() for each in elements(old, (element,))}
        if name.lower() not in said:
            root = last(elements(old, ("Types",)), "Types")
            more = f'<{root.prefix}{element} {attribute}="{quoted(name)}" ContentType="{quoted(type_)}"/>'.encode()
            at = (
                Edit(root.inner, root.inner, more)
                if element == "Default" and root.close < root.end
                else inserted(old, root, more)
            )
            self.write(TYPES, spliced(old, [at]))

    def packed(self) -> bytes:
        """The new package: members in their order, all but the changed ones with the bytes they had, new ones behind them."""
        made = io.BytesIO()
        left = dict(self.changed)
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
            for info in self.parts.infos():
                name = next((each for each in left if each.lower() == info.filename.lower()), None)
                pieces = self.parts.chunks(info.filename) if name is None else iter([left.pop(name)])
                with package.open(_kept(info), "w") as out:
                    for piece in pieces:
                        out.write(piece)
            for name, data in sorted(left.items()):
                package.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
        return made.getvalue()


def _kept(info: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """What is said of a member that stays: its name, its time and how it is packed."""
    kept = zipfile.ZipInfo(info.filename, max(info.date_time, (1980, 1, 1, 0, 0, 0)))
    kept.compress_type, kept.external_attr, kept.create_system = info.compress_type, info.external_attr, info.create_system
    return kept


def _relations(member: str) -> str:
    folder, name = posixpath.split(member)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _resolved(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def of_kind(links: list[Link], kind: str) -> Link | None:
    """The first link of a kind."""
    return next((link for link in links if link.kind == kind), None)


__all__ = ["Draft", "Element", "Link", "Parts", "of_kind"]
