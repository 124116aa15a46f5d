from kg.errors import KgError, Place, Words


def test_an_error_says_what_where_and_what_next_in_either_language():
    error = KgError(
        Words("Thiếu tên.", "No name."),
        where=Place("a.yaml", 3, 7),
        hint=Words("Hãy thêm «vi».", "Add “vi”."),
    )
    assert error.to("vi") == "a.yaml:3:7: Thiếu tên. Hãy thêm «vi»."
    assert error.to("en") == "a.yaml:3:7: No name. Add “vi”."
    assert str(error) == "No name."


def test_a_place_is_written_as_editors_read_it():
    assert str(Place("a.yaml")) == "a.yaml"
    assert str(Place("a.yaml", 3)) == "a.yaml:3"
    assert str(Place("so-lieu.xlsx", cell="B7")) == "so-lieu.xlsx [B7]"


def test_an_unknown_language_is_answered_in_vietnamese():
    assert Words("vâng", "yes").to("fr") == "vâng"
