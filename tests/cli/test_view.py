"""`kg view` as a person meets it: what it draws, and what it says when it cannot."""

import json
import re
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner

from kg.cli import kg
from kg.network import shipped

BODIES = "CONSTRUCT { ?work lt:ledBy ?body } WHERE { ?work lt:ledBy ?body }"


@pytest.fixture
def run(built, tmp_path):
    def call(*arguments, **more):
        env = {"KG_HOME": str(built), "KG_LANG": "vi", "COLUMNS": "100"}
        return CliRunner().invoke(kg, ["view", *map(str, arguments)], env=env, **more)

    return call


def nodes(path):
    html = path.read_text(encoding="utf-8")
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.DOTALL)
    return json.loads(found[1])["nodes"]["id"]


def written(tmp_path, text):
    path = tmp_path / "hoi.rq"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_list_names_each_view_and_says_what_it_shows(run):
    told = run("list").stdout
    for view in shipped():
        assert view.id in told
        assert view.title.vi in told
        assert view.about.vi in told


def test_one_view_around_a_thing_so_many_steps_far(run, tmp_path):
    near, far = tmp_path / "1.html", tmp_path / "2.html"
    for path, depth in ((near, 1), (far, 2)):
        arguments = ("--around", "body-hoi-ccb-huyen-tam-dao", "--depth", depth, "-o", path)
        assert run(*arguments).exit_code == 0
    assert {"body-hoi-ccb-huyen-tam-dao"} < set(nodes(near)) < set(nodes(far))


@pytest.mark.parametrize(
    "text", [BODIES, "SELECT ?work ?body { ?work lt:ledBy ?body }",
             "SELECT ?subject ?predicate ?object { VALUES ?predicate { lt:ledBy } "
             "?subject ?predicate ?object }"],
)  # fmt: skip
def test_a_query_of_ones_own_is_drawn(run, tmp_path, text):
    goal = tmp_path / "x.html"
    result = run("--query", written(tmp_path, text), "-o", goal)
    assert result.exit_code == 0, result.stderr
    assert len(nodes(goal)) > 1


def test_still_pictures_are_svg_and_png(run, tmp_path):
    for form in ("svg", "png"):
        goal = tmp_path / f"x.{form}"
        assert run("ban-chi-dao", "--static", form, "-o", goal).exit_code == 0
        content = goal.read_bytes()
        if form == "svg":
            assert ElementTree.fromstring(content).tag.endswith("svg")  # noqa: S314 - ours
        else:
            assert content.startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("text", "status", "said"),
    [
        ("SELECT ?x { ?x a lt:Body", 1, "Thiếu dấu"),
        ("SELECT ?x { ?x a lt:Nothing }", 1, "không tìm thấy mối liên hệ nào"),
        ("SELECT ?n { ?x skos:prefLabel ?n } LIMIT 3", 1, "Chọn các thực thể"),
        ("ASK { ?s ?p ?o }", 2, "ASK chỉ trả lời có hay không"),
    ],
)
def test_a_query_that_draws_nothing_is_told_so(run, tmp_path, text, status, said):
    goal = tmp_path / "x.html"
    result = run("--query", written(tmp_path, text), "-o", goal)
    assert (result.exit_code, said in result.stderr) == (status, True), result.stderr
    assert not goal.exists()


def test_a_fault_in_a_query_is_told_with_file_line_and_column(run, tmp_path):
    path = tmp_path / "câu-hỏi.rq"
    path.write_text("\ufeffSELECT ?x {\n  ?x a lx:Body }", encoding="utf-8")
    result = run("--query", path, "-o", tmp_path / "x.html")
    assert (result.exit_code, result.stderr.startswith(f"Lỗi: {path}:2:8: ")) == (1, True)
    piped = run("--query", "-", "-o", tmp_path / "x.html", input="SELECT ?x {\n  ?x a lx:Body }")
    assert piped.stderr.startswith("Lỗi: SPARQL:2:8: ")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["toan-can"], "toan-canh"),
        (["--around", "body-hoi-ccb-huyen-tam-da"], "body-hoi-ccb-huyen-tam-dao"),
        (["ban-chi-dao", "--query", "-"], "Chỉ nêu một trong hai"),
    ],
)
def test_what_is_not_there_is_answered_with_what_is(run, arguments, said):
    result = run(*arguments)
    assert (result.exit_code, said in result.stderr) == (2, True), result.stderr


def test_a_folder_as_goal_is_answered_with_a_file_in_it(run, tmp_path):
    result = run("ban-chi-dao", "-o", tmp_path)
    assert result.exit_code == 2
    assert f"{tmp_path / 'ban-chi-dao'}.html" in result.stderr


def test_an_unwritable_goal_is_named(run, tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    result = run("ban-chi-dao", "-o", tmp_path / "file" / "x.html")
    assert result.exit_code == 1
    assert str(tmp_path / "file") in result.stderr


def test_all_views_come_with_an_index_that_explains_each(run, tmp_path):
    goal = tmp_path / "goc"
    assert run("all", "-o", goal).exit_code == 0
    index = (goal / "index.html").read_text(encoding="utf-8")
    for view in shipped():
        assert (goal / f"{view.id}.html").is_file()
        assert f'href="{view.id}.html"' in index
        assert view.about.vi in index
    assert index.count("data:image/svg+xml;base64,") == len(shipped())
