"""Visits, the grain of all burden: what is planned and what was made, each once, with its days and where it stands."""

from __future__ import annotations

import pandas as pd

from burden.visits.columns import ORDER
from burden.visits.follow import followed, overdue
from burden.visits.grain import build
from burden.visits.listed import at_targets, once_each
from burden.visits.load import blamed, exempt, loaded, spared
from burden.visits.sure import sure

__all__ = [
    "ORDER", "at_targets", "blamed", "build", "exempt", "followed", "loaded", "once", "once_each", "overdue", "spared", "sure",
]  # fmt: skip


def once(visits: pd.DataFrame, *keys: str) -> pd.DataFrame:
    """Firm visits with each joint visit counted once (once for each of `keys`, where given)."""
    return visits[visits["firm"]].drop_duplicates(["joint", "target", *keys])
