import json

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import render


@given(st.recursive(st.text() | st.none() | st.integers(), st.lists))
def test_json_in_a_page_reads_back_and_cannot_end_its_script(value):
    written = render.json_for_script(value)
    assert json.loads(written) == value
    assert not {"<", ">", "&", "\u2028"} & set(written)


def test_labels_with_html_are_escaped_by_default():
    page = render.environment().from_string("<p>{{ label }}</p>").render(label="<script>&")
    assert page == "<p>&lt;script&gt;&amp;</p>"


def test_a_name_that_a_template_was_not_given_is_an_error():
    with pytest.raises(jinja2.UndefinedError):
        render.environment().from_string("{{ nothing }}").render()


def test_a_script_filter_is_not_escaped_twice():
    template = render.environment().from_string("{{ data | script_json }}")
    assert template.render(data={"a": "<"}) == '{"a":"\\u003c"}'
