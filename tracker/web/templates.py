"""Compiled templates are kept in the instance folder: compiling all takes two seconds, reading them a tenth of one."""

from __future__ import annotations

from contextlib import suppress
from importlib.metadata import version

from flask import Flask
from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket


class _Kept(FileSystemBytecodeCache):
    """Compiled templates in files. One that cannot be read or written (a full disk) is compiled again next time."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take a template that was kept."""
        with suppress(OSError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


def init_app(app: Flask) -> None:
    """Keep what is compiled in `<instance>/compiled`. A changed template, Python or Jinja is compiled anew."""
    folder = app.config["INSTANCE"] / "compiled"
    folder.mkdir(parents=True, exist_ok=True)
    app.jinja_env.bytecode_cache = _Kept(str(folder), f"{version('jinja2')}-%s.cache")


def load_all(app: Flask) -> int:
    """Have every page's template at hand, so that no visitor waits for it; how many there are."""
    names = app.jinja_env.list_templates(extensions=("html",))
    for name in names:
        app.jinja_env.get_template(name)
    return len(names)
