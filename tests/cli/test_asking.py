"""The asking commands as a person meets them: answers, faults, files, pipes."""

import json
import os
import subprocess
import sys
import time

import pytest
from click.testing import CliRunner

from kg import explain, results
from kg.cli import answers, kg
from kg.cli import explain as explain_command

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
MODELS = "SELECT ?m { ?m a lt:EmulationModel } ORDER BY ?m"


@pytest.fixture
def run(built):
    def call(*arguments, **more):
        env = {"KG_HOME": str(built), "KG_LANG": "vi", "COLUMNS": "100"}
        return CliRunner().invoke(kg, [*map(str, arguments)], env=env, **more)

    return call


def process(built, *arguments, **more):
    env = os.environ | {"KG_HOME": str(built), "KG_LANG": "vi"}
    return subprocess.run(
        [sys.executable, "-m", "kg", *arguments], env=env, capture_output=True, check=False, **more
    )


# kg ask


def test_without_a_name_the_questions_are_listed_in_the_language_asked_for(run):
    vi, en = run("ask").stdout, run("--lang", "en", "ask").stdout
    assert "cq09  Một tổ chức phối hợp với ai" in vi
    assert "cq09  With whom does a body cooperate" in en
    assert "--param body=lti:body-hoi-ccb-huyen-tam-dao" in vi


def test_a_question_is_told_with_answer_caveat_and_citation(run):
    result = run("ask", "cq09")
    assert result.exit_code == 0
    assert result.stdout.startswith("Một tổ chức phối hợp với ai, trong hoạt động nào?\n")
    assert "Tổ chức chủ trì = Hội Cựu chiến binh huyện Tam Đảo" in result.stdout
    assert "Đoàn TNCS Hồ Chí Minh huyện" in result.stdout
    assert "Các đối tác không vì thế mà phối hợp với nhau." in result.stdout
    assert "Trích dẫn: Nhóm Lan Tỏa" in result.stdout
    assert result.stderr == ""


def test_a_machine_format_is_data_only_and_the_caveat_goes_to_stderr(run):
    result = run("--lang", "en", "ask", "cq09", "-f", "json")
    bindings = json.loads(result.stdout)["results"]["bindings"]
    assert {b["partner"]["value"].rpartition("/")[2] for b in bindings} >= {
        "body-huyen-doan-tam-dao"
    }
    assert result.stderr.startswith("The partners do not thereby cooperate")


def test_a_parameter_takes_a_name_as_people_type_it(run):
    by_name = run("ask", "cq09", "-p", "body=hoi ccb huyen tam dao", "-f", "csv")
    assert by_name.exit_code == 0
    assert by_name.stdout == run("ask", "cq09", "-f", "csv").stdout


def test_the_query_behind_a_question_can_be_printed_and_run_as_it_stands(run):
    text = run("ask", "cq09", "-p", "body=lti:body-x", "--sparql").stdout
    assert "VALUES ?body { <https://w3id.org/lantoa/id/body-x> }" in text
    assert run("query", text, "-f", "csv").stdout.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["cq99"], "Không có câu hỏi «cq99»"),
        (["cq09", "-p", "bodi=x"], "Ý bạn là «body»?"),
        (["cq09", "-p", "body"], "không phải tên=giá trị"),
        (["cq09", "-p", "body=zzzzqq"], "Không tìm thấy «zzzzqq»"),
        (["cq09", "-p", "body=tam dao"], "có thể là nhiều thứ"),
        (["cq09", "-f", "turtle"], "không viết được"),
        (["cq09", "--for", "spreadsheet", "-f", "xml"], "chỉ viết CSV"),
    ],
)
def test_wrong_usage_of_ask_is_status_2_with_one_sentence(run, arguments, words):
    result = run("ask", *arguments)
    assert result.exit_code == 2
    assert words in result.stderr
    assert result.stdout == ""


def test_without_a_graph_each_command_says_to_build_one(run, tmp_path):
    for arguments in (["ask", "cq09"], ["query", "ASK {}"], ["search", "a"], ["explain", "a"]):
        result = run(*arguments, "--home", tmp_path)
        assert result.exit_code == 1
        assert "kg build" in result.stderr


# kg query


def test_a_query_is_taken_from_the_line_a_file_or_stdin(run, tmp_path):
    path = tmp_path / "câu hỏi.rq"
    path.write_bytes(b"\xef\xbb\xbf" + MODELS.encode())
    outputs = {
        run("query", MODELS, "-f", "csv").stdout,
        run("query", path, "-f", "csv").stdout,
        run("query", "-", "-f", "csv", input=MODELS).stdout,
    }
    assert len(outputs) == 1
    assert "model-lo-dot-rac" in outputs.pop()


@pytest.mark.parametrize("form", answers._FORMATS[:6])
def test_every_format_of_rows_is_written(run, form):
    result = run("query", MODELS, "--format", form)
    assert result.exit_code == 0
    assert "model-lo-dot-rac" in result.stdout or "Mô hình lò đốt rác" in result.stdout


def test_a_graph_is_written_as_turtle_or_triples(run):
    made = "CONSTRUCT { ?m a lt:Activity } { ?m a lt:EmulationModel }"
    assert "lti:model-lo-dot-rac a lt:Activity ." in run("query", made).stdout
    assert run("query", made, "-f", "ntriples").stdout.startswith("<https://w3id.org/lantoa/id/m")
    assert run("query", made, "-f", "csv").exit_code == 2


def test_an_nfd_query_finds_what_an_nfc_query_finds(run):
    import unicodedata

    text = "SELECT ?s { ?s skos:prefLabel 'Mô hình lò đốt rác'@vi }"
    composed = run("query", text, "-f", "csv").stdout
    assert "model-lo-dot-rac" in composed
    assert run("query", unicodedata.normalize("NFD", text), "-f", "csv").stdout == composed


@pytest.mark.parametrize(
    ("text", "status", "words"),
    [
        ("SELECT * {", 1, "SPARQL:1:11"),
        ("SELECT ?s { ?s xx:p ?o }", 1, "Tiền tố «xx:» chưa được khai báo"),
        ("SELECT * { SERVICE <http://127.0.0.1/> {} }", 1, "không được ra mạng"),
        ("DROP ALL", 1, "kho chỉ để đọc"),
        ("khong-co.rq", 2, "Không có tệp «khong-co.rq»"),
        ("xin chào", 1, "không phải câu truy vấn"),
    ],
)
def test_a_faulty_query_is_one_sentence_with_its_place(run, text, status, words):
    result = run("query", text)
    assert (result.exit_code, result.stdout) == (status, "")
    assert words in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_fault_in_a_file_is_told_with_file_line_and_column(run, tmp_path):
    path = tmp_path / "câu-hỏi.rq"
    path.write_text("SELECT ?x {\n  ?x a lx:Body }", encoding="utf-8")
    result = run("query", path)
    assert (result.exit_code, result.stderr.startswith(f"Lỗi: {path}:2:8: ")) == (1, True)


def test_a_file_that_is_not_utf_8_is_refused_with_its_place(run, tmp_path):
    path = tmp_path / "x.rq"
    path.write_bytes(b"ASK {} # \xe9")
    result = run("query", path)
    assert result.exit_code == 2
    assert "byte 9" in result.stderr


def test_a_misspelt_term_is_remarked_on_but_answered(run):
    result = run("--lang", "en", "query", "SELECT ?m { ?m a lt:EmulationModl }")
    assert result.exit_code == 0
    assert "Did you mean “lt:EmulationModel”?" in result.stderr
    assert "(0 rows)" in result.stdout


def test_an_endless_query_stops_at_its_limit_with_status_1(built):
    started = time.monotonic()
    done = process(built, "query", ENDLESS, "--timeout", "1", timeout=60)
    assert time.monotonic() - started < 8
    assert done.returncode == 1
    assert "bị dừng sau 1 giây" in done.stderr.decode()


# the answer's way out


def test_a_file_is_written_whole_and_nothing_is_left_on_failure(run, tmp_path):
    path = tmp_path / "kết quả" / "mô hình.csv"
    assert run("query", MODELS, "-f", "csv", "-o", path).exit_code == 0
    content = path.read_bytes()
    assert content.startswith(b"m\r\nhttps://")
    failed = run("query", "SELECT * {", "-f", "csv", "-o", path)
    assert failed.exit_code == 1
    assert path.read_bytes() == content
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_a_dash_is_stdout(run):
    assert run("query", MODELS, "-f", "csv", "-o", "-").stdout.startswith("m")


def test_labels_give_way_to_iris_on_request(run):
    assert "Mô hình lò đốt rác" in run("query", MODELS).stdout
    assert "lti:model-lo-dot-rac" in run("query", MODELS, "--iri").stdout


def test_rows_come_in_vietnamese_order_on_request(run):
    text = run("query", "SELECT ?l { VALUES ?l { 'Đà' 'Dân' 'Ấp' } }", "--sort", "vi").stdout
    assert text.index("Ấp") < text.index("Dân") < text.index("Đà")


def test_a_reader_that_stops_early_is_no_error(built):
    many = "SELECT ?s ?p ?o { ?s ?p ?o } LIMIT 20000"
    env = os.environ | {"KG_HOME": str(built)}
    writer = subprocess.Popen(
        [sys.executable, "-m", "kg", "query", many, "-f", "tsv"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=env,
    )
    writer.stdout.readline()
    writer.stdout.close()
    told = writer.stderr.read()
    writer.stderr.close()
    assert writer.wait(60) == 0
    assert told == b""


def test_an_answer_is_the_same_bytes_in_every_locale(built):
    outputs = set()
    for locale in (
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LC_ALL": "C.UTF-8"},
        {"LC_ALL": "C", "PYTHONIOENCODING": "cp1252"},
    ):
        env = os.environ | {"KG_HOME": str(built), "KG_LANG": "vi", "COLUMNS": "100"} | locale
        for arguments in (["ask", "cq09"], ["search", "hội ccb"]):
            done = subprocess.run(
                [sys.executable, "-m", "kg", *arguments], env=env, capture_output=True, check=True
            )
            outputs.add(done.stdout)
    assert len(outputs) == 2


def test_the_way_to_an_answer_imports_no_heavy_library(built):
    code = (
        "import sys\nfrom click.testing import CliRunner\nfrom kg.cli import kg\n"
        "for words in (['ask','cq09'],['search','hoi ccb'],['explain','model-lo-dot-rac']):\n"
        "    assert CliRunner().invoke(kg, words).exit_code == 0\n"
        "heavy = ('rdflib','networkx','pyshacl','pyvis','jinja2','yaml','pandas','SPARQLWrapper')\n"
        "print([m for m in heavy if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"KG_HOME": str(built)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "[]"


def test_a_question_costs_less_than_half_a_second_of_processor_time(built):
    import resource

    spent = []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        assert process(built, "ask", "cq12").returncode == 0
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent.append(after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)
    # Coverage measuring slows the processes down; its own runs are given more.
    assert min(spent) < (2 if "COVERAGE_PROCESS_START" in os.environ or _traced() else 0.5)


def _traced():
    return sys.gettrace() is not None or "coverage" in sys.modules


# kg search


def test_search_tells_label_kind_and_id(run):
    result = run("search", "hoi", "ccb", "huyen", "tam", "dao")
    assert result.exit_code == 0
    line = next(x for x in result.stdout.splitlines() if "lti:body-hoi-ccb-huyen-tam-dao" in x)
    assert "Hội Cựu chiến binh huyện Tam Đảo" in line
    assert "Tổ chức chính trị" in result.stdout


def test_search_for_machines_gives_full_iris(run):
    found = run("search", "29-NQ/TW", "-f", "json", "-n", "2").stdout
    bindings = json.loads(found)["results"]["bindings"]
    assert len(bindings) == 2
    assert bindings[0]["thing"]["value"].startswith("https://w3id.org/lantoa/id/doc-nghi-quyet-29")
    assert "https://w3id.org/lantoa/id/" in run("search", "29-NQ/TW", "--iri").stdout


def test_search_that_finds_nothing_says_so_on_stderr(run):
    result = run("search", "zzzzqqqq")
    assert result.exit_code == 0
    assert "Không tìm thấy gì." in result.stderr


def test_search_puts_one_slip_right_and_says_so(run):
    result = run("search", "huyenn uy tam dao")
    assert "gần nhất là" in result.stderr
    assert "Huyện ủy Tam Đảo" in result.stdout


def test_search_without_words_is_wrong_usage(run):
    assert run("search").exit_code == 2


# kg explain


def test_explain_tells_words_and_place(run):
    result = run("explain", "model-lo-dot-rac")
    assert result.exit_code == 0
    assert "«mô hình lò đốt rác» (đoạn 5, ký tự 1509–1527)" in result.stdout
    assert "theo luật:" in result.stdout


def test_explain_speaks_english_and_json(run):
    assert "by the rule:" in run("--lang", "en", "explain", "model-lo-dot-rac").stdout
    account = json.loads(run("explain", "model-lo-dot-rac", "-f", "json").stdout)
    assert account["about"].endswith("/model-lo-dot-rac")


def test_explain_of_nothing_is_wrong_usage(run):
    for asked in ("zzzzqqqq", "lti:clm-khong-co", "tam dao"):
        result = run("explain", asked)
        assert result.exit_code == 2
        assert result.stderr.startswith("Lỗi: ")


def test_the_formats_of_the_help_are_those_of_the_writers():
    assert tuple(answers._FORMATS) == results.FORMATS
    assert list(explain.FORMATS) == explain_command._FORMATS


def test_plain_inferences_are_counted_and_told_when_asked_for(run):
    short = run("explain", "model-lo-dot-rac").stdout
    long = run("explain", "model-lo-dot-rac", "--all").stdout
    assert "điều suy ra hiển nhiên" in short
    assert "điều suy ra hiển nhiên" not in long
    assert "Khuôn mẫu hành động" in long
    assert "Khuôn mẫu hành động" not in short
