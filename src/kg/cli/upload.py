"""`kg upload`: fills a SPARQL server with the built graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kg.cli.answers import home_option
from kg.cli.console import Console
from kg.errors import UsageError, Words

if TYPE_CHECKING:
    from pathlib import Path

    from kg.store.filling import Uploaded

__all__ = ["command"]


@click.command("upload")
@click.argument("url", metavar="ĐỊA-CHỈ")
@click.option(
    "--query",
    "query",
    metavar="URL",
    help="Địa chỉ truy vấn, khi không đoán được / query address, when it cannot be guessed.",
)
@click.option("--force", is_flag=True, help="Gửi lại dù không có gì đổi / send even if unchanged.")
@home_option
@click.pass_context
def command(
    ctx: click.Context, /, *, url: str, query: str | None, force: bool, home: Path | None
) -> None:
    """Nạp đồ thị đã dựng vào một máy chủ, qua Graph Store Protocol, giữ các đồ thị có tên.

    Fill a server with the built graph over the Graph Store Protocol, named graphs kept.

    Không phải một giao dịch: khi đang nạp hoặc nạp dở, các lệnh kg từ chối hỏi máy chủ ấy;
    chạy lại là xong. / Not one transaction: while it runs, or when it was cut off, the kg
    commands refuse that server; running it again mends it.

    \b
    kg upload http://127.0.0.1:7878/store
    KG_STORE_USER=dba KG_STORE_PASSWORD=… kg upload http://127.0.0.1:8890/sparql-graph-crud-auth
    """
    from kg import assets, store

    console = Console.of(ctx)
    address = query or _guessed(url)
    done = store.upload(
        store.open_current(home or assets.home()), url, address, console.progress, force=force
    )
    console.say(_told(done, address))


def _guessed(url: str) -> str:
    from kg import store

    found = store.query_address(url)
    if found:
        return found
    raise UsageError(
        Words(
            f"Không đoán được địa chỉ truy vấn của «{url}».", f"What is “{url}”'s query address?"
        ),
        hint=Words("Nêu bằng --query URL.", "Name it with --query URL."),
    )


def _told(done: Uploaded, address: str) -> Words:
    graphs, triples = len(done.graphs), sum(done.graphs.values())
    vi = "Đã nạp và đếm lại" if done.sent else "Máy chủ đã có đủ, không gửi gì"
    en = "Sent and counted" if done.sent else "The server has all of it, nothing was sent"
    return Words(
        f"{vi}: {graphs} đồ thị, {triples} bộ ba.\nHỏi: kg --store {address} ask",
        f"{en}: {graphs} graphs, {triples} triples.\nAsk: kg --store {address} ask",
    )
