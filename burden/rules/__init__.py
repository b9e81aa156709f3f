"""The rules: one file each; a new file is a new rule and nothing else is edited."""

from __future__ import annotations

import functools
import importlib
import pkgutil
from collections.abc import Mapping
from types import MappingProxyType

from burden.rule import Rule


@functools.cache
def rules() -> Mapping[str, Rule]:
    """Every rule of this folder by name, in order of name."""
    found: dict[str, Rule] = {}
    for module in sorted(info.name for info in pkgutil.iter_modules(__path__) if not info.ispkg):
        loaded = importlib.import_module(f"{__name__}.{module}")
        made = [value for value in vars(loaded).values() if isinstance(value, Rule)]
        found |= {each.name: each for each in made}
    return MappingProxyType(found)
