"""The one door to other people's servers: sends, logs in, turns failures into sentences."""

from __future__ import annotations

import http.client
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import build_opener

from kg.errors import StoreError, UsageError, Words
from kg.store import faults, login

if TYPE_CHECKING:
    from collections.abc import Mapping
    from urllib.request import Request

__all__ = ["Door", "Reply", "checked"]


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server answered."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Door:
    """Requests to one server. A login is given only when its address asks, by Basic or Digest."""

    def __init__(self, url: str, *, user: str = "", password: str = "", timeout: float) -> None:
        self.url = checked(url)
        self.timeout = timeout
        self._user = user
        self._opener = build_opener(*login.handlers(url, user, password))

    def send(self, request: Request) -> Reply:
        """Send a request and read the whole answer."""
        try:
            with self._opener.open(request, timeout=self.timeout) as response:
                return Reply(response.status, response.headers, response.read())
        except HTTPError as error:
            with error:
                raise faults.refused(self.url, error.code, error.read(), self._user) from error
        except (OSError, http.client.HTTPException) as error:
            raise faults.unreachable(self.url, error, self.timeout) from error
        except ValueError as error:
            # The standard library knows Basic and Digest only.
            raise StoreError(
                Words("Cách đăng nhập của máy chủ không được hỗ trợ.", "Login of an unknown kind."),
                hint=Words("Chỉ có Basic và Digest.", "Only Basic and Digest are known."),
            ) from error


def checked(url: str) -> str:
    """Give the address back; UsageError when it is none or holds a password."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UsageError(
            Words(f"«{url}» không phải địa chỉ web.", f"“{url}” is not a web address."),
            hint=Words("Ví dụ: http://127.0.0.1:7878/query", "Such as http://127.0.0.1:7878/query"),
        )
    if parts.username or parts.password:
        raise UsageError(
            Words("Đừng ghi mật khẩu trong địa chỉ.", "Do not write a password into an address."),
            hint=Words(
                f"Đặt {faults.USER} và {faults.PASSWORD}.",
                f"Set {faults.USER} and {faults.PASSWORD}.",
            ),
        )
    return url
