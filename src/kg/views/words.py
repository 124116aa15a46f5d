"""The words of the page, in both languages; the page carries both and switches at once."""

from __future__ import annotations

from kg.errors import Words

__all__ = ["WORDS", "in_both"]

_TOOLS = {
    "search": Words(
        "Tên, ký hiệu; không cần dấu",
        "Name or code; marks optional",
    ),
    "search-short": Words("Tìm", "Find"),
    "found": Words("kết quả", "results"),
    "none-found": Words("Không thấy gì. Thử ít chữ hơn.", "Nothing found. Try fewer words."),
    "other-lang": Words("English", "Tiếng Việt"),
    "theme": Words("Sáng hoặc tối", "Light or dark"),
    "help": Words("Trợ giúp", "Help"),
    "bar": Words("Công cụ", "Tools"),
    "mode-all": Words("Toàn cảnh", "Overview"),
    "mode-near": Words("Xem gần", "Close up"),
    "mode-table": Words("Bảng", "Table"),
    "undo": Words("Lùi", "Undo"),
    "redo": Words("Tiến", "Redo"),
    "reset": Words("Bỏ mọi lựa chọn", "Clear choices"),
    "take": Words("Mang về", "Take away"),
    "take-png": Words("Ảnh PNG", "PNG picture"),
    "take-svg": Words("Hình SVG", "SVG drawing"),
    "take-a4": Words("In khổ A4", "Print on A4"),
    "take-a3": Words("In khổ A3", "Print on A3"),
    "take-csv": Words("Bảng CSV", "CSV table"),
    "take-graphml": Words("GraphML", "GraphML"),
    "take-turtle": Words("Turtle (RDF)", "Turtle (RDF)"),
    "take-cite": Words("Sao chép lời trích dẫn", "Copy citation"),
    "take-link": Words("Sao chép liên kết", "Copy link"),
    "saved": Words("Đã lưu", "Saved"),
    "copied": Words("Đã sao chép", "Copied"),
    "zoom-in": Words("Phóng to", "Zoom in"),
    "zoom-out": Words("Thu nhỏ", "Zoom out"),
    "fit": Words("Xem cả mạng lưới", "Show the whole network"),
    "more": Words("Thêm 50", "50 more"),
}

_PICTURE = {
    "stage": Words("Hình mạng lưới", "The network’s picture"),
    "picture": Words(
        "Mạng lưới: phím mũi tên để đi, Enter để đọc, Esc để thôi",
        "Network: arrow keys to move, Enter to read, Esc to leave",
    ),
    "near-picture": Words(
        "Xem gần: phím mũi tên để đi, Enter để đọc, o để mở thêm",
        "Close up: arrow keys to move, Enter to read, o to open more",
    ),
    "keys": Words(
        "/ tìm · ← → ↑ ↓ đi · Tab láng giềng · Enter đọc · o xem gần · + − 0 phóng · ? trợ giúp",
        "/ find · ← → ↑ ↓ walk · Tab neighbours · Enter read · o close up · + − 0 zoom · ? help",
    ),
    "click-opens": Words("bấm để mở", "click to open"),
    "things": Words("thực thể", "things"),
    "links": Words("mối liên hệ", "links"),
    "no-place": Words("Không nêu nơi chốn", "No place named"),
    "source-line": Words("Nguồn: đồ thị tri thức Lan Tỏa", "Source: the Lan Tỏa knowledge graph"),
    "data-of": Words("dữ liệu đến ngày", "data as of"),
    "offline": Words(
        "Trang này tự đủ: không tải gì từ mạng.", "This page is complete: it loads nothing."
    ),
    "noscript": Words(
        "Trình duyệt không chạy kịch bản nên không có hình; bảng dưới đây nói các mối liên hệ.",
        "The browser runs no scripts, so there is no picture; the table below gives the links.",
    ),
}

_PANEL = {
    "panel": Words("Điều được biết", "What is known"),
    "node-is": Words("Mỗi hình", "Each shape"),
    "edge-is": Words("Mỗi nét", "Each line"),
    "hint": Words(
        "Chạm vào một hình hay một nét để đọc câu chữ làm chứng.",
        "Touch a shape or a line to read the words that bear it out.",
    ),
    "start": Words("Nhiều mối liên hệ nhất", "Most connected"),
    "close": Words("Đóng", "Close"),
    "also": Words("Còn gọi", "Also"),
    "near": Words("Xem gần", "Close up"),
    "open": Words("Mở thêm từ đây", "Open from here"),
    "way-from": Words("Tìm đường đến…", "Find a way to…"),
    "way-to": Words("Đến đâu?", "To where?"),
    "pin": Words("Ghim", "Pin"),
    "unpin": Words("Bỏ ghim", "Unpin"),
    "hide": Words("Ẩn", "Hide"),
    "unhide": Words("Hiện lại những gì đã ẩn", "Show what was hidden"),
    "cite": Words("Trích dẫn", "Cite"),
    "evidence": Words("Bằng chứng", "Evidence"),
    "facts": Words("Điều được ghi", "What is said"),
    "relations": Words("Liên hệ", "Links"),
    "all": Words("Tất cả", "All"),
    "paragraph": Words("đoạn", "paragraph"),
    "note": Words("Cơ sở", "Ground"),
    "rank": Words("Cách đọc", "Reading"),
    "rival": Words("cách đọc khác, không được chọn", "a rival reading, not chosen"),
    "certainty": Words("Mức chắc chắn", "Certainty"),
    "speaker": Words("Lời của", "In the words of"),
    "rule": Words("Luật", "Rule"),
    "premises": Words("Suy từ", "Inferred from"),
    "no-evidence": Words("Không có phát biểu nào kèm theo.", "No claim stands with it."),
    "ways": Words("Các con đường ngắn nhất", "The shortest ways"),
    "way": Words("Đường", "Way"),
    "ways-found": Words("con đường", "ways"),
    "steps": Words("bước", "steps"),
    "no-way": Words("Không có đường nào giữa hai bên.", "There is no way between the two."),
}

_FILTERS = {
    "legend": Words("Chú giải và bộ lọc", "Legend and filters"),
    "by-kind": Words("Loại", "Kind"),
    "by-status": Words("Dựa vào", "Rests on"),
    "by-rel": Words("Mối liên hệ", "Relation"),
    "by-field": Words("Lĩnh vực", "Field"),
    "by-place": Words("Nơi chốn", "Place"),
    "by-source": Words("Nguồn", "Source"),
    "by-time": Words("Thời gian", "Time"),
    "since": Words("từ", "from"),
    "until": Words("đến", "to"),
    "undated": Words("Thứ không ghi năm thì luôn hiện.", "Things without a year always show."),
    "only": Words("chỉ", "only"),
    "none": Words("không nêu", "not named"),
    "show-all": Words("Hiện tất cả", "Show all"),
    "group-by": Words("Gộp theo", "Group by"),
    "group-c": Words("cộng đồng", "community"),
    "group-k": Words("loại", "kind"),
    "group-p": Words("nơi chốn", "place"),
}

_TABLE = {
    "table": Words("Bảng các mối liên hệ", "Table of the links"),
    "table-links": Words("Mối liên hệ", "Links"),
    "table-things": Words("Thực thể", "Things"),
    "more-rows": Words("Thêm dòng", "More rows"),
    "from": Words("Từ", "From"),
    "link": Words("Liên hệ", "Link"),
    "to": Words("Đến", "To"),
    "name": Words("Tên", "Name"),
    "kind": Words("Loại", "Kind"),
    "type": Words("Lớp", "Class"),
    "year": Words("Năm", "Year"),
    "status": Words("Dựa vào", "Rests on"),
    "source": Words("Nguồn", "Source"),
    "words": Words("Câu chữ", "Words"),
}

_HELP = {
    "help-1": Words("Đọc hình này thế nào", "How to read this picture"),
    "help-1-text": Words(
        "Mỗi hình là một tổ chức, văn bản, việc làm, nơi chốn… Mỗi nét là một điều ai đó đã nói, "
        "hoặc suy ra được; kiểu nét cho biết dựa vào đâu. Hình rỗng là thứ chỉ biết từ nguồn khác.",
        "Each shape is a body, a document, a piece of work, a place… Each line is something that "
        "was said, or follows; its dashes tell what it rests on. A hollow shape is known only from "
        "another source.",
    ),
    "help-2": Words("Tìm và đi trong mạng lưới", "Finding and walking"),
    "help-2-text": Words(
        "Gõ tên hay chữ viết tắt, không cần dấu, rồi Enter. Chạm một hình để đọc câu chữ làm "
        "chứng; chạm hai lần để xem gần. Bỏ chọn trong chú giải để lọc. Nút lùi của trình duyệt "
        "trả lại bước trước.",
        "Type a name or abbreviation, marks optional, then Enter. Touch a shape to read the "
        "words behind it; twice to see it close up. Untick the legend to filter. The browser’s "
        "back button undoes.",
    ),
    "help-keys": Words(
        "/=tìm|← → ↑ ↓=sang thứ nằm phía ấy|Tab=đi vòng các láng giềng|Enter=đọc|o=xem gần"
        "|m=thêm 50 khi xem gần|h=ẩn|p=ghim|+ − 0=phóng, thu, xem cả|Esc=thôi|?=trợ giúp này",
        "/=find|← → ↑ ↓=to what lies that way|Tab=round the neighbours|Enter=read|o=close up"
        "|m=50 more, close up|h=hide|p=pin|+ − 0=zoom in, out, whole|Esc=leave|?=this help",
    ),
    "help-next": Words("Tiếp", "Next"),
    "help-skip": Words("Bỏ qua", "Skip"),
    "help-done": Words("Xong", "Done"),
}

WORDS: dict[str, Words] = {**_TOOLS, **_PICTURE, **_PANEL, **_FILTERS, **_TABLE, **_HELP}


def in_both() -> dict[str, dict[str, str]]:
    """Give the words by language, as the page carries them."""
    return {
        "vi": {key: words.vi for key, words in WORDS.items()},
        "en": {key: words.en for key, words in WORDS.items()},
    }
