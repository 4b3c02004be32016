"""Data in a label stays text: what Markdown would make of it is taken from it, and nothing else changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from ui.frame.markup import literal


@pytest.mark.parametrize(
    "text",
    ["![x](http://a/b.png)", "[a](http://b)", "**b**", "<img src=x>", ":material/home:", "$x$", "`c`", "1. a", "# a"],
)
def test_what_would_be_markup_is_shown_sign_for_sign(text):
    assert MarkdownIt().renderInline(literal(text)) == MarkdownIt().disable(
        ["link", "image", "emphasis", "backticks", "html_inline", "autolink", "entity", "escape"], True
    ).renderInline(text)


@given(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1))
def test_any_text_comes_through_unchanged(text):
    tokens = MarkdownIt().parseInline(literal(text))[0].children or []
    assert "".join(token.content for token in tokens) == text
