"""`kg serve`: serves the graph over HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from kg.cli.answers import home_option
from kg.cli.console import Console
from kg.errors import Words

if TYPE_CHECKING:
    from pathlib import Path

    from kg.web.settings import Settings

__all__ = ["command"]


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="Địa chỉ nghe / address.")
@click.option(
    "--port", default=8765, show_default=True, type=click.IntRange(0, 65535), help="Cổng / port."
)
@click.option(
    "--name", "names", multiple=True, metavar="TÊN", help="Tên miền được gọi / host name."
)
@click.option(
    "--timeout",
    type=click.FloatRange(0.1, 600),
    default=5,
    show_default=True,
    help="Giây mỗi câu / seconds.",
)
@click.option(
    "--memory",
    type=click.IntRange(128),
    default=512,
    show_default=True,
    help="MB mỗi câu / per query.",
)
@click.option("--quiet", is_flag=True, help="Không ghi nhật ký / no access log.")
@home_option
@click.pass_context
def command(
    ctx: click.Context,
    /,
    *,
    names: tuple[str, ...],
    quiet: bool,
    home: Path | None,
    **more: Any,  # noqa: ANN401 - the numbers
) -> None:
    """Mở đồ thị qua HTTP: SPARQL, trang tra cứu, mạng lưới; chỉ để đọc.

    Serve the graph over HTTP: SPARQL, pages, network; read only.

    \b
    kg serve
    kg serve --port 8080 --name lantoa.example.org
    """
    from kg import assets, store
    from kg.web.server import serve
    from kg.web.settings import Limits, Settings

    home = home or assets.home()
    store.current_path(home)
    limits = Limits(seconds=more["timeout"], memory=more["memory"])
    settings = Settings(home, more["host"], more["port"], names, limits, log=not quiet)
    _greet(Console.of(ctx), settings)
    serve(settings)


def _greet(console: Console, settings: Settings) -> None:
    from kg.web.server import is_open

    at = f"http://{settings.host}:{settings.port}/"
    console.say(
        Words(f"Đang phục vụ tại {at} (Ctrl-C để dừng).", f"Serving at {at} (Ctrl-C stops).")
    )
    if is_open(settings):
        console.say(
            Words(
                "Lưu ý: máy khác cũng gọi được; hãy đặt sau một máy chủ trung gian có HTTPS.",
                "Note: other machines can reach it; put it behind a proxy with HTTPS.",
            )
        )
