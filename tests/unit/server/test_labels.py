"""Labels of choices are looked through once, and come out as Streamlit would have them."""

from streamlit.elements.widgets import button_group
from streamlit.string_util import extract_leading_icon

from server.labels import keep_labels


def test_a_label_is_looked_through_once_and_reads_as_before(monkeypatch):
    monkeypatch.setattr(button_group, "extract_leading_icon", extract_leading_icon)
    keep_labels()
    kept = button_group.extract_leading_icon
    for label in ("P01 滨江区—泰顺县", "🚨 急", "", "plain", "滨江区"):
        assert kept(label) == kept(label) == extract_leading_icon(label)
    assert kept.cache_info().misses == kept.cache_info().hits == 5
    keep_labels()
    assert button_group.extract_leading_icon is kept
