"""A scheme written as its file reads back as the same scheme, whatever signs its words hold."""

from dataclasses import replace
from decimal import Decimal

import pytest

from store.schemes import Band, Scheme, read_scheme, scheme_text, schemes
from style.text import Text
from tests.shipped import dataset

AWKWARD = Text('“引号" 反斜 \\ 与 # 号', 'back\\slash "quote" # = [x]')


def again(scheme: Scheme) -> object:
    return read_scheme(scheme.file, scheme_text(scheme))


@pytest.mark.parametrize("scheme", schemes(dataset("demo")), ids=lambda one: one.id)
def test_the_shipped_schemes_come_back(scheme):
    assert again(scheme) == scheme


def test_labels_lower_directions_and_ends_come_back():
    draft = schemes(dataset("demo"))[-1]
    first, second, *rest = draft.indicators
    first = replace(
        first, label=AWKWARD, direction="lower", low=Decimal("-0.5"), missing="refuse", weight=Decimal("14.95")
    )
    second = replace(second, label=Text("甲", "甲"), weight=Decimal("15.05"))
    bands = (Band(Text("甲", "A"), Decimal(50)), Band(Text("乙", "B"), Decimal(0), Decimal(50)))
    odd = replace(
        draft, title=AWKWARD, years=(2024, 2025), half=True, indicators=(first, second, *rest), bands=bands, decimals=0
    )
    assert again(odd) == odd
