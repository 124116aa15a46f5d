"""Every finding that reading the data can make: gravity, words and remedy, in both languages.

One row a code (`kinds_form`, `kinds_meaning`), so that the two languages stay side by side, the
codes can be listed for tools, and whoever finds a fault only says which one and where.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import Place, SourceError, Words
from kg.model import Finding
from kg.sources.kinds_form import FORM
from kg.sources.kinds_meaning import MEANING

if TYPE_CHECKING:
    from kg.sources.kind import Kind

__all__ = ["KINDS", "error", "finding", "guess", "yaml_problem"]


KINDS: dict[str, Kind] = {**FORM, **MEANING}

_YAML_PROBLEMS = (
    ("mapping values are not allowed", "có dấu hai chấm thừa hoặc dòng trước chưa kết thúc"),
    ("cannot start any token", "có ký tự không mở đầu được một giá trị (thường là phím Tab)"),
    ("found unexpected end of stream", "thiếu dấu ngoặc kép hoặc nháy đóng"),
    ("found unexpected document indicator", "thiếu dấu ngoặc kép hoặc nháy đóng"),
    ("did not find expected ',' or", "thiếu dấu phẩy hoặc ngoặc đóng"),
    ("expected ',' or", "thiếu dấu phẩy hoặc ngoặc đóng"),
    ("did not find expected '-'", "danh sách lẫn với khóa; xem lại thụt lề"),
    ("did not find expected key", "thụt lề sai, hoặc còn chữ sau dấu nháy đóng"),
    ("could not find expected ':'", "thiếu dấu hai chấm sau khóa"),
    ("expected <block end>", "thụt lề sai, hoặc còn chữ sau dấu nháy đóng"),
    ("node content", "thiếu giá trị hoặc thiếu ngoặc đóng"),
)


def yaml_problem(problem: str) -> Words:
    """Say a YAML reader's complaint in both languages."""
    vi = next((words for part, words in _YAML_PROBLEMS if part in problem), problem)
    return Words(vi, problem)


def finding(code: str, where: Place | None, about: str = "", /, **values: str | Words) -> Finding:
    """Make a finding of a kind, its template filled in each language."""
    kind = KINDS[code]
    vi = {k: v.vi if isinstance(v, Words) else v for k, v in values.items()} | {"about": about}
    en = {k: v.en if isinstance(v, Words) else v for k, v in values.items()} | {"about": about}
    message = Words(kind.vi.format_map(vi), kind.en.format_map(en))
    hint = Words(kind.hint_vi.format_map(vi), kind.hint_en.format_map(en))
    return Finding(kind.severity, code, message, where, hint if hint.vi else None, about)


def error(code: str, where: Place, /, **values: str | Words) -> SourceError:
    """Make the error of a file that cannot be read at all; `code` stays with it."""
    found = finding(code, where, "", **values)
    problem = SourceError(found.message, where=where, hint=found.hint)
    problem.code = code
    return problem


def guess(name: str | None) -> Words:
    """End a sentence with the nearest right name, if there is one."""
    if not name:
        return Words(".", ".")
    return Words(f"; có phải «{name}»?", f"; did you mean “{name}”?")
