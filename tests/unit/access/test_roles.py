"""The document of roles says what is enforced, and every table has its rule for who reads a county's rows."""

from access.audience import ROWS, Audience
from access.roles import RIGHTS
from scripts.build_roles import DOCUMENT, written
from store.schema import TABLES
from ui.sitemap import SITES


def test_the_document_is_printed_from_the_table() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    assert written(text) == text, "python -m scripts.build_roles writes it"


def test_pages_and_parts_ask_for_rights_that_there_are() -> None:
    asked = {site.right for site in SITES.values()} | {part.right for site in SITES.values() for part in site.parts}
    assert asked <= RIGHTS.keys()


def test_every_table_says_which_rows_a_county_reads() -> None:
    assert ROWS.keys() == TABLES.keys()
    assert Audience(("P01", "P'02"), ("330329",)).rows("projects") == "pair_id IN ('P01', 'P''02')"
    assert Audience().rows("projects") == "pair_id IN (NULL)"
