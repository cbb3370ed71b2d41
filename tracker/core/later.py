"""Libraries that few requests need are loaded by the first that does, so that a worker starts soon and stays small.

A module names such a library as if it had imported it:

    if TYPE_CHECKING:
        import openpyxl
    else:
        openpyxl = later("openpyxl")

The first branch is for the type checker and for the contracts between rooms, the second for the program. Which
libraries no worker may load at its start stands in tests/house/test_house_start.py.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import Any


class _Later(ModuleType):
    """Stands for a module that is loaded when something of it is first asked for."""

    def __getattr__(self, name: str) -> Any:
        # Two threads may ask at once: `import_module` lets the second wait until the module is whole. While the
        # module loads it stands in `sys.modules` half made, and says so.
        found = sys.modules.get(self.__name__)
        if found is None or getattr(found.__spec__, "_initializing", False):
            found = import_module(self.__name__)
        return getattr(found, name)


def later(name: str) -> ModuleType:
    """The module `name`, loaded when it is first used. Raises nothing: a missing one is told at its first use."""
    return _Later(name)
