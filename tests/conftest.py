"""How the tests search: no clock decides, and the build tries the same cases every time."""

import os

from hypothesis import settings

settings.register_profile("burden", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("burden")
