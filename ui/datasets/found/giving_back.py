"""退回原表: the sender's own workbook with its faults marked, made when it is asked for."""

from collections.abc import Callable

from store.forms.returned import returned_workbook
from store.handins import desk
from store.handins.records import HandIn
from ui.view import View


def given_back(handin: HandIn, shown: View) -> Callable[[], bytes]:
    """Makes the workbook of the last round; called without Streamlit, in a thread of its own."""
    lang, dataset = shown.lang, shown.dataset

    def make() -> bytes:
        found, judged = desk.found_of(handin, dataset), desk.judged(handin, dataset)
        faults = [told.fault for told in judged.faults if told.status != "mended"]
        book = found.opened.book
        return returned_workbook(desk.content_of(handin), book.form if book else "", faults, lang, book)

    return make
