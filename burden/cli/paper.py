"""`--pdf`: the report printed with the computer's own browser."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from burden.cli.steps import refuse

Pdf = Annotated[
    bool,
    typer.Option(
        "--pdf", help="再用本机的 Edge 或 Chromium 印出 report.pdf · Print report.pdf too, with this computer's browser"
    ),
]


def printer(wanted: bool) -> str:
    """The browser to print with, "" where nothing is printed; refused before any work is done."""
    from burden.report.pdf import Unprinted, browser

    try:
        return browser(os.environ) if wanted else ""
    except Unprinted as error:
        raise refuse(*error.args) from None


def printed(page: bytes, today: int, program: str) -> dict[str, bytes]:
    """`report.pdf` of a page, or nothing where no browser is given; refused where the print is not fit to read."""
    from burden.report.pdf import Unprinted, pdf

    try:
        return {"report.pdf": pdf(page, today, program)} if program else {}
    except Unprinted as error:
        raise refuse(*error.args) from None
