"""The words of links stand on their lines and cover neither a county's name nor one another; names are shorter on a small map."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from analytics.map.names import Tag, name_width, shortened, tags_placed

SIZE, WIDE, HIGH = 10.0, 80.0, 15.0
at = st.tuples(st.floats(0, 600), st.floats(0, 600))


def covers(one, other) -> bool:
    (x, y, w, h), (u, v, k, m) = one, other
    return abs(x - u) < (w + k) / 2 and abs(y - v) < (h + m) / 2


def test_the_first_place_that_is_free_is_taken():
    line = tuple((100.0, float(y)) for y in (100, 140, 180))
    assert tags_placed([Tag(line, WIDE, HIGH)], {}, SIZE) == [(100.0, 100.0)]
    assert tags_placed([Tag(line, WIDE, HIGH)], {"仙居县": (110.0, 102.0)}, SIZE) == [(100.0, 140.0)]
    assert tags_placed([Tag(line, WIDE, HIGH)] * 2, {}, SIZE) == [(100.0, 100.0), (100.0, 140.0)]


def test_beside_its_line_it_still_touches_it():
    (x, y), *_ = tags_placed([Tag(((100.0, 100.0),), WIDE, HIGH)], {"仙居县": (80.0, 100.0)}, SIZE)
    assert y == 100.0 and 0 < x - 100.0 < WIDE / 2


@given(st.lists(at, min_size=1, max_size=5), st.lists(at, max_size=6))
def test_with_room_enough_nothing_is_covered(starts, names):
    """Each line leads far out of the crowd."""
    tags = [
        Tag(tuple((x + 900 * n + 2000 * i * n, y + 40 * n) for n in range(8)), WIDE, HIGH)
        for i, (x, y) in enumerate(starts)
    ]
    standing = {"县" * (n + 1): where for n, where in enumerate(names)}
    boxes = [(x, y, WIDE, HIGH) for x, y in tags_placed(tags, standing, SIZE)]
    words = [(x, y, name_width(name, SIZE), SIZE) for name, (x, y) in standing.items()]
    assert not any(covers(box, word) for box in boxes for word in words)
    assert not any(covers(one, other) for one, other in combinations(boxes, 2))


def test_a_name_goes_without_its_kind_where_no_other_is_called_so():
    assert shortened({"a": "景宁县", "b": "义乌市"}) == {"a": "景宁", "b": "义乌"}


def test_a_name_that_would_be_anothers_stays_whole_as_one_of_two_signs_or_of_another_script_does():
    assert shortened({"a": "吴兴区", "b": "吴兴县", "c": "吴县", "d": "Yiwu", "e": "德清县", "f": "德清"}) == {}
