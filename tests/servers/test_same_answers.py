"""What the embedded store answers, two different servers answer too, compared by value."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from kg import assets, query, search, store
from kg.cli import kg
from kg.errors import QueryError
from kg.namespaces import XSD
from kg.terms import Literal
from kg.validate import Check

QUESTIONS = sorted(query.named())
"""The thirty, and those about the tables of units."""
CHECKS = sorted(assets.asset("queries", "checks").glob("*.rq"))


WRONG = {("virtuoso", "gz05"): "Virtuoso adds unbound rows to an OPTIONAL with a UNION in it"}
"""What an engine answers wrongly, by name and reason; none of the thirty is among it."""


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_has_the_same_rows_on_every_engine(name, server, remote, embedded):
    if (server.name, name) in WRONG:
        pytest.xfail(WRONG[server.name, name])
    here, there = query.ask(embedded, name), query.ask(remote, name)
    assert there.columns == here.columns
    assert by_value(there) == by_value(here)


def by_value(table):
    """Write rows so that equal values are equal: Virtuoso computes booleans as 1 and 0."""
    numbers = {str(Literal("true", datatype=XSD.boolean)): str(Literal("1", datatype=XSD.integer))}
    numbers[str(Literal("false", datatype=XSD.boolean))] = str(Literal("0", datatype=XSD.integer))
    return sorted([numbers.get(str(term), str(term)) for term in row] for row in table.rows)


@pytest.mark.parametrize("path", CHECKS, ids=lambda path: path.stem)
def test_a_check_of_the_graph_finds_the_same_on_every_engine(path, remote, embedded):
    text = Check.read(path).query
    here, there = embedded.select(text), remote.select(text)
    assert sorted(map(str, there.rows)) == sorted(map(str, here.rows))


def test_every_quad_comes_back_as_it_was_sent(remote, embedded):
    assert remote.graphs() == embedded.graphs()
    assert set(remote.quads()) == set(embedded.quads())


@pytest.mark.parametrize(
    "text",
    [
        "CONSTRUCT { ?x lt:y ?z } WHERE { ?x lt:under ?z }",
        "CONSTRUCT WHERE { ?x lt:under ?z . ?z a ?kind }",
        "CONSTRUCT { lti:a a lt:Body } WHERE { ?x lt:under ?z }",
        "CONSTRUCT { lti:a a lt:Body } WHERE { ?x lt:under lti:nobody }",
        "DESCRIBE lti:body-hoi-ccb-huyen-tam-dao",
        "DESCRIBE ?x WHERE { ?x a lt:EmulationModel }",
        "DESCRIBE lti:body-hoi-ccb-huyen-tam-dao ?x { ?x a lt:EmulationModel }",
    ],
)
def test_a_constructed_graph_is_the_same_on_every_engine(text, remote, embedded):
    assert remote.construct(text) == embedded.construct(text)


def test_yes_and_no_are_told_apart_on_every_engine(remote):
    assert remote.ask("ASK { ?x lt:under ?y }") is True
    assert remote.ask("ASK { ?x lt:under lti:nobody }") is False


def test_a_boolean_is_a_boolean_on_every_engine(remote, embedded):
    text = "SELECT ?x ?open { ?x lt:openPartners ?open }"
    assert set(remote.select(text).rows) == set(embedded.select(text).rows)


def test_evidence_is_no_part_of_the_default_graph(remote):
    assert not remote.ask("ASK { ?claim a lt:Claim }")
    assert remote.ask("ASK { GRAPH ?evidence { ?claim a lt:Claim } }")


def test_a_path_that_an_engine_cannot_walk_is_refused_with_a_way_out(filled_virtuoso):
    with pytest.raises(QueryError) as caught:
        store.open_remote(filled_virtuoso.query).select("SELECT ?a ?b { ?a lt:under+ ?b }")
    assert "transitive start not given" in caught.value.to("en")
    assert "FILTER" in caught.value.to("vi")


def test_a_syntax_error_names_line_and_column_on_every_engine(remote):
    with pytest.raises(QueryError) as caught:
        remote.select("SELECT ?s {\n  ?s lt:under }")
    assert (caught.value.where.line, caught.value.where.column) == (2, 15)


@pytest.mark.parametrize(
    "command",
    [
        ["ask", "cq09", "-p", "body=hoi ccb huyen tam dao", "--format", "json"],
        ["query", "SELECT ?m { ?m a lt:EmulationModel } ORDER BY ?m"],
        ["search", "hoi ccb"],
        ["explain", "model-lo-dot-rac"],
        ["export", "trig", "--layer", "source"],
        ["view", "--around", "body-hoi-ccb-huyen-tam-dao"],
    ],
    ids=lambda command: command[0],
)
def test_a_command_writes_the_same_bytes_from_every_engine(
    command, server, slim, monkeypatch, tmp_path
):
    monkeypatch.setenv("KG_HOME", str(slim))
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    here = CliRunner().invoke(kg, [*command, "-o", str(ours)])
    there = CliRunner().invoke(kg, ["--store", server.query, *command, "-o", str(theirs)])
    assert (here.exit_code, there.exit_code) == (0, 0), (here.stderr, there.stderr)
    assert theirs.read_bytes() == ours.read_bytes()


def test_the_checks_of_a_server_find_what_is_so(server, slim, monkeypatch):
    monkeypatch.setenv("KG_HOME", str(slim))
    done = CliRunner().invoke(kg, ["--store", server.query, "check"])
    told = {line.partition("]")[0] for line in done.stdout.splitlines()}
    # The servers of the tests lack units, which the check of the union says; nothing else may.
    assert told <= {"lỗi [SH24-union", "thông tin [SH05"}, done.output


def test_a_search_index_is_made_once_for_each_version_of_the_data(
    filled_oxigraph, tmp_path, monkeypatch
):
    made, build = [], search.build
    inside = search.open_at.__globals__
    monkeypatch.setitem(inside, "build", lambda view: made.append(1) or build(view))
    found = [search.open_at(filled_oxigraph.query, tmp_path) for _ in range(3)]
    assert len(made) == 1
    assert found[0].to_text() == found[2].to_text()
    monkeypatch.setattr(store.remote.RemoteStore, "version", "another")
    search.open_at(filled_oxigraph.query, tmp_path)
    assert len(made) == 2
    assert len(list((tmp_path / "remote").iterdir())) == 1
