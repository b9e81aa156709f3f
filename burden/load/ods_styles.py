"""What the styles of an ods tell: which sheets are hidden, and which cells and words are struck out."""

from __future__ import annotations

from dataclasses import dataclass, field

from burden.load.ods_value import Given

_LINE = ("style:text-line-through-style", "style:text-line-through-type")


@dataclass
class OdsStyles:
    """The styles met so far, by name."""

    hidden: set[str] = field(default_factory=set)  # of sheets
    struck: set[str] = field(default_factory=set)  # of cells and words
    _name: str = ""

    def start(self, name: str, given: Given) -> None:
        """Take in an element of a style; a style that builds on a struck one strikes too, unless it says otherwise."""
        if name == "style:style":
            self._name = given.get("style:name", "")
            if given.get("style:parent-style-name", "") in self.struck:
                self.struck.add(self._name)
        elif name == "style:table-properties" and given.get("table:display") == "false":
            self.hidden.add(self._name)
        elif name == "style:text-properties":
            lines = [given[line] for line in _LINE if line in given]
            if lines and "none" not in lines:
                self.struck.add(self._name)
            elif lines:
                self.struck.discard(self._name)
