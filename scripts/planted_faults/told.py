"""Faults of what of all pairs is told to one of them: each opens a figure that is to stay closed."""

from scripts.planted_faults.fault import Fault

_PEERS = "tests/unit/analytics/peers"
_KNOWN_ORDER = f"{_PEERS}/test_attack.py::test_who_knows_the_order_of_all_pairs_comes_no_closer_than_the_limits"
_AUDITED = "box = box if box and hides(values, box, told, is_rate=not is_sum, limits=limits) else None"

TOLD = (
    Fault(
        "one cell is withheld alone",
        "analytics/peers/cells.py",
        "    while total_is_told and hidden and by_size",
        "    while False and hidden and by_size",
        "total less the other tracks is the figure that was withheld",
        (
            f"{_PEERS}/test_cells.py::test_no_cell_is_withheld_alone_where_the_total_is_told",
            f"{_PEERS}/test_attack.py::test_no_table_of_sums_gives_a_part_away",
            f"{_PEERS}/test_attack.py::test_no_pair_s_part_of_a_track_can_be_worked_out",
        ),
    ),
    Fault(
        "one pair may outweigh the rest",
        "analytics/peers/cells.py",
        "return sum(sizes[2:]) > limits.estimate * sizes[0]",
        "return bool(sizes[0])",
        "the sum of a track is nearly one pair's figure",
        (
            f"{_PEERS}/test_cells.py::test_a_sum_is_told_of_six_where_the_others_hide_the_largest",
            f"{_PEERS}/test_attack.py::test_no_table_of_sums_gives_a_part_away",
        ),
    ),
    Fault(
        "the median as it is",
        "analytics/peers/release.py",
        _AUDITED,
        'box = box and __import__("dataclasses").replace(box, middle=__import__("statistics").median(values))',
        "who is ninth knows the tenth's figure to the last digit",
        (_KNOWN_ORDER,),
    ),
    Fault(
        "the quartile is a neighbour's figure",
        "analytics/peers/quartiles.py",
        "half = Fraction(limits.window, 2)",
        "half = Fraction(1, 2)",
        "who knows the order reads the fifth's figure off the strip",
        (
            f"{_PEERS}/test_quartiles.py::test_each_quartile_is_the_mean_of_at_least_seven_neighbours",
            f"{_PEERS}/test_beside.py::test_the_demo_tells_most_and_withholds_some",
        ),
    ),
    Fault(
        "a quartile is the fifth's own figure",
        "analytics/peers/release.py",
        _AUDITED,
        'box = box and __import__("dataclasses").replace(box, low=sorted(values)[4])',
        "who is fourth or sixth reads his neighbour's figure off the strip",
        (_KNOWN_ORDER,),
    ),
    Fault(
        "quartiles are told unaudited",
        "analytics/peers/release.py",
        _AUDITED,
        "box = box if box else None",
        "where figures lie close together, the next one's is known to within 1%",
        (_KNOWN_ORDER,),
    ),
    Fault(
        "quartiles are not rounded",
        "analytics/peers/quartiles.py",
        "return max(digit * ten for digit in (1, 2, 5) if digit * ten <= Fraction(most))",
        "return Fraction(1, 10**9)",
        "seven figures add up to the last yuan, and six of them may be known",
        (f"{_PEERS}/test_quartiles.py::test_the_step_is_at_most_a_tenth_of_the_median",),
    ),
    Fault(
        "a total beside an earlier one",
        "analytics/peers/cells.py",
        "return is_safe(now, limits) and all(is_safe(moved(now, before), limits) for before in told_before)",
        "return is_safe(now, limits)",
        "one quarter less the one before is what a single pair spent",
        (f"{_PEERS}/test_cells.py::test_a_total_is_told_where_what_came_since_the_last_one_is_safe_too",),
    ),
    Fault(
        "a track beside the year before",
        "analytics/peers/release.py",
        "            earlier.append(cells)\n",
        "",
        "one year's projects of a track less the last one's are a single pair's",
        (f"{_PEERS}/test_release.py::test_a_stock_s_tracks_are_judged_beside_the_years_before",),
    ),
    Fault(
        "zero is told where nobody has any",
        "analytics/peers/cells.py",
        "sum(1 for size in sizes if size) < limits.contributors",
        "len(sizes) < limits.contributors",
        "a track with 0 says of each pair that it has none there",
        (f"{_PEERS}/test_cells.py::test_a_sum_is_told_of_six_where_the_others_hide_the_largest",),
    ),
)
