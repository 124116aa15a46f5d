"""Logging in at a server, by Basic or Digest, whichever it asks for.

The standard library sends every request without the login first. A server that refuses a large
body before it has read it may hang up while we are still sending; so what a server once asked for
is remembered, and given at once from then on. A server that never asks never gets the password.
"""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING
from urllib.request import (
    HTTPBasicAuthHandler,
    HTTPDigestAuthHandler,
    HTTPPasswordMgrWithDefaultRealm,
    parse_http_list,
    parse_keqv_list,
)

if TYPE_CHECKING:
    from http.client import HTTPResponse
    from urllib.request import BaseHandler, Request

__all__ = ["handlers"]


def handlers(url: str, user: str, password: str) -> list[BaseHandler]:
    """Give the handlers of a login at one address, none without a login."""
    if not user:
        return []
    known = HTTPPasswordMgrWithDefaultRealm()
    known.add_password(None, url, user, password)
    return [_Digest(known), _Basic(known)]


class _Digest(HTTPDigestAuthHandler):
    _asked: str = ""

    def retry_http_digest_auth(self, req: Request, auth: str) -> HTTPResponse | None:
        self._asked = auth.partition(" ")[2]
        return super().retry_http_digest_auth(req, auth)

    def http_request(self, req: Request) -> Request:
        if self._asked and not req.has_header("Authorization"):
            challenge = parse_keqv_list([p for p in parse_http_list(self._asked) if p])
            answer = self.get_authorization(req, challenge)
            if answer:
                req.add_unredirected_header(self.auth_header, f"Digest {answer}")
        return req

    https_request = http_request


class _Basic(HTTPBasicAuthHandler):
    _asked: str | None = None

    def retry_http_basic_auth(self, host: str, req: Request, realm: str) -> HTTPResponse | None:
        self._asked = realm
        return super().retry_http_basic_auth(host, req, realm)

    def http_request(self, req: Request) -> Request:
        if self._asked is not None and not req.has_header("Authorization"):
            user, password = self.passwd.find_user_password(self._asked, req.full_url)
            if user is not None:
                token = base64.b64encode(f"{user}:{password}".encode()).decode("ascii")
                req.add_unredirected_header(self.auth_header, f"Basic {token}")
        return req

    https_request = http_request
