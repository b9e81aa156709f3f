"""A web page saved as one file (mht): its parts that are pages, one after another."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator

MOST_PARTS = 1000


def pages(content: bytes) -> Iterator[tuple[bytes, str]]:
    """The bytes of each page in the file, and the encoding its part names, "" where it names none."""
    message = email.message_from_bytes(content, policy=email.policy.compat32)
    for number, part in enumerate(message.walk()):
        if number >= MOST_PARTS:
            return
        payload = part.get_payload(decode=True) if part.get_content_type() == "text/html" else None
        if isinstance(payload, bytes):
            yield payload, str(part.get_content_charset() or "")
