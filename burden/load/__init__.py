"""Edge in: spreadsheets become a plan, policy files a rulebook, holiday files a calendar."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from burden.load.folder import load

__all__ = ["load"]


def __getattr__(name: str) -> Any:
    """`load`, brought in when it is asked for: holidays and policy files are read without paying for pandas."""
    if name == "load":
        return import_module("burden.load.folder").load
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
