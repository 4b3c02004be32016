"""What one pair is given of the province: the same for whoever asks but his own, rounded as printed, and nothing else."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from decimal import Decimal
from fractions import Fraction
from inspect import signature
from typing import Any

import pytest

from analytics.answer import parts
from analytics.metrics import METRICS
from analytics.peers.beside import Beside, BesideProvince, beside_province
from analytics.peers.figures import COMPARED, quarter_told, told_before
from analytics.peers.release import released, step_of
from analytics.selection import Selection
from style.numbers import figure
from tests.shipped import PAIRS, QUARTERS, dataset

OWN = ("own", "quarter", "pair_id")


def beside(pair: str = "P05", as_of: str = "2025Q4", name: str = "demo") -> BesideProvince:
    return beside_province(dataset(name), pair, as_of)


def line(found: BesideProvince, metric_id: str) -> Beside:
    return next(one for one in found.lines if one.metric_id == metric_id)


def numbers(held: Any) -> Iterator[Fraction]:
    """Every number within, however deep."""
    if is_dataclass(held):
        for one in fields(held):
            yield from numbers(getattr(held, one.name))
    elif isinstance(held, (tuple, list, frozenset)):
        for each in held:
            yield from numbers(each)
    elif isinstance(held, (int, float, Decimal, Fraction)):
        yield Fraction(held)


def test_no_figure_of_another_pair_is_in_what_is_given() -> None:
    """However deep it is looked: neither a value nor one side of a rate. Round ones may be what is told by chance."""
    for pair in PAIRS[::4]:
        for quarter in ("2023Q4", "2024Q4", "2025Q4"):
            found = beside(pair, quarter)
            for metric_id in COMPARED:
                step, own = step_of(metric_id), line(found, metric_id).own
                mine = [one for one in (*found.lines, *found.tracks) if one.metric_id == metric_id]
                told = {number for one in mine for number in numbers(replace(one, own=own))} - set(numbers(own))
                for part in parts(dataset("demo"), metric_id, ("pair",), Selection(quarter)):
                    sides = (part.value, part.numerator, part.denominator)
                    secret = {Fraction(side) for side in sides if side is not None and Fraction(side) % step}
                    assert part.of[0] == pair or not secret & told, metric_id


def test_what_is_told_of_all_is_the_same_whoever_asks() -> None:
    """Else two counties would hold what each is told against the other."""

    def of_all(found: BesideProvince) -> list[tuple]:
        return [
            tuple(getattr(one, field.name) for field in fields(one) if field.name not in OWN)
            for one in (*found.lines, *found.tracks)
        ]

    assert all(of_all(beside(pair)) == of_all(beside("P01")) for pair in PAIRS)


def test_nothing_can_be_chosen_but_the_year() -> None:
    """Who could choose tracks, places or quarters could isolate one pair."""
    assert list(signature(beside_province).parameters) == ["dataset_full", "pair_id", "as_of"]
    told = {beside("P01", quarter).quarter for quarter in QUARTERS["demo"]}
    assert told == {"2023Q4", "2024Q4", "2025Q4"}


def test_the_quarter_told_is_the_last_of_its_year() -> None:
    assert quarter_told(dataset("demo"), "2024Q2") == "2024Q4"
    assert quarter_told(dataset("reported"), "2024Q1") == "2024Q3"


def test_what_was_told_before_is_what_can_be_subtracted() -> None:
    data = dataset("demo")
    assert told_before(data, "investment_completed", "2025Q3") == ("2025Q1", "2025Q2")
    assert told_before(data, "projects", "2025Q2") == ("2023Q4", "2024Q4", "2025Q1")
    assert told_before(data, "fund_allocated", "2025Q4") == ()


def test_own_figures_are_those_of_every_page() -> None:
    found = beside("P05")
    for metric_id in COMPARED:
        own = parts(dataset("demo"), metric_id, ("pair",), Selection("2025Q4", pairs=("P05",)))
        assert line(found, metric_id).own == next(part for part in own if part.of[0] == "P05")


def test_the_demo_tells_most_and_withholds_some() -> None:
    found = beside()
    assert all(one.province is not None and one.box and one.quarter and one.known == 18 for one in found.lines)
    assert (len(found.tracks), sum(one.province is None for one in found.tracks)) == (33, 6)
    first = beside(as_of="2023Q4")
    assert [one.metric_id for one in first.lines if one.box is None] == [
        "projects",
        "output_value",
        "fund_allocated",
        "output_target_rate",
    ]


def test_that_nearly_nobody_has_any_is_not_told() -> None:
    """In 2023 two pairs had output: neither their sum nor anyone's 0 is told, and no track of it."""
    found = beside(as_of="2023Q4")
    output = line(found, "output_value")
    assert (output.own.value, output.province, output.box, output.quarter) == (0, None, None, None)
    assert all(one.province is None for one in found.tracks if one.metric_id == "output_value")


def test_where_too_few_have_a_figure_not_even_their_number_is_told() -> None:
    found = beside("P10", "2024Q3", "reported")
    assert found.tells_nothing and not found.tracks
    assert all((one.known, one.province, one.box, one.quarter) == (None,) * 4 for one in found.lines)


@pytest.mark.parametrize("quarter", ("2023Q4", "2024Q4", "2025Q4"))
def test_both_languages_print_the_same_digits_of_what_is_told(quarter: str) -> None:
    """What is held is rounded as it is printed, so another unit cannot show more of it."""
    found = beside("P01", quarter)
    for one in (*found.lines, *found.tracks):
        if one.province is not None:
            metric = METRICS[one.metric_id]
            assert one.province % step_of(one.metric_id) == 0
            exact = Decimal(one.province.numerator) / Decimal(one.province.denominator)
            zh, en = (figure(exact, metric.unit, lang, metric.decimals).number for lang in ("zh", "en"))
            digits = [said.replace(",", "").replace(".", "").lstrip("0") for said in (zh, en)]
            assert digits[0] == digits[1]


def test_within_a_year_what_few_pairs_move_is_withheld_and_no_track_is_told() -> None:
    told = {one.metric_id: one for one in released(dataset("demo"), "2025Q3")}
    assert told["fund_allocated"].province is None and told["execution_rate"].province is None
    assert told["investment_completed"].province is not None
    assert all(not one.tracks for one in told.values())


def test_a_pair_that_does_not_exist_is_no_pair_with_nothing() -> None:
    with pytest.raises(KeyError, match="P99"):
        beside("P99")
