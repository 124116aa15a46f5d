"""Which graph a command reads: the home's, or that of the server named by --store or KG_STORE."""

import pytest
from click.testing import CliRunner

from kg import assets
from kg.cli import kg

NOBODY = "http://127.0.0.1:1/query"


def run(*args, **env):
    return CliRunner().invoke(kg, ["--lang", "en", *args], env=env)


@pytest.mark.parametrize("address", ["build", "file:///etc/hosts", "http://me:secret@127.0.0.1/"])
def test_what_is_no_address_is_wrong_usage(address):
    done = run("--store", address, "ask")
    assert done.exit_code == 2
    assert "secret" not in done.stderr


@pytest.mark.parametrize("name", ["build", "demo", "release", "upload"])
def test_a_command_that_reads_no_graph_takes_no_server(name):
    done = run("--store", NOBODY, name, "x")
    assert done.exit_code == 2
    assert "does not take --store" in done.stderr


def test_a_server_in_the_environment_bothers_no_other_command(tmp_path):
    target = tmp_path / "context.jsonld"
    assert run("ontology", "context", "-o", str(target), KG_STORE=NOBODY).exit_code == 0
    assert target.exists()


@pytest.mark.parametrize(
    "command",
    [
        ["query", "ASK { ?s ?p ?o }"],
        ["ask", "cq13"],
        ["search", "ccb"],
        ["explain", "model-lo-dot-rac"],
        ["export", "-o", "export.ttl"],
        ["view", "-o", "-"],
        ["check"],
    ],
    ids=lambda command: command[0],
)
def test_a_server_that_is_not_there_is_told_in_a_sentence(command, tmp_path):
    done = run(*command, KG_STORE=NOBODY, KG_HOME=str(tmp_path))
    assert done.exit_code == 1
    assert "Cannot connect to 127.0.0.1:1: connection refused." in done.stderr


def test_a_typed_home_outdoes_the_environment_and_a_typed_server_the_home(built):
    home = ["search", "ccb", "--home", str(built)]
    assert run(*home, KG_STORE=NOBODY).exit_code == 0
    assert run("--store", NOBODY, *home).exit_code == 1


def test_files_are_checked_here_and_not_on_a_server():
    record = str(next(assets.asset("data", "sources").glob("*.yaml")))
    assert run("check", record, KG_STORE=NOBODY).exit_code == 0
    done = run("--store", NOBODY, "check", record)
    assert done.exit_code == 2
    assert "does not go with files" in done.stderr


def test_an_upload_to_an_unknown_kind_of_address_asks_for_the_query_address(built):
    done = run("upload", "http://127.0.0.1:1/lantoa", "--home", str(built))
    assert done.exit_code == 2
    assert "--query" in done.stderr
