"""The dataset's own tables, read as sheets, are the same rows again, without a fault and without a guess."""

import pytest

from store.ledgers.known import Known
from store.ledgers.reading import read_ledger
from store.ledgers.results import Expected
from store.schema import TABLES
from tests.unit.store.ledgers.books import demo_known, demo_tables, table_book

TABLES_OF_DEMO = demo_tables()
KNOWN = demo_known()


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("known", [KNOWN, Known.of({})], ids=["published", "nothing published"])
def test_a_table_comes_through_exactly(table: str, known: Known) -> None:
    read = read_ledger(table_book(table), known, Expected())
    assert [(fault.rule.id, fault.cell, fault.value) for fault in read.faults][:5] == []
    assert [(guess.cell, guess.written, guess.why.zh) for guess in read.guesses][:5] == []
    (piece,) = read.pieces
    assert piece.table == table
    assert piece.data.equals(TABLES_OF_DEMO[table])
    assert piece.says == frozenset(TABLES[table].column_names)
