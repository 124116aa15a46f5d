"""The one Jinja environment: autoescape on, UTF-8, strict about undefined names.

Pages and generated documents are made through it, so that no page can forget to escape.
"""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING

from kg import assets

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["environment", "json_for_script", "page"]

_SCRIPT_UNSAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028"}


def json_for_script(value: object) -> str:
    r"""Write a value as JSON that cannot end the script block it stands in.

    >>> json_for_script("</script>")
    '"\\u003c/script\\u003e"'
    """
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    for unsafe, safe in _SCRIPT_UNSAFE.items():
        text = text.replace(unsafe, safe)
    return text


@cache
def environment() -> Environment:
    """Make the environment over `viz/templates` and `viz/static`."""
    import jinja2
    from markupsafe import Markup

    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader(
            [assets.asset("viz", "templates"), assets.asset("viz", "static")], encoding="utf-8"
        ),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    # Both are safe to mark: the JSON is escaped above, static files are the project's own.
    env.filters["script_json"] = lambda value: Markup(json_for_script(value))  # noqa: S704
    env.globals["static"] = lambda name: Markup(  # noqa: S704
        assets.asset("viz", "static", name).read_text(encoding="utf-8")
    )
    return env


def page(template: str, **values: object) -> str:
    """Render a template of `viz/templates` with `values`."""
    return environment().get_template(template).render(**values)
