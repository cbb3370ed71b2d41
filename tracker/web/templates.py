"""What all templates are given, and that they are kept compiled: compiling all takes two seconds, reading a tenth."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import lru_cache
from importlib.metadata import version
from typing import Any

from flask import Blueprint, Flask, request, url_for
from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket
from jinja2.environment import Template, TemplateModule
from jinja2.runtime import Context


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


class _Template(Template):
    """A template whose macros are made once: no template here is loaded with names that others do not have.

    Jinja would compare the names that all templates are given with themselves at each import. Where its name for this
    changes, it does so again: slower only.
    """

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        return super()._get_default_module()


def init_app(app: Flask) -> None:
    """Keep what is compiled in `<instance>/compiled`. A changed template, Python or Jinja is compiled anew."""
    folder = app.config["INSTANCE"] / "compiled"
    folder.mkdir(parents=True, exist_ok=True)
    app.jinja_env.template_class = _Template
    app.jinja_env.globals["url_for"] = address
    app.jinja_env.bytecode_cache = _Kept(str(folder), f"{version('jinja2')}-%s.cache")


Names = Callable[[], Mapping[str, object]]


def give_templates(bp: Blueprint) -> Callable[[Names], Names]:
    """Let every template use the names that the decorated function answers, macros that know no page as well.

    They are the same for every request, so they are asked for once, when the room is put in.
    """

    def give(names: Names) -> Names:
        bp.record(lambda state: state.app.jinja_env.globals.update(names()))
        return names

    return give


def address(endpoint: str, **values: Any) -> str:
    """The `url_for` of templates: pages name the same few addresses dozens of times."""
    if request and endpoint[0] != "." and all(type(value) in (str, int) for value in values.values()):
        return _address(request.script_root, endpoint, tuple(values.items()))
    return url_for(endpoint, **values)


@lru_cache(maxsize=4096)
def _address(root: str, endpoint: str, values: tuple[tuple[str, Any], ...]) -> str:
    return url_for(endpoint, **dict(values))


def load_all(app: Flask) -> int:
    """Have every page's template at hand, so that no visitor waits for it; how many there are."""
    names = app.jinja_env.list_templates(extensions=("html",))
    for name in names:
        app.jinja_env.get_template(name)
    return len(names)
