"""Findings on a file, its form, its ids and the names it uses, in both languages."""

from kg.sources.kind import INFO, VIOLATION, WARNING, Kind

__all__ = ["FORM"]

_V, _W, _I = VIOLATION, WARNING, INFO

FORM: dict[str, Kind] = {
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
        _V, "Khóa «{key}» không dùng được ở đây{guess}", "“{key}” is no key here{guess}",
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
}  # fmt: skip
