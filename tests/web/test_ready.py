"""The same bytes are answered with the same bytes, at once; whatever differs goes the long way."""

import re
import socket
import time
from urllib.parse import quote

import pytest
from homes import put_up
from serving import serving
from test_swap import QUERY, version

from kg.web.built import Built
from kg.web.kept import Kept
from kg.web.ready import Answer, Ready

HEAD = b"Host: 127.0.0.1\r\nAccept: text/csv\r\n"
ASKED = b"GET /sparql?query=ASK%7B%7D HTTP/1.1\r\n" + HEAD + b"\r\n"


class Line:
    """A connection that sends bytes and reads whole answers."""

    def __init__(self, service):
        self.socket = socket.create_connection(("127.0.0.1", service.port), timeout=10)
        self.read = self.socket.makefile("rb")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.read.close()
        self.socket.close()

    def send(self, data):
        self.socket.sendall(data)

    def answer(self):
        status, headers = self.read.readline(), {}
        while (line := self.read.readline().strip()) != b"":
            name, _, value = line.partition(b": ")
            headers[name.lower()] = value
        return status, headers, self.read.read(int(headers.get(b"content-length", 0)))

    def ask(self, data):
        self.send(data)
        return self.answer()


def undated(answer):
    status, headers, body = answer
    return status, {n: v for n, v in headers.items() if n != b"date"}, body


def given(service):
    return service.front.metrics.kept


def test_the_same_bytes_have_the_same_answer(service):
    with Line(service) as line:
        first = line.ask(ASKED)
        before = given(service)
        again = line.ask(ASKED)
        assert given(service) == before + 1
    assert first[0] == b"HTTP/1.1 200 OK\r\n"
    assert undated(again) == undated(first)
    assert again[1][b"date"].endswith(b"GMT")


def test_it_is_counted_like_any_other(service):
    def counted():
        text = service.get("/metrics").text
        return int(re.search(r'route="/sparql",status="200"\} (\d+)', text)[1])

    with Line(service) as line:
        line.ask(ASKED)
        before = counted()
        line.ask(ASKED)
    assert counted() == before + 1


def test_not_modified_is_given_again_too(service):
    with Line(service) as line:
        tag = line.ask(ASKED)[1][b"etag"]
        asked = ASKED[:-2] + b"If-None-Match: " + tag + b"\r\n\r\n"
        first = line.ask(asked)
        assert undated(line.ask(asked)) == undated(first)
    assert first[0].startswith(b"HTTP/1.1 304")


def test_requests_sent_in_one_piece_are_answered_in_order(service):
    other = ASKED.replace(b"ASK%7B%7D", b"ASK%7B%7D%23")
    with Line(service) as line:
        line.ask(ASKED)
        line.send(ASKED + other + ASKED)
        found = [line.answer() for _ in range(3)]
        assert [status for status, *_ in found] == [b"HTTP/1.1 200 OK\r\n"] * 3
        assert found[0][1][b"etag"] == found[2][1][b"etag"] != found[1][1][b"etag"]


def test_what_follows_a_request_with_a_body_is_never_taken_for_a_request(service):
    """A head that promises a body, sent without it, must not be answered as if it were whole."""
    with_body = b"GET /sparql?query=ASK%7B%7D HTTP/1.1\r\n" + HEAD + b"Content-Length: 5\r\n\r\n"
    for _ in range(3):
        with Line(service) as line:
            line.send(with_body)
            line.answer()
            line.send(b"GET /")
            line.send(ASKED)
            assert undated(line.answer())[0] == b"HTTP/1.1 200 OK\r\n"
    assert service.front.ready.find(with_body) is None


@pytest.mark.parametrize(
    "asked",
    [
        ASKED[:-2] + b"Connection: close\r\n\r\n",
        ASKED.replace(b"HTTP/1.1", b"HTTP/1.0"),
        ASKED.replace(b"127.0.0.1", b"evil.example"),
        ASKED.replace(b"ASK%7B%7D", b"SELECT"),
        b"GET /health HTTP/1.1\r\n" + HEAD + b"\r\n",
        ASKED + ASKED,
        ASKED.replace(b"GET", b"HEAD"),
    ],
    ids=["close", "1.0", "host", "error", "no tag", "two", "head"],
)
def test_only_plain_answers_are_kept(service, asked):
    with Line(service) as line:
        line.send(asked)
        assert line.read.readline().startswith(b"HTTP/1.1 ")
    assert service.front.ready.find(asked) is None


def test_a_new_build_is_seen_in_the_same_bytes(tmp_path):
    home = put_up(tmp_path / "home", version(0), "0")
    asked = f"GET /sparql?query={quote(QUERY)} HTTP/1.1\r\n".encode() + HEAD + b"\r\n"
    with serving(home) as service, Line(service) as line:
        assert b"\n0\r\n" in b"\n" + line.ask(asked)[2].replace(b"v\r\n", b"")
        put_up(home, version(1), "1")
        until = time.monotonic() + 10
        while b"1" not in line.ask(asked)[2] and time.monotonic() < until:
            time.sleep(0.02)
        assert line.ask(asked)[2] == b"v\r\n1\r\n"


def built(name, mark):
    return Built(name, mark, "", "")


def test_an_answer_of_another_graph_is_not_kept():
    ready = Ready(10_000)
    old, new = built("a", "m"), built("b", "n")
    ready.renew(new)
    for answer in (
        Answer(old, "/", 200, [(b"etag", b'"m-1"')], b"x"),
        Answer(new, "/", 200, [(b"etag", b'"m-1"')], b"x"),
        Answer(new, "/", 404, [(b"etag", b'"n-1"')], b"x"),
        Answer(new, "/", 200, [(b"etag", b'"n-1"')], b"x" * 70_000),
    ):
        ready.keep(b"asked", answer)
        assert ready.find(b"asked") is None
    ready.keep(b"asked", Answer(new, "/", 200, [(b"etag", b'"n-1"')], b"x"))
    assert ready.find(b"asked").after.endswith(b"\r\n\r\nx")
    ready.renew(old)
    assert ready.find(b"asked") is None


def test_what_was_not_asked_for_longest_goes_first():
    kept = Kept(3)
    for name in "abc":
        kept.put(name, name, 1)
    kept.get("a")
    kept.put("d", "d", 1)
    assert [kept.get(name) for name in "abcd"] == ["a", None, "c", "d"]
