"""How the tests search and read: no clock decides, the build tries the same cases every time, and readers are forked by one server."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

from burden.load.child import one_server

settings.register_profile("burden", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("burden")


@pytest.fixture(scope="session", autouse=True)
def _server() -> Iterator[None]:
    with one_server():
        yield
