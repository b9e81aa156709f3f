"""All cases of the corpus, in the order of their files."""

from __future__ import annotations

from importlib import import_module

from tests.corpus.case import CASES

FILES = ("packages", "older", "documents", "paths", "bombs", "layout", "cells", "texts", "injection", "several", "policies")
for name in FILES:
    import_module(f"tests.corpus.{name}")
ALL = tuple(CASES.values())
