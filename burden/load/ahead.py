"""Files begun to be read before anything else is known: the policy and the libraries come in while children are at work."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from burden.load.child import begun, one_server
from burden.load.encoding import known
from burden.load.files import find
from burden.load.refusal import Refusal
from burden.load.room import told_of_reading


def ahead(paths: Sequence[Path], policy: Path | None, year: int | None, encoding: str | None) -> AbstractContextManager[None]:
    """The files at `paths` are being read meanwhile, and `load` takes them as they come.

    Where the paths, the encoding or what the policy says of reading are wrong nothing is begun: whoever reads them in turn says so.
    """
    told = told_of_reading(policy)
    try:
        sources, code = find(paths)[0], known(encoding) if encoding else None
    except Refusal:
        return one_server()
    return begun(sources, encoding=code, year=year or told[0], room=told[1]) if told else one_server()
