"""The one shape of every error: a problem document (RFC 9457), in Vietnamese and English.

Nothing of the machine stands in it: no path, no trace, no parser's own words.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.errors import KgError, QueryError, StoreError, UsageError, Words
from kg.namespaces import BASE
from kg.store import TooManyRowsError
from kg.web.reply import Reply

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.errors import Place

__all__ = [
    "MEDIA",
    "TITLES",
    "Problem",
    "broken_off",
    "fitted",
    "no_turn",
    "of_error",
    "out_of_memory",
    "out_of_time",
    "too_long",
]

MEDIA = "application/problem+json"

TITLES: Mapping[str, tuple[int, Words]] = {
    "malformed-request": (400, Words("Yêu cầu sai dạng", "Malformed request")),
    "malformed-query": (400, Words("Câu truy vấn sai", "Malformed query")),
    "unknown-graph": (400, Words("Không có đồ thị ấy", "No such graph")),
    "refused": (403, Words("Bị từ chối", "Refused")),
    "read-only": (403, Words("Chỉ để đọc", "Read only")),
    "not-found": (404, Words("Không có ở đây", "Not found")),
    "method": (405, Words("Phương thức không dùng được", "Method not allowed")),
    "not-acceptable": (406, Words("Không có dạng ấy", "Not acceptable")),
    "slow-client": (408, Words("Yêu cầu tới quá chậm", "The request came too slowly")),
    "too-large": (413, Words("Yêu cầu quá lớn", "The request is too large")),
    "media-type": (415, Words("Không nhận loại nội dung ấy", "Unsupported media type")),
    "wrong-host": (421, Words("Sai tên máy chủ", "Wrong host")),
    "answer-too-large": (422, Words("Câu trả lời quá lớn", "The answer is too large")),
    "headers-too-large": (431, Words("Đầu yêu cầu quá lớn", "The request's head is too large")),
    "failed": (500, Words("Dịch vụ gặp lỗi", "The service failed")),
    "time-limit": (503, Words("Hết giờ", "Time limit")),
    "memory-limit": (503, Words("Hết bộ nhớ", "Memory limit")),
    "busy": (503, Words("Đang bận", "Busy")),
    "no-graph": (503, Words("Chưa có đồ thị", "No graph yet")),
}


_NARROWER = Words("Thêm điều kiện hoặc LIMIT.", "Add conditions or a LIMIT.")
_AGAIN = Words("Hãy thử lại sau một lát.", "Try again in a moment.")
_ON_PAGES: Mapping[str, Words] = {
    "/sparql": _NARROWER,
    "/network": Words(
        "Chọn góc nhìn nhỏ hơn, hoặc vùng quanh một thực thể.",
        "Choose a smaller view, or what is around one thing.",
    ),
    "/ask": Words("Điền thêm ô của câu hỏi.", "Fill in more of the question's boxes."),
    "/list": Words("Chọn thêm điều kiện lọc.", "Choose more filters."),
}


@dataclass(eq=False)
class Problem(Exception):  # noqa: N818 - named after RFC 9457
    """Something to be answered with an error; `kind` is a key of TITLES."""

    kind: str
    detail: Words
    hint: Words | None = None
    where: Place | None = None
    headers: tuple[tuple[str, str], ...] = ()

    @property
    def status(self) -> int:
        """Give the HTTP status."""
        return TITLES[self.kind][0]

    def document(self, lang: str = "vi") -> dict[str, object]:
        """Give the problem document: standard members in one language, then both languages."""
        title = TITLES[self.kind][1]
        told: dict[str, object] = {
            "type": f"{BASE}problem/{self.kind}",
            "title": title.to(lang),
            "status": self.status,
            "detail": self.detail.to(lang),
            "vi": _said(title.vi, self.detail.vi, self.hint.vi if self.hint else ""),
            "en": _said(title.en, self.detail.en, self.hint.en if self.hint else ""),
        }
        if self.hint:
            told["hint"] = self.hint.to(lang)
        if self.where and self.where.line:
            told |= {"line": self.where.line, "column": self.where.column}
        return told

    def reply(self, lang: str = "vi") -> Reply:
        """Give the problem as a reply."""
        body = json.dumps(self.document(lang), ensure_ascii=False).encode()
        return Reply(self.status, MEDIA, body, self.headers)


def _said(title: str, detail: str, hint: str) -> str:
    return " ".join(part for part in (f"{title}:", detail, hint) if part)


def of_error(error: KgError) -> Problem:
    """Turn an error of the library into a problem."""
    if isinstance(error, TooManyRowsError):
        return Problem("answer-too-large", error.words, error.hint)
    if isinstance(error, QueryError):
        return Problem("malformed-query", error.words, error.hint, error.where)
    if isinstance(error, UsageError):
        return Problem("not-found", error.words, error.hint)
    if isinstance(error, StoreError):
        # The sentence of a store names its folder, which is nobody's business.
        return Problem(
            "no-graph",
            Words("Chưa đọc được đồ thị.", "The graph cannot be read yet."),
            Words("Người vận hành: hãy chạy `kg build`.", "Operator: run `kg build`."),
            headers=(("Retry-After", "5"),),
        )
    return Problem("failed", Words("Không trả lời được.", "It cannot be answered."))


def fitted(problem: Problem, path: str, *, has_query: bool) -> Problem:
    """Give the hint that helps where it is read: only a query can be given a LIMIT."""
    if problem.hint != _NARROWER or has_query:
        return problem
    place = f"/{path.split('/')[1]}"
    return replace(problem, hint=_ON_PAGES.get(place, _AGAIN))


def too_long(size: int) -> Problem:
    """Say that an answer has too many bytes."""
    return Problem(
        "answer-too-large",
        Words(f"Câu trả lời dài hơn {size} byte.", f"The answer is longer than {size} bytes."),
        _NARROWER,
    )


def out_of_memory(megabytes: int) -> Problem:
    """Say that an answer needed more memory than there is for it."""
    return Problem(
        "memory-limit",
        Words(
            f"Câu hỏi cần hơn {megabytes} MB bộ nhớ.",
            f"The question needs more than {megabytes} MB of memory.",
        ),
        _NARROWER,
    )


def out_of_time(seconds: float) -> Problem:
    """Say that a question took too long."""
    return Problem(
        "time-limit",
        Words(
            f"Câu hỏi bị dừng sau {seconds:g} giây.",
            f"The question was stopped after {seconds:g} s.",
        ),
        _NARROWER,
    )


def no_turn(seconds: float) -> Problem:
    """Say that a question did not get its turn in time."""
    return Problem(
        "busy",
        Words(
            f"Nhiều câu hỏi nặng đang chạy; chờ {seconds:g} giây chưa tới lượt.",
            f"Many heavy questions are running; {seconds:g} s went by without a turn.",
        ),
        Words("Hãy hỏi lại sau một lát.", "Ask again in a moment."),
        headers=(("Retry-After", "5"),),
    )


def broken_off() -> Problem:
    """Say that the process that should have answered is gone."""
    return Problem(
        "failed",
        Words("Tiến trình trả lời bị dứt giữa chừng.", "The answering process broke off."),
        Words("Hãy hỏi lại.", "Ask again."),
    )
