"""Every finding that reading the data can make: gravity, words and remedy, in both languages.

One row a code, so that the two languages stay side by side, the codes can be listed for tools, and
the places that find a fault only say which one and where.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kg.errors import Place, SourceError, Words
from kg.model import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["KINDS", "Kind", "error", "finding", "guess", "place_words", "yaml_problem"]


class Kind(NamedTuple):
    """A kind of finding; the texts are templates."""

    severity: Severity
    vi: str
    en: str
    hint_vi: str = ""
    hint_en: str = ""


_V, _W, _I = Severity.VIOLATION, Severity.WARNING, Severity.INFO

KINDS: dict[str, Kind] = {
    # --- the file -------------------------------------------------------------------------------
    "file-missing": Kind(
        _V, "Không có tệp này.", "There is no such file.",
        "Xem lại đường dẫn.", "Check the path.",
    ),
    "file-unreadable": Kind(
        _V, "Không đọc được tệp: {why}.", "The file cannot be read: {why}.",
        "Xem lại quyền đọc.", "Check its permissions.",
    ),
    "file-too-big": Kind(
        _V, "Tệp lớn hơn {limit} MB.", "The file is larger than {limit} MB.",
        "Một hồ sơ chỉ chứa một bài; hãy tách ra.", "A record holds one article; split it.",
    ),
    "file-empty": Kind(
        _V, "Tệp rỗng.", "The file is empty.",
        "Bắt đầu bằng khối «source:» hoặc «set:».", "Begin with a “source:” block or “set:”.",
    ),
    "encoding-wide": Kind(
        _V, "Tệp ghi bằng {name}, không phải UTF-8.", "The file is in {name}, not UTF-8.",
        "Lưu lại bằng UTF-8.", "Save it as UTF-8.",
    ),
    "encoding": Kind(
        _V, "Byte {offset} (dòng {line}) không phải UTF-8; {guess}.",
        "Byte {offset} (line {line}) is not UTF-8; {guess}.",
        "Chuyển tệp sang UTF-8 rồi lưu lại.", "Convert the file to UTF-8 and save it again.",
    ),
    "control-character": Kind(
        _V, "Tệp có ký tự điều khiển {code}.", "The file holds the control character {code}.",
        "Xóa ký tự này.", "Delete it.",
    ),
    "yaml-syntax": Kind(
        _V, "Sai cú pháp YAML: {problem}.", "YAML syntax error: {problem}.",
        "Xem dấu hai chấm, ngoặc, thụt lề ở dòng này và dòng trước.",
        "Look at colons, brackets and indentation here and on the line before.",
    ),
    "many-documents": Kind(
        _V, "Tệp có hơn một tài liệu YAML («---»).", "The file holds several YAML documents.",
        "Mỗi hồ sơ một tệp.", "One record a file.",
    ),
    "too-deep": Kind(
        _V, "Lồng quá {limit} bậc.", "Nested more than {limit} levels deep.",
        "Hồ sơ chỉ cần bốn bậc.", "A record needs four.",
    ),
    "alias": Kind(
        _V, "Neo và bí danh YAML (& và *) không dùng ở đây.",
        "YAML anchors and aliases (& and *) are not used here.",
        "Viết đủ giá trị; nếu là chữ thì đặt trong ngoặc kép.",
        "Write the value out; put text in double quotes.",
    ),
    "tag": Kind(
        _V, "Nhãn kiểu YAML «{tag}» không dùng ở đây.", "The YAML tag “{tag}” is not used here.",
        "Bỏ nhãn kiểu; mọi giá trị đều là chữ.", "Drop it; every value is text.",
    ),
    "key-form": Kind(
        _V, "Khóa phải là một từ.", "A key must be a word.",
        "Xem lại dấu ngoặc và thụt lề.", "Check brackets and indentation.",
    ),
    "key-twice": Kind(
        _V, "Khóa «{key}» viết hai lần; lần đầu ở dòng {first}.",
        "The key “{key}” is written twice; first on line {first}.",
        "Gộp thành một danh sách.", "Make them one list.",
    ),
    "not-nfc": Kind(
        _W, "Chữ chưa ở dạng NFC (dựng sẵn): «{text}»; đã đọc như NFC.",
        "Text not in NFC: “{text}”; read as NFC.",
        "Lưu lại tệp ở dạng NFC.", "Save the file in NFC.",
    ),
    "invisible-character": Kind(
        _V, "Có ký tự vô hình hoặc đổi chiều chữ {code}: «{text}».",
        "Invisible or bidirectional character {code}: “{text}”.",
        "Xóa ký tự này.", "Delete it.",
    ),
    "look-alike": Kind(
        _W, "«{char}» ({code}, {name}) chỉ giống chữ Việt: «{text}».",
        "“{char}” ({code}, {name}) only looks like a Vietnamese letter: “{text}”.",
        "Gõ lại chữ này bằng bộ gõ tiếng Việt.", "Type it again on a Vietnamese keyboard.",
    ),
    "record-shape": Kind(
        _V, "Không rõ hồ sơ loại gì: cần «source:» hoặc «set:», rồi «entities:».",
        "Unknown kind of record: “source:” or “set:” is needed, then “entities:”.",
        "Xem một hồ sơ mẫu trong data/sources.", "See a record in data/sources.",
    ),
    # --- keys and shapes ------------------------------------------------------------------------
    "key-unknown": Kind(
        _V, "Khóa «{key}» không dùng được ở đây{guess}", "The key “{key}” means nothing here{guess}",
        "Các khóa ở đây: {known}.", "Keys here: {known}.",
    ),
    "key-missing": Kind(
        _V, "Thiếu khóa «{key}».", "The key “{key}” is missing.",
        "Thêm «{key}:».", "Add “{key}:”.",
    ),
    "value-missing": Kind(
        _V, "«{key}» chưa có giá trị.", "“{key}” has no value.",
        "Ghi giá trị hoặc bỏ khóa.", "Give a value or drop the key.",
    ),
    "value-shape": Kind(
        _V, "«{key}» phải là {wanted}.", "“{key}” must be {wanted}.",
        "Xem lại dấu ngoặc và thụt lề.", "Check brackets and indentation.",
    ),
    "sha256-form": Kind(
        _V, "«sha256» phải có 64 chữ số hệ 16.", "“sha256” must have 64 hexadecimal digits.",
        "Tính lại trên bản NFC, xuống dòng LF.", "Take it over the NFC text with LF line ends.",
    ),
    "source-twice": Kind(
        _V, "Nguồn «{id}» đã có ở {first}.", "The source “{id}” stands already at {first}.",
        "Đặt mã khác hoặc gộp hai chỗ.", "Choose another id or merge the two.",
    ),
    # --- ids ------------------------------------------------------------------------------------
    "entity-without-id": Kind(
        _V, "Khối này thiếu «id» (hoặc «concept»).", "This block lacks “id” (or “concept”).",
        "Thêm «id: loại-tên».", "Add “id: type-name”.",
    ),
    "id-form": Kind(
        _V, "«{id}» không phải mã hợp lệ.", "“{id}” is not a well-formed id.",
        "Chỉ dùng chữ thường không dấu, số và gạch nối: {better}.",
        "Use lower-case ASCII letters, digits and hyphens only: {better}.",
    ),
    "id-prefix": Kind(
        _V, "Mã «{id}» của lớp {type} phải bắt đầu bằng {prefixes}.",
        "The id “{id}” of a {type} must begin with {prefixes}.",
        "Đổi mã hoặc đổi lớp.", "Change the id or the class.",
    ),
    "id-twice": Kind(
        _V, "«{id}» đã được mô tả ở {first}.", "“{id}” is described already at {first}.",
        "Giữ type, vi, en ở một chỗ; chỗ kia chỉ thêm phát biểu.",
        "Keep type, vi and en in one place; elsewhere only add statements.",
    ),
    "id-unknown": Kind(
        _V, "«{id}» chưa được mô tả ở hồ sơ nào{guess}", "No record describes “{id}”{guess}",
        "Thêm một khối có id này với type, vi, en.", "Add a block with this id, type, vi and en.",
    ),
    "type-missing": Kind(
        _V, "«{id}» thiếu «type».", "“{id}” lacks “type”.",
        "Thêm lớp của thực thể, ví dụ «type: Activity».", "Add its class, as in “type: Activity”.",
    ),
    "label-missing": Kind(
        _V, "«{id}» thiếu tên tiếng Việt «vi».", "“{id}” lacks its Vietnamese label “vi”.",
        "Thêm «vi: tên gọi».", "Add “vi: name”.",
    ),
    "english-missing": Kind(
        _I, "«{id}» chưa có tên tiếng Anh «en».", "“{id}” has no English label “en”.",
        "Thêm «en: name» nếu có.", "Add “en: name” if there is one.",
    ),
    # --- names of the vocabulary ----------------------------------------------------------------
    "class-unknown": Kind(
        _V, "Không có lớp «{name}»{guess}", "There is no class “{name}”{guess}",
        "Xem danh sách lớp trong docs/model.", "See the list of classes in docs/model.",
    ),
    "property-unknown": Kind(
        _V, "Không có thuộc tính «{name}»{guess}", "There is no property “{name}”{guess}",
        "Xem danh sách thuộc tính trong docs/model.", "See the list of properties in docs/model.",
    ),
    "property-reserved": Kind(
        _V, "«{name}» không viết trực tiếp; hãy dùng «{use}».",
        "“{name}” is not written directly; use “{use}”.",
    ),
    "concept-unknown": Kind(
        _V, "Không có khái niệm «{name}»{guess}", "There is no concept “{name}”{guess}",
        "Bảng cho phép ở đây: {schemes}.", "Schemes allowed here: {schemes}.",
    ),
    "concept-scheme": Kind(
        _V, "«{name}» thuộc bảng «{scheme}», còn «{property}» lấy từ {schemes}.",
        "“{name}” is of the scheme “{scheme}”, but “{property}” draws from {schemes}.",
        "Chọn khái niệm của bảng đúng.", "Choose a concept of the right scheme.",
    ),
    "thing-unknown": Kind(
        _V, "Không có thực thể «{name}»{guess}", "There is no entity “{name}”{guess}",
        "Mô tả nó trong một khối có id này.", "Describe it in a block with this id.",
    ),
    "literal-for-thing": Kind(
        _V, "«{property}» nối tới một thực thể; «{value}» là chữ{guess}",
        "“{property}” leads to an entity; “{value}” is text{guess}",
        "Ghi id của thực thể.", "Write the entity's id.",
    ),
    "thing-for-literal": Kind(
        _V, "«{property}» nhận chữ hoặc số; «{value}» là một thực thể.",
        "“{property}” takes text or a number; “{value}” is an entity.",
        "Dùng thuộc tính nối, hoặc ghi chữ.", "Use a linking property, or write text.",
    ),
    "domain": Kind(
        _V, "«{property}» dùng cho {wanted}; «{id}» là {found}.",
        "“{property}” is for {wanted}; “{id}” is a {found}.",
        "Xem lại thuộc tính hoặc lớp.", "Check the property or the class.",
    ),
    "range": Kind(
        _V, "«{property}» nối tới {wanted}; «{id}» là {found}.",
        "“{property}” leads to {wanted}; “{id}” is a {found}.",
        "Xem lại thuộc tính hoặc thực thể.", "Check the property or the entity.",
    ),
    # --- literals -------------------------------------------------------------------------------
    "boolean-form": Kind(
        _V, "«{value}» không phải true hay false.", "“{value}” is neither true nor false.",
        "Ghi true (có) hoặc false (không).", "Write true or false.",
    ),
    "integer-form": Kind(
        _V, "«{value}» không phải số nguyên hợp lệ.", "“{value}” is not a well-formed integer.",
        "Chỉ ghi chữ số, không dấu cách, không số 0 ở đầu.",
        "Digits only, no spaces, no leading zero.",
    ),
    "decimal-form": Kind(
        _V, "«{value}» không phải số thập phân hợp lệ.", "“{value}” is not a well-formed decimal.",
        "Ghi 600000000 hoặc 0.5: dấu chấm thập phân, không ngăn hàng nghìn.",
        "Write 600000000 or 0.5: a decimal point, no thousands separators.",
    ),
    "date-form": Kind(
        _V, "«{value}» không phải ngày dạng NNNN-TT-NN.", "“{value}” is not a date YYYY-MM-DD.",
        "Ví dụ: 2016-05-15. Chỉ biết năm thì dùng ApproximateDate.",
        "As in 2016-05-15. If only the year is known use an ApproximateDate.",
    ),
    "date-impossible": Kind(
        _V, "Không có ngày {value} trong lịch.", "There is no day {value} in the calendar.",
        "Xem lại ngày và tháng.", "Check day and month.",
    ),
    "edtf-form": Kind(
        _V, "«{value}» không phải thời điểm EDTF.", "“{value}” is not an EDTF date.",
        "Ví dụ: 2016, 2016-05, [2020-05-16..2021-05-14], 2020~.",
        "As in 2016, 2016-05, [2020-05-16..2021-05-14], 2020~.",
    ),
    "literal-form": Kind(
        _V, "«{value}» không đúng dạng {datatype}.", "“{value}” is not a well-formed {datatype}.",
        "Xem ví dụ của thuộc tính trong docs/model.", "See the property's example in docs/model.",
    ),
    "date-order": Kind(
        _V, "«earliest» {earliest} sau «latest» {latest}.",
        "“earliest” {earliest} is after “latest” {latest}.",
        "Đổi chỗ hai ngày.", "Swap the two dates.",
    ),
    "language-form": Kind(
        _V, "«{value}» không phải mã ngôn ngữ.", "“{value}” is not a language code.",
        "Ghi vi hoặc en.", "Write vi or en.",
    ),
    "language-unused": Kind(
        _V, "«{property}» không phải chữ có ngôn ngữ nên không có «lang».",
        "“{property}” is not text of a language and takes no “lang”.",
        "Bỏ «lang».", "Drop “lang”.",
    ),
    # --- what is known of a statement -----------------------------------------------------------
    "status-unknown": Kind(
        _V, "Trạng thái «{value}» không dùng được ở đây{guess}",
        "The status “{value}” cannot be used here{guess}",
        "Dùng: {known}.", "Use: {known}.",
    ),
    "rank-unknown": Kind(
        _V, "Hạng «{value}» không có{guess}", "There is no rank “{value}”{guess}",
        "Dùng: preferred, normal, deprecated.", "Use: preferred, normal, deprecated.",
    ),
    "certainty-unknown": Kind(
        _V, "Mức chắc chắn «{value}» không có{guess}", "There is no certainty “{value}”{guess}",
        "Dùng: {known}.", "Use: {known}.",
    ),
    "stated-without-seen": Kind(
        _V, "Phát biểu «{about}» là stated mà không có «seen».",
        "The statement “{about}” is stated without “seen”.",
        "Thêm seen: [đoạn, \"câu chữ\"], hoặc status: reading với from.",
        "Add seen: [paragraph, \"words\"], or status: reading with from.",
    ),
    "reading-without-from": Kind(
        _V, "Cách đọc «{about}» không nói dựa vào đâu.",
        "The reading “{about}” does not say what it rests on.",
        "Thêm «from: …» hoặc «note: …».", "Add “from: …” or “note: …”.",
    ),
    "background-without-by": Kind(
        _V, "Phát biểu nền «{about}» thiếu nguồn «by».",
        "The background statement “{about}” lacks its source “by”.",
        "Thêm «by: bg-…» ở phát biểu, khối hoặc đầu tệp.",
        "Add “by: bg-…” at the statement, the block or the top of the file.",
    ),
    "by-unknown": Kind(
        _V, "Nguồn nền «{name}» không có trong «sources»{guess}",
        "The background source “{name}” is not listed in “sources”{guess}",
        "Thêm nó vào «sources:» của bộ này.", "Add it to this set's “sources:”.",
    ),
    "claim-differs": Kind(
        _V, "Phát biểu này đã viết ở {first} với trạng thái, hạng hoặc nguồn khác.",
        "This statement stands at {first} with another status, rank or source.",
        "Giữ một chỗ.", "Keep one of them.",
    ),
    "claim-twice": Kind(
        _I, "Phát biểu này đã viết ở {first}; bằng chứng được gộp lại.",
        "This statement stands already at {first}; their evidence is joined.",
        "Gộp hai chỗ nếu không cố ý.", "Merge the two unless it is meant.",
    ),
    "rival-alone": Kind(
        _V, "Nhãn «{rival}» chỉ có một phía: cần một preferred và ít nhất một hạng khác.",
        "The rival label “{rival}” has one side only: one preferred and another rank are needed.",
        "Thêm cách đọc kia, hoặc bỏ «rival».", "Add the other reading, or drop “rival”.",
    ),
    "points-to-deprecated": Kind(
        _V, "«{name}» chỉ có trong một cách đọc bị loại, mà phát biểu này được khẳng định.",
        "“{name}” exists only in a rejected reading, yet this statement is asserted.",
        "Thêm «rank: deprecated» vào phát biểu.", "Add “rank: deprecated” to the statement.",
    ),
    # --- evidence -------------------------------------------------------------------------------
    "seen-form": Kind(
        _V, "«seen» phải là [đoạn, \"câu chữ\", vị trí].",
        "“seen” must be [paragraph, \"words\", offset].",
        "Ví dụ: [2, \"Hội CCB huyện\", 241].", "As in [2, \"Hội CCB huyện\", 241].",
    ),
    "seen-number": Kind(
        _V, "«{value}» trong «seen» phải là số nguyên {least} trở lên.",
        "“{value}” in “seen” must be a whole number of at least {least}.",
        "Đoạn đếm từ 1, vị trí đếm từ 0.", "Paragraphs count from 1, offsets from 0.",
    ),
    "seen-background": Kind(
        _V, "Dữ liệu nền không có văn bản để trích; «seen» không dùng ở đây.",
        "Background data has no text to quote; “seen” is not used here.",
        "Dùng «by» và «note».", "Use “by” and “note”.",
    ),
    "phrase-long": Kind(
        _V, "Câu trích có {count} từ, quá 12: «{phrase}».",
        "The phrase has {count} words, more than 12: “{phrase}”.",
        "Ghi «đầu … cuối» với bốn thành phần.", "Write “first … last” with four members.",
    ),
    "phrase-cut": Kind(
        _V, "Câu trích có « … » cần cả vị trí đầu và cuối.",
        "A phrase with “ … ” needs its start and its end.",
        "Chạy kg locate để ghi hai vị trí.", "Run kg locate to write both.",
    ),
    "offset-missing": Kind(
        _V, "Câu trích «{phrase}» chưa có vị trí.", "The phrase “{phrase}” has no offset yet.",
        "Chạy kg locate với tệp văn bản.", "Run kg locate with the text.",
    ),
    "offset-end": Kind(
        _V, "Vị trí cuối {end} không khớp: «{phrase}» bắt đầu ở {start} thì kết thúc ở {right}.",
        "The end {end} does not fit: “{phrase}” from {start} ends at {right}.",
        "Bỏ vị trí cuối; chỉ câu có « … » mới cần.", "Drop it; only a cut phrase needs an end.",
    ),
    "offset-outside": Kind(
        _V, "Câu trích [{start}, {end}] vượt ra ngoài {chars} ký tự của văn bản.",
        "The span [{start}, {end}] reaches beyond the text's {chars} characters.",
        "Chạy kg locate với tệp văn bản.", "Run kg locate with the text.",
    ),
    "evidence-differs": Kind(
        _V, "Đoạn chữ [{start}, {end}] đã ghi khác ở {first}.",
        "The span [{start}, {end}] is written otherwise at {first}.",
        "Ghi cùng đoạn, cùng câu chữ.", "Write the same paragraph and words.",
    ),
    # --- evidence against the text --------------------------------------------------------------
    "text-sha256": Kind(
        _V, "Văn bản không phải bản đã dùng: SHA-256 là {found}, hồ sơ ghi {wanted}.",
        "Not the text that was used: its SHA-256 is {found}, the record says {wanted}.",
        "Tìm đúng bản, hoặc sửa «sha256» và chạy kg locate.",
        "Find the right one, or mend “sha256” and run kg locate.",
    ),
    "text-chars": Kind(
        _V, "Văn bản có {found} ký tự, hồ sơ ghi {wanted}.",
        "The text has {found} characters, the record says {wanted}.",
        "Sửa «chars».", "Mend “chars”.",
    ),
    "offset-shifted": Kind(
        _V, "Câu trích «{phrase}» lệch {count} ký tự: {found}, đúng là {right}.",
        "The phrase “{phrase}” is off by {count}: {found}, should be {right}.",
        "Chạy kg locate để sửa.", "Run kg locate to mend it.",
    ),
    "phrase-paragraph": Kind(
        _V, "Câu trích «{phrase}» nằm ở đoạn {right}, không phải đoạn {found}.",
        "The phrase “{phrase}” stands in paragraph {right}, not {found}.",
        "Sửa số đoạn.", "Mend the paragraph number.",
    ),
    "phrase-not-found": Kind(
        _V, "Không thấy «{phrase}» trong văn bản; gần nhất là «{near}» (đoạn {paragraph}).",
        "“{phrase}” is not in the text; nearest is “{near}” (paragraph {paragraph}).",
        "Chép lại đúng chữ của nguồn.", "Copy the source's very words.",
    ),
    "phrase-many": Kind(
        _V, "«{phrase}» có {count} lần trong đoạn {paragraph}: {places}.",
        "“{phrase}” stands {count} times in paragraph {paragraph}: {places}.",
        "Trích dài hơn, hoặc tự ghi vị trí.", "Quote more, or write the offset yourself.",
    ),
    "locate-form": Kind(
        _W, "Không ghi được vị trí vào cách viết này.", "Cannot write an offset into this form.",
        "Viết seen: [đoạn, \"câu chữ\"] trên một dòng.",
        "Write seen: [paragraph, \"words\"] on one line.",
    ),
}  # fmt: skip

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


def finding(code: str, where: Place | None, about: str = "", **values: str | Words) -> Finding:
    """Make a finding of a kind, its template filled in each language."""
    kind = KINDS[code]
    vi = {k: v.vi if isinstance(v, Words) else v for k, v in values.items()} | {"about": about}
    en = {k: v.en if isinstance(v, Words) else v for k, v in values.items()} | {"about": about}
    message = Words(kind.vi.format_map(vi), kind.en.format_map(en))
    hint = Words(kind.hint_vi.format_map(vi), kind.hint_en.format_map(en))
    return Finding(kind.severity, code, message, where, hint if hint.vi else None, about)


def error(code: str, where: Place, **values: str | Words) -> SourceError:
    """Make the error of a file that cannot be read at all; `code` stays with it."""
    found = finding(code, where, **values)
    problem = SourceError(found.message, where=where, hint=found.hint)
    problem.code = code
    return problem


def guess(name: str | None) -> Words:
    """End a sentence with the nearest right name, if there is one."""
    if not name:
        return Words(".", ".")
    return Words(f"; có phải «{name}»?", f"; did you mean “{name}”?")


def place_words(places: Iterable[Place]) -> str:
    """Name several places in one line."""
    return ", ".join(str(p) for p in sorted(places))
