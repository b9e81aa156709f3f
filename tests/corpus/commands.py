"""The command line of a case: `items` for what holds a plan, `check` for policy files."""

from __future__ import annotations

from tests.corpus.case import Case


def command(case: Case) -> tuple[str, ...]:
    """The arguments that read a case from inside its folder."""
    if case.policy:
        return ("check", *case.given, "--year", "2026", "--today", "2026-01-05", "--fail-on", "never", *case.options)
    return ("items", *case.given, "--year", "2026", *case.options)
