"""Figures fall into few classes whose bounds cover them all, without gap or overlap, and read as they are."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.map.classes import CLASSES, Classes, classes

exact = st.decimals(Decimal("-1e12"), Decimal("1e12"), places=2)
figures = st.lists(
    st.none() | exact | st.integers(-(10**6), 10**6) | st.floats(-1e6, 1e6).map(lambda v: round(v, 6)), max_size=40
)
steps = st.sampled_from([Decimal("1e-9"), Decimal("0.001"), Decimal(1), Decimal(10**6)])


def falls(bounds: tuple[Decimal | None, Decimal | None], value) -> bool:
    lower, upper = bounds
    value = Decimal(str(value))
    return (lower is None or lower <= value) and (upper is None or value < upper)


@given(figures, steps)
def test_every_figure_falls_into_one_class_and_that_is_its_own(values, finest):
    found = classes(values, finest=finest)
    for value in values:
        if value is not None:
            assert [i for i in range(found.count) if falls(found.bounds(i), value)] == [found.of(value)]


@given(figures, steps)
def test_classes_are_few_in_order_and_open_only_at_the_ends(values, finest):
    found = classes(values, finest=finest)
    assert 1 <= found.count <= CLASSES
    assert list(found.edges) == sorted(set(found.edges))
    bounds = [found.bounds(i) for i in range(found.count)]
    assert bounds[0][0] is None and bounds[-1][1] is None
    assert all(upper == lower for (_, upper), (lower, _) in pairwise(bounds)), "gap or overlap"


@given(figures, steps)
def test_edges_lie_between_the_least_and_the_greatest_so_no_end_is_empty(values, finest):
    known = [Decimal(str(v)) for v in values if v is not None]
    found = classes(values, finest=finest)
    for edge in found.edges:
        assert min(known) < edge <= max(known)
    if known:
        assert {found.of(min(known)), found.of(max(known))} == {0, found.count - 1}


@given(figures, steps)
def test_an_edge_is_no_finer_than_what_is_seen(values, finest):
    assert all(edge % finest == 0 for edge in classes(values, finest=finest).edges)


@given(st.lists(exact.filter(lambda v: abs(v) >= 1), min_size=10, max_size=40))
def test_an_edge_has_two_digits(values):
    for edge in classes(values).edges:
        assert len(edge.normalize().as_tuple().digits) <= 2, edge


@pytest.mark.parametrize("values", [[], [None], [None, None], [5], [5, 5, 5], [0, 0], [Decimal("-3.20")] * 4])
def test_what_is_all_the_same_is_one_class(values):
    assert classes(values) == Classes(())


def test_zeros_and_losses_have_their_classes():
    found = classes([-40, -30, 0, 0, 0, 30, 40, 50, 60, 70])
    assert found.edges == (0, 40, 60)
    assert [found.of(v) for v in (-40, -30, 0, 30, 40, 60, 70)] == [0, 0, 1, 1, 2, 3, 3]


def test_classes_hold_about_equal_counts():
    found = classes(range(1, 101))
    sizes = [sum(found.of(v) == i for v in range(1, 101)) for i in range(found.count)]
    assert len(sizes) == CLASSES and max(sizes) - min(sizes) <= 2


def test_a_figure_on_an_edge_belongs_to_the_class_above():
    found = Classes((Decimal(10), Decimal(20)))
    assert [found.of(v) for v in (9, 10, 19.99, 20, Decimal("20.00"))] == [0, 1, 1, 2, 2]
