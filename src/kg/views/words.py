"""The words of the page, in both languages; the page carries both and switches at once."""

from __future__ import annotations

from kg.errors import Words

__all__ = ["WORDS", "in_both"]

WORDS: dict[str, Words] = {
    "search": Words(
        "Tìm tên, viết tắt, ký hiệu (có dấu hay không dấu)",
        "Find a name, abbreviation or code (marks optional)",
    ),
    "search-short": Words("Tìm", "Find"),
    "node-is": Words("Mỗi hình", "Each shape"),
    "edge-is": Words("Mỗi nét", "Each line"),
    "none-found": Words("Không thấy gì. Thử ít chữ hơn.", "Nothing found. Try fewer words."),
    "other-lang": Words("English", "Tiếng Việt"),
    "things": Words("thực thể", "entities"),
    "links": Words("mối liên hệ", "links"),
    "legend": Words("Chú giải và bộ lọc", "Legend and filter"),
    "kinds": Words("Loại", "Kind"),
    "statuses": Words("Dựa vào", "Rests on"),
    "picture": Words(
        "Mạng lưới: phím mũi tên để đi, Enter để đọc, Esc để thôi",
        "Network: arrow keys to move, Enter to read, Esc to leave",
    ),
    "keys": Words(
        "/ tìm · ← → ↑ ↓ đi sang nút bên · + − phóng, thu · 0 xem cả · Esc bỏ chọn",
        "/ find · ← → ↑ ↓ next node · + − zoom · 0 whole · Esc deselect",
    ),
    "zoom-in": Words("Phóng to", "Zoom in"),
    "zoom-out": Words("Thu nhỏ", "Zoom out"),
    "fit": Words("Xem cả mạng lưới", "Show the whole network"),
    "hint": Words(
        "Chạm vào một hình hay một nét để đọc câu chữ làm chứng.",
        "Touch a shape or a line to read the words that bear it out.",
    ),
    "start": Words("Nổi bật nhất", "Most connected"),
    "close": Words("Đóng", "Close"),
    "also": Words("Còn gọi", "Also"),
    "evidence": Words("Bằng chứng", "Evidence"),
    "facts": Words("Điều được ghi", "What is said"),
    "relations": Words("Liên hệ", "Links"),
    "paragraph": Words("đoạn", "paragraph"),
    "note": Words("Cơ sở", "Ground"),
    "certainty": Words("Mức chắc chắn", "Certainty"),
    "speaker": Words("Lời của", "In the words of"),
    "rule": Words("Luật", "Rule"),
    "premises": Words("Suy từ", "Inferred from"),
    "no-evidence": Words("Không có phát biểu nào kèm theo.", "No claim stands with it."),
    "table": Words("Bảng các mối liên hệ", "Table of the links"),
    "from": Words("Từ", "From"),
    "link": Words("Liên hệ", "Link"),
    "to": Words("Đến", "To"),
    "status": Words("Dựa vào", "Rests on"),
    "words": Words("Câu chữ", "Words"),
    "noscript": Words(
        "Trình duyệt không chạy kịch bản nên không có hình; bảng dưới đây nói đủ mọi điều.",
        "The browser runs no scripts, so there is no picture; the table below says everything.",
    ),
    "offline": Words(
        "Trang này tự đủ: không tải gì từ mạng.", "This page is complete: it loads nothing."
    ),
}


def in_both() -> dict[str, dict[str, str]]:
    """Give the words by language, as the page carries them."""
    return {
        "vi": {key: words.vi for key, words in WORDS.items()},
        "en": {key: words.en for key, words in WORDS.items()},
    }
