"""The questions that ship, and the form of their files."""

import re

import pytest

from kg import query
from kg.errors import ModelError, UsageError
from kg.model import Table
from kg.namespaces import expand

SHIPPED = query.named()
HEAD = "# id: cq98\n# vi: Hỏi gì?\n# en: What?\n"
BODY = "SELECT ?a WHERE { ?a ?p ?o }"


def write(tmp_path, text):
    path = tmp_path / "cq98.rq"
    path.write_text(text, encoding="utf-8")
    return path


def test_thirty_questions_ship_in_order():
    thirty = [name for name in SHIPPED if name.startswith("cq")]
    assert thirty == [f"cq{n:02}" for n in range(1, 31)]
    assert list(SHIPPED)[:30] == thirty


@pytest.mark.parametrize("id_", SHIPPED)
def test_a_shipped_question_is_asked_in_both_languages_and_with_its_defaults(id_):
    asked = SHIPPED[id_]
    assert asked.title.vi != asked.title.en
    assert asked.help.vi
    assert asked.help.en
    terms = asked.terms({})
    for param in asked.params:
        inside = re.search(rf"VALUES \?{param.name} \{{ (.+?) \}}", asked.text).group(1)
        written = expand(inside) if param.type == "iri" else inside
        assert terms[param.name][0].value in written
        assert asked.bound(terms).count(f"{{ {terms[param.name][0]} }}") == 1


@pytest.mark.parametrize("id_", SHIPPED)
def test_a_shipped_question_has_a_title_for_each_of_its_columns(graph, id_):
    answer = query.ask(graph.view, id_)
    assert set(answer.columns) == set(SHIPPED[id_].columns)
    assert answer.titles == SHIPPED[id_].columns


@pytest.mark.parametrize("name", ["cq09", "CQ09", "cq9", " Cq9 "])
def test_a_question_is_found_by_its_number_however_it_is_typed(name):
    assert query.get(name).id == "cq09"


def test_words_of_a_question_lead_to_it():
    with pytest.raises(UsageError) as caught:
        query.get("mô hình nào thực hiện văn bản")
    assert "cq12" in caught.value.to("en")


def test_a_name_like_nothing_is_answered_with_the_list():
    with pytest.raises(UsageError, match="no question") as caught:
        query.get("%%%%")
    assert "kg ask" in caught.value.to("en")


def test_a_question_can_be_asked_of_any_store(graph):
    answer = query.ask(graph.view, "cq09", {"body": "lti:body-khong-co"})
    assert isinstance(answer, Table)
    assert answer.rows == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("# vi: a\n# en: b\n" + BODY, "# id:"),
        (HEAD + "# colour: red\n" + BODY, "unknown header line"),
        (HEAD + "# param: a | iri\n" + BODY, "5 cells"),
        (HEAD + "# param: a | colour | x | y | z\n" + BODY, "no such type"),
        (HEAD + "# columns: a | b\n" + BODY, "3 cells"),
    ],
)
def test_a_faulty_header_is_told_with_file_and_line(tmp_path, text, words):
    with pytest.raises(ModelError) as caught:
        query.read(write(tmp_path, text))
    assert words in caught.value.to("en")
    assert caught.value.where.line == (1 if "id:" in words else 4)


def test_a_header_gives_parameters_columns_and_caveat(tmp_path):
    text = HEAD + "# param: o | integer | 3 | Số | Number\n# columns: a | Ai | Who\n"
    text += "# note-vi: chưa hết\n# note-en: not all\n" + BODY
    asked = query.read(write(tmp_path, text))
    assert (asked.params[0].name, asked.params[0].default) == ("o", "3")
    assert asked.columns["a"].vi == "Ai"
    assert asked.note.en == "not all"
