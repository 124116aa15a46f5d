"""Whole graphs, longer than any answer may be: all of it arrives, squeezed or not, whole or in part."""

import gzip
import hashlib

import pytest

from kg import ids

UNITS = f"/graph/{ids.UNITS.value.partition('/graph/')[2]}?format=nt"
PATIENCE = 90


def get(service, method="GET", **headers):
    told = {name.replace("_", "-"): value for name, value in headers.items()}
    return service.send(method, UNITS, headers=told, timeout=PATIENCE)


@pytest.fixture(scope="module")
def plain(service):
    answer = get(service)
    assert (answer.status, answer.media) == (200, "application/n-triples")
    return answer


def digest(lines):
    """Give a checksum that does not depend on the order of the lines."""
    return hashlib.sha256(b"\n".join(sorted(lines))).hexdigest()


def test_the_units_arrive_whole_as_the_store_has_them(plain, graph):
    lines = plain.body.splitlines()
    stored = [f"{quad.triple} .".encode() for quad in graph.quads(ids.UNITS)]
    assert len(lines) == len(set(lines)) == len(stored) > 200_000
    assert digest(lines) == digest(stored)
    assert plain.body.endswith(b" .\n")
    assert int(plain.headers["content-length"]) == len(plain.body)


def test_squeezed_they_are_the_same_bytes(service, plain):
    answer = get(service, Accept_Encoding="gzip")
    assert answer.headers["content-encoding"] == "gzip"
    assert int(answer.headers["content-length"]) == len(answer.body) < len(plain.body) / 8
    assert gzip.decompress(answer.body) == plain.body
    assert answer.headers["etag"] != plain.headers["etag"]
    assert get(service, Accept_Encoding="gzip", If_None_Match=answer.headers["etag"]).status == 304


@pytest.mark.parametrize("coding", ["identity", "gzip"])
def test_head_tells_what_get_would_give(service, coding):
    told, given = (get(service, method, Accept_Encoding=coding) for method in ("HEAD", "GET"))
    assert (told.status, told.body) == (200, b"")
    assert {k: v for k, v in told.headers.items() if k != "date"} == {
        k: v for k, v in given.headers.items() if k != "date"
    }


def test_a_part_is_that_part(service, plain):
    total = len(plain.body)
    for wanted, start, end in (
        ("bytes=0-0", 0, 1),
        ("bytes=1000000-1000999", 1_000_000, 1_001_000),
        (f"bytes={total - 10}-", total - 10, total),
        ("bytes=-25", total - 25, total),
    ):
        answer = get(service, Range=wanted)
        assert (answer.status, answer.body) == (206, plain.body[start:end])
        assert answer.headers["content-range"] == f"bytes {start}-{end - 1}/{total}"
        assert answer.headers["etag"] == plain.headers["etag"]


def test_parts_of_the_squeezed_copy_make_the_whole(service, plain):
    """A download that broke off is taken up where it stopped, if nothing changed meanwhile."""
    first = get(service, Accept_Encoding="gzip", Range="bytes=0-999999")
    rest = get(
        service, Accept_Encoding="gzip", Range="bytes=1000000-", If_Range=first.headers["etag"]
    )
    assert (first.status, rest.status) == (206, 206)
    assert gzip.decompress(first.body + rest.body) == plain.body


def test_a_part_of_what_has_changed_is_the_whole(service, plain):
    answer = get(service, Range="bytes=0-9", If_Range='"of-another-build"')
    assert (answer.status, answer.body) == (200, plain.body)


def test_a_part_beyond_the_end_is_refused_with_the_length(service, plain):
    answer = get(service, Range=f"bytes={len(plain.body)}-")
    assert answer.status == 416
    assert answer.headers["content-range"].endswith(f"*/{len(plain.body)}")
    assert len(answer.body) < 500


@pytest.mark.parametrize(
    "wanted", ["lines=1-5", "bytes=x-", "bytes", "bytes=" + "0-1," * 40 + "0-1"]
)
def test_a_part_that_is_none_is_passed_over(service, plain, wanted):
    answer = get(service, Range=wanted)
    assert (answer.status, len(answer.body)) == (200, len(plain.body))
