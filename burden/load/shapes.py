"""The few shapes a schema is made of: tables of known keys, lists, words and whole numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

Shape = dict[str, Any]


def table_of(parts: Mapping[str, Shape], needed: Iterable[str] = (), empty: bool = False) -> Shape:
    """A table of known keys; `empty` lets nothing stand for none of them."""
    kind = ["object", "null"] if empty else "object"
    required = {"required": list(needed)} if needed else {}
    return {"type": kind, "additionalProperties": False, **required, "properties": dict(parts)}


def any_keys(shape: Shape) -> Shape:
    """A table with any keys."""
    return {"type": ["object", "null"], "additionalProperties": shape}


def list_of(items: Shape, unique: bool = False) -> Shape:
    """A list, or nothing."""
    return {"type": ["array", "null"], "items": items, **({"uniqueItems": True} if unique else {})}


def words(least: int, known: tuple[str, ...] = ()) -> Shape:
    """A list of words."""
    kind: Any = "array" if least else ["array", "null"]
    return {"type": kind, "items": {"enum": list(known)} if known else word(), **({"minItems": least} if least else {})}


def word() -> Shape:
    """One word or line, as written."""
    return {"$ref": "#/$defs/word"}


def whole(span: tuple[int, int]) -> Shape:
    """A whole number."""
    return {"type": "integer", "minimum": span[0], "maximum": span[1]}
