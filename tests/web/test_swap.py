"""A new build takes the place of the old one while people ask: nothing wrong, nothing dropped."""

import fcntl
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from homes import put_up
from serving import serving

from kg import ids
from kg.namespaces import LTI
from kg.store import IN_USE
from kg.terms import Literal, NamedNode, Quad

THING, VERSION = NamedNode(f"{LTI}body-x"), NamedNode("http://example.org/version")
QUERY = f"SELECT ?v {{ <{THING.value}> <{VERSION.value}> ?v }}"


def version(number):
    return [Quad(THING, VERSION, Literal(str(number)), ids.FACTS)]


def swapped_while_asked(home, clients, builds, seconds):
    """Ask from many clients while builds are swapped; give every answer with the builds allowed."""
    put_up(home, version(0), "0")
    current, done, answers = [0], threading.Event(), []

    def ask(service, client):
        turn = 0
        while not done.is_set():
            before, turn = current[0], turn + 1
            # Every other question is one nobody asked before, so that it cannot be kept.
            text = f"{QUERY} # {client} {turn}" if turn % 2 else QUERY
            answer = service.ask(text)
            found = (
                answer.json["results"]["bindings"][0]["v"]["value"] if answer.status == 200 else ""
            )
            answers.append((answer.status, found, before, current[0]))

    with serving(home) as service, ThreadPoolExecutor(clients) as pool:
        asking = [pool.submit(ask, service, client) for client in range(clients)]
        for number in range(1, builds + 1):
            time.sleep(seconds)
            put_up(home, version(number), str(number))
            current[0] = number
        time.sleep(seconds)
        done.set()
        for client in asking:
            client.result()
        last = service.ask(f"{QUERY} # last").json["results"]["bindings"][0]["v"]["value"]
    return answers, last


def test_no_request_is_dropped_or_wrong_while_builds_are_swapped(tmp_path):
    answers, last = swapped_while_asked(tmp_path / "home", clients=4, builds=3, seconds=0.7)
    assert {status for status, *_ in answers} == {200}
    # The service looks for a new build four times a second: it may be one build behind for that.
    assert all(max(before - 1, 0) <= int(v) <= after + 1 for _, v, before, after in answers)
    assert last == "3"
    assert len(answers) > 100


@pytest.mark.conformance
def test_ten_thousand_requests_and_five_builds(tmp_path):
    answers, last = swapped_while_asked(tmp_path / "home", clients=8, builds=5, seconds=4)
    assert {status for status, *_ in answers} == {200}
    assert all(max(before - 1, 0) <= int(v) <= after + 1 for _, v, before, after in answers)
    assert last == "5"


def is_free(path):
    with path.open() as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
    return True


def test_old_builds_are_let_go(tmp_path):
    home = put_up(tmp_path / "home", version(0), "0")
    with serving(home) as service:
        assert service.ask(QUERY).status == 200
        put_up(home, version(1), "1")
        until = time.monotonic() + 10
        while not is_free(home / "store-0" / IN_USE) and time.monotonic() < until:
            time.sleep(0.1)
        assert is_free(home / "store-0" / IN_USE)
        assert '"1"' in service.ask(QUERY).text
