"""The tables of the assessment page: what is printed adds up, and is what the published file says."""

import csv
from decimal import Decimal

import pytest

from analytics.assessment.firm import BOUNDS, USUAL, firm, ways
from analytics.assessment.firm_tables import (
    chances_table,
    intervals_table,
    ordered,
    passes_table,
    share_cell,
    tiers_table,
    ways_table,
)
from analytics.assessment.gaps import BEST, MEDIAN, explained
from analytics.assessment.groups import alike
from analytics.assessment.result import AssessmentRound
from analytics.assessment.scored import assessment
from analytics.assessment.tables import course_table, gap_table, pair_table, score_table
from analytics.firmness.tiers import tiers
from store.schemes import schemes
from style.text import LANGUAGES, Text
from tests.shipped import DATA, dataset

OF = AssessmentRound(2024)


@pytest.fixture(scope="module")
def assessed():
    return assessment(dataset("demo"), schemes(dataset("demo"))[0], OF)


def published(year: str, half: str) -> dict[str, dict[str, str]]:
    """Scores by pair and indicator as the file has them, read plainly."""
    found: dict[str, dict[str, str]] = {}
    with (DATA / "demo" / "assessments.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            if (row["subject_type"], row["year"], row["half"]) == ("pair", year, half):
                found.setdefault(row["subject_id"], {})[row["indicator_id"]] = row["score"]
    return found


def test_the_table_of_scores_is_the_file(assessed):
    told = score_table(dataset("demo"), assessed, "zh")
    ids = [column.id for column in told.columns]
    filed = published("2024", "")
    assert len(told.printed) == len(filed) == 18
    for line, row in zip(assessed.lines, told.printed, strict=True):
        said = dict(zip(ids, row, strict=True))
        assert Decimal(said["score"]) == Decimal(filed[line.pair_id]["overall"])
        for n, one in enumerate(assessed.scheme.indicators):
            assert Decimal(said[f"points_{n}"]) == Decimal(filed[line.pair_id][one.id])


@pytest.mark.parametrize("against", [BEST, MEDIAN, "P07"])
def test_the_parts_of_every_gap_add_up_as_printed(assessed, against):
    for line in assessed.scored:
        told = gap_table(assessed, explained(assessed, line.pair_id, against), "甲", "乙", "zh")
        *parts, whole = [row[3] for row in told.exact]
        assert sum(parts, Decimal(0)) == whole
        printed = [Decimal(row[3].replace("−", "-")) for row in told.printed]
        assert sum(printed[:-1]) == printed[-1]


def test_what_a_pairs_points_weigh_adds_up_to_its_score(assessed):
    for line in assessed.scored:
        told = pair_table(dataset("demo"), assessed, line.pair_id, "zh")
        *parts, score = [row[4] for row in told.exact]
        assert abs(sum(parts, Decimal(0)) - score) <= Decimal("0.05") and score == line.score


def test_groups_change_no_score(assessed):
    grouped = alike(dataset("demo"), assessed.scheme, "mountain", 2024)
    found = assessment(dataset("demo"), grouped, OF)
    assert len(found.groups) == 3 and {line.pair_id: line.score for line in found.lines} == {
        line.pair_id: line.score for line in assessed.lines
    }
    draft = schemes(dataset("demo"))[-1]
    assert alike(dataset("demo"), draft, "industrial", 2024) == draft


@pytest.mark.parametrize("lang", LANGUAGES)
def test_firmness_in_tables(assessed, lang):
    held = dataset("demo")
    found = firm(held, assessed.scheme, OF, BOUNDS[USUAL])
    groups = tiers(found)
    order = ordered(groups)
    assert sorted(order) == sorted(found.pair_ids)
    for row in intervals_table(held, assessed, found, groups, lang).exact:
        low, median, high = row[5:8]
        assert low <= median <= high
    assert sum(row[1] for row in tiers_table(held, groups, lang).exact) == len(order)
    for row in chances_table(held, found, order, lang).exact:
        assert sum(row[1:]) == pytest.approx(1)
    passing = passes_table(held, found, order, lang).exact
    assert all(passing[n][n + 1] is None for n in range(len(order)))
    assert all(passing[a][b + 1] + passing[b][a + 1] <= 1 + 1e-9 for a in range(18) for b in range(a))
    other = ways(held, assessed.scheme, OF)
    assert (
        len(other.dropped) == 5
        and len(ways_table(held, assessed, other, other.others, Text("甲", "A"), lang).printed) == 18
    )


def test_a_share_is_never_printed_as_none_or_all_when_it_is_not():
    assert [share_cell(one, "zh")[0] for one in (0, 0.001, 0.5, 0.999, 1)] == ["—", "<0.5%", "50%", ">99.5%", "100%"]


def test_the_course_has_every_round_of_every_pair():
    told = course_table(dataset("demo"), "zh")
    assert len(told.printed) == 18 and len(told.columns) == 1 + 3 * 3
    filed = published("2023", "")
    assert {row[1] for row in told.exact} == {
        Decimal(one["overall"]).quantize(Decimal("0.1")) for one in filed.values()
    }
