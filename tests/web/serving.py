"""A service in a thread on a loopback port of its own, and a client that sends exactly what it says."""

import http.client
import json
import socket
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlencode

from kg.web.server import make_server
from kg.web.settings import Settings


@dataclass
class Answer:
    status: int
    headers: dict
    body: bytes

    @property
    def text(self):
        return self.body.decode()

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def media(self):
        return self.headers.get("content-type", "").partition(";")[0]


@dataclass
class Service:
    port: int
    server: object = field(repr=False)
    front: object = field(repr=False)

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    def send(self, method, path, body=None, headers=None, timeout=20):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            connection.request(method, path, body, headers or {})
            response = connection.getresponse()
            found = {name.lower(): value for name, value in response.getheaders()}
            return Answer(response.status, found, response.read())
        finally:
            connection.close()

    def put_on_the_wire(self, method, target, headers, body, timeout=90):
        """Send a request letter by letter, right or wrong: no library corrects or refuses it."""
        body = body if isinstance(body, bytes) else body.encode()
        told = {"Host": "127.0.0.1", "Connection": "close"}
        told |= ({"Content-Length": str(len(body))} if body else {}) | headers
        lines = [f"{method} {target} HTTP/1.1".encode()]
        for name, value in told.items():
            written = value if isinstance(value, bytes) else value.encode("latin-1")
            lines.append(name.encode() + b": " + written)
        with socket.create_connection(("127.0.0.1", self.port), timeout=timeout) as connection:
            connection.sendall(b"\r\n".join([*lines, b"", body]))
            response = http.client.HTTPResponse(connection, method=method)
            response.begin()
            found = {name.lower(): value for name, value in response.getheaders()}
            return Answer(response.status, found, response.read())

    def get(self, path, accept=None, **headers):
        told = {name.replace("_", "-"): value for name, value in headers.items()}
        if accept:
            told["Accept"] = accept
        return self.send("GET", path, headers=told)

    def ask(self, query, accept=None, timeout=20, **params):
        path = f"/sparql?{urlencode({'query': query, **params}, doseq=True)}"
        return self.send("GET", path, headers={"Accept": accept} if accept else {}, timeout=timeout)

    def is_ready(self, seconds=90):
        """Wait until its first pages are there and nothing goes on in it."""
        until = time.monotonic() + seconds
        while self.get("/ready").status != 200 and time.monotonic() < until:
            time.sleep(0.05)
        return self.get("/ready").status == 200


@contextmanager
def serving(home, **settings):
    settings = {"port": 0, "log": False, **settings}
    server = make_server(Settings(home=home, **settings))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + 30
    while not server.started and thread.is_alive() and time.monotonic() < until:
        threading.Event().wait(0.02)
    assert server.started
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield Service(port, server, server.config.app._front)
    finally:
        server.should_exit = True
        thread.join(30)
