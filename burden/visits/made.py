"""Which visits a rule about visits that were made must see to find what differs if some visits change."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Flags = npt.NDArray[np.bool_]


def among_made(made: Flags, changed: Flags) -> Flags:
    """Those made, if one of these changes; of a plan for what is still to come such a rule says nothing."""
    return made if (made & changed).any() else np.zeros(len(made), dtype=bool)
