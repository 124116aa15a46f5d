"""A new build takes the place of the old one while people ask: nothing wrong, nothing dropped."""

import fcntl
import http.client
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode

from homes import put_up
from serving import serving

from kg import ids
from kg.namespaces import LTI
from kg.store import IN_USE
from kg.terms import Literal, NamedNode, Quad

THING, VERSION = NamedNode(f"{LTI}body-x"), NamedNode("http://example.org/version")
CSV = {"Accept": "text/csv"}
QUERY = f"SELECT ?v {{ <{THING.value}> <{VERSION.value}> ?v }}"


def version(number):
    return [Quad(THING, VERSION, Literal(str(number)), ids.FACTS)]


CLIENTS, REQUESTS, BUILDS = 8, 10_000, 5


def test_ten_thousand_requests_while_five_builds_are_swapped_in(tmp_path):
    """None dropped, none wrong: no answer of a build to come, and none older than one seen."""
    home = put_up(tmp_path / "home", version(0), "0")
    current, answers, done = [0], [], threading.Event()

    def ask(service, client):
        connection = http.client.HTTPConnection("127.0.0.1", service.port, timeout=20)
        turn = 0
        while not done.is_set() or len(answers) < REQUESTS:
            turn += 1
            # Every other question is one nobody asked before, so that it cannot be kept.
            text = f"{QUERY} # {client} {turn}" if turn % 2 else QUERY
            connection.request("GET", f"/sparql?{urlencode({'query': text})}", headers=CSV)
            response = connection.getresponse()
            lines = response.read().split()
            answers.append((client, response.status, int(lines[-1]), current[0]))
        connection.close()

    with serving(home) as service, ThreadPoolExecutor(CLIENTS) as pool:
        asking = [pool.submit(ask, service, client) for client in range(CLIENTS)]
        for number in range(1, BUILDS + 1):
            wait_for(lambda n=number: len(answers) >= n * REQUESTS // (BUILDS + 1))
            put_up(home, version(number), str(number))
            current[0] = number
            wait_for(lambda n=number: service.get("/ready").json.get("store") == f"store-{n}")
        done.set()
        for client in asking:
            client.result()
        assert service.ask(f"{QUERY} # last", "text/csv").text.split()[-1] == str(BUILDS)
    assert len(answers) >= REQUESTS
    assert {status for _, status, *_ in answers} == {200}
    # Put up is a moment before it is written down here that it is.
    assert all(found <= after + 1 for *_, found, after in answers)
    for one in range(CLIENTS):
        seen = [found for client, _, found, _ in answers if client == one]
        assert seen == sorted(seen)
    assert {found for *_, found, _ in answers} == set(range(BUILDS + 1))


def wait_for(true):
    until = time.monotonic() + 60
    while not true():
        assert time.monotonic() < until
        time.sleep(0.005)


def test_the_first_pages_of_a_new_build_are_ready_before_it_answers(tmp_path):
    home = put_up(tmp_path / "home", version(0), "0")
    with serving(home) as service:
        assert service.is_ready()
        for number in (0, 1):
            if number:
                put_up(home, version(number), str(number))
            wait_for(lambda n=number: service.get("/ready").json.get("store") == f"store-{n}")
            asked = service.front.pool.asked
            for path in ("/", "/?lang=en", "/list", "/ask", "/query", "/download", "/network"):
                assert service.get(path, "text/html").status == 200
            assert service.front.pool.asked == asked


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
