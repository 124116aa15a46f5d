"""Runs the application: one front and its workers, ended together."""

from __future__ import annotations

import uvicorn

from kg.web.app import make_app
from kg.web.connection import bounded
from kg.web.front import Front
from kg.web.settings import LOOPBACK, Settings

__all__ = ["is_open", "make_server", "serve"]


def is_open(settings: Settings) -> bool:
    """Tell whether other machines can reach the service."""
    return settings.host not in LOOPBACK


def serve(settings: Settings) -> None:
    """Serve until Ctrl-C or SIGTERM; requests that run then are answered first."""
    make_server(settings).run()


def make_server(settings: Settings) -> uvicorn.Server:
    """Make the server."""
    front = Front(settings)
    return uvicorn.Server(
        uvicorn.Config(
            make_app(front),
            host=settings.host,
            port=settings.port,
            http=bounded(front),
            ws="none",
            log_level="error",  # what is no HTTP is answered, and fills no log
            access_log=False,
            server_header=False,
            # A proxy on this machine tells whether it was called by https; nobody else is believed.
            proxy_headers=True,
            forwarded_allow_ips=["127.0.0.1", "::1"],
            timeout_keep_alive=15,
            timeout_graceful_shutdown=int(settings.limits.seconds) + 1,
        )
    )
