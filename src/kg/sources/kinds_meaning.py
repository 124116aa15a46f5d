"""Findings on values, on what is known of statements and on evidence, in both languages."""

from kg.sources.kind import INFO, VIOLATION, WARNING, Kind

__all__ = ["MEANING"]

_V, _W, _I = VIOLATION, WARNING, INFO

MEANING: dict[str, Kind] = {
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
