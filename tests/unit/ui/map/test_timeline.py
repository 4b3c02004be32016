"""Every quarter of the map in one message says what the map of that quarter says, and is small."""

from dataclasses import replace

import pytest

from analytics.map.course import map_course
from style.periods import quarters_between
from tests.shipped import view
from ui.map.timeline import ways_elsewhere
from ui.map.view import map_view
from ui.pieces.components import as_sent

EVERY = quarters_between("2023Q1", "2025Q4")
REPORTED = ("projects", "event_firms", "fund_spent")
MOST = 60_000  # bytes of twelve quarters, before they are packed


@pytest.mark.parametrize(
    "asked", [{"link": "execution_rate", "shade": "investment_completed"}, {"link": "leverage"}, {}]
)
def test_a_quarter_that_is_played_is_the_one_that_would_be_asked_for(asked):
    time = map_view(view(q="2025Q1", **asked), played=True).time
    assert (
        time
        and [frame.href.count(f"q={quarter}") for frame, quarter in zip(time.frames, EVERY, strict=True)] == [1] * 12
    )
    assert time.at == EVERY.index("2025Q1")
    for quarter, frame in zip(EVERY, time.frames, strict=True):
        there = map_view(view(q=quarter, **asked))
        assert (frame.counts, frame.no_figure) == (there.legend.counts, there.legend.no_figure)
        for arc in there.arcs:
            moment = frame.arcs[arc.id]
            looks = (arc.width, arc.pace, arc.step, arc.tag)
            assert (moment.width, moment.pace, moment.step, moment.tag) == looks
            named = [(label, said) for label, said in zip(time.labels, moment.told, strict=True) if said]
            told = dict([*named, (time.period, frame.period)])
            assert told == {label: said for label, said in arc.rows if label != "预警（条）"}
            assert (
                arc.line[: EVERY.index(quarter) + 1] == time.lines[arc.id][: EVERY.index(quarter) + 1] or not arc.line
            )
        for shade in there.shades:
            assert (frame.shades[shade.adcode].step, frame.shades[shade.adcode].told[0]) == (
                shade.step,
                shade.rows[0][1],
            )


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    "asked", [{"link": "execution_rate", "shade": "investment_completed"}, {"link": "leverage"}, {}]
)
def test_twelve_quarters_are_one_small_message(lang, asked):
    time = map_view(view(lang=lang, **asked), played=True).time
    sent = len(as_sent({"time": time}))
    print(f"{lang} {asked}: {sent:,} bytes")
    assert sent <= MOST


def test_bars_are_of_one_scale_and_say_what_they_stand_for():
    time = map_view(view(link="execution_rate"), played=True).time
    assert time and time.frames[0].share is None and time.frames[0].said == "未下达"
    assert all(0 <= frame.share <= 1 for frame in time.frames[1:])
    assert time.frames[-1].due == 1.0, "at the year's end all that was allocated is due"
    assert f"{time.frames[-1].share:.1%}" == time.frames[-1].said
    amounts = map_view(view(link="investment_completed"), played=True).time
    assert amounts and max(frame.share for frame in amounts.frames) == 1.0
    assert {frame.due for frame in amounts.frames} == {None}


def test_without_fixed_classes_quarters_are_not_played():
    """Each would need a key of its own: a link would change its width and mean the same."""
    assert map_view(view(classes="quarter"), played=True).time is None
    assert map_view(view()).time is None


def test_only_what_is_selected_is_played():
    few, all_of_them = (
        map_view(replace(view(), **kept), played=True) for kept in ({"address": view(pairs=("P07",)).address}, {})
    )
    assert few.time and set(few.time.frames[0].arcs) == set(all_of_them.time.frames[0].arcs)


@pytest.mark.parametrize("asked", [{"link": "execution_rate"}, {}])
def test_a_difference_that_is_played_is_the_one_that_would_be_asked_for(asked):
    """Every quarter against the same one, in classes and widths that do not change."""
    made = map_view(view(q="2025Q2", mode="change", other="2024Q4", **asked), played=True, mode="change")
    time = made.time
    assert time and time.mode == "change" and time.other == EVERY.index("2024Q4")
    assert [mode.id for mode in time.modes] == ["one", "beside", "change"]
    assert all(f"other={quarter}" in str(frame.other_href) for quarter, frame in zip(EVERY, time.frames, strict=True))
    for quarter, frame in zip(EVERY, time.frames, strict=True):
        there = map_view(view(q=quarter, mode="change", other="2024Q4", **asked), mode="change")
        assert (frame.counts, frame.no_figure) == (there.legend.counts, there.legend.no_figure)
        assert (frame.arc_title, there.legend.widths) == (there.legend.arc_title, made.legend.widths)
        for arc in there.arcs:
            moment = frame.arcs[arc.id]
            assert (moment.width, moment.pace, moment.tag) == (arc.width, arc.pace, arc.tag)
            told = dict([*zip(time.labels, moment.told, strict=True), (time.period, frame.period)])
            assert told == {label: said for label, said in arc.rows if label != "预警（条）"}
    same = time.frames[time.other].arcs.values()
    assert {moment.pace for moment in same} <= {2, None}, "against itself nothing differs"
    assert len(as_sent({"time": time})) <= MOST


def test_side_by_side_is_played_from_the_same_message():
    beside = map_view(view(q="2025Q4", mode="beside"), played=True, mode="beside")
    one = map_view(view(q="2025Q4"), played=True)
    assert beside.time and one.time and beside.time.other == EVERY.index("2024Q4") and one.time.other is None
    assert [frame.arcs for frame in beside.time.frames] == [frame.arcs for frame in one.time.frames]
    assert beside.legend == one.legend, "one scale for both"


def test_where_the_page_has_a_player_the_quarter_is_chosen_there_alone():
    assert view().has_player("map") and not view().has_player("overview")
    assert not view(classes="quarter").has_player("map") and not view(view="tilted").has_player("map")


def test_a_dataset_that_tells_of_two_quarters_is_played_and_one_of_fewer_is_not():
    """Of the reported one projects are told of at two quarters, pairs that met in one alone, money of pairs at none."""
    told = {link: map_course(view("reported").dataset, link, view("reported").selection).told for link in REPORTED}
    assert told == {"projects": 2, "event_firms": 1, "fund_spent": 0}
    assert {link: view("reported", link=link).has_player("map") for link in told} == {
        link: quarters >= 2 for link, quarters in told.items()
    }
    assert map_view(view("reported", link="projects"), played=True).time


def test_where_nothing_is_told_at_the_quarter_shown_a_partial_dataset_is_not_played():
    """The page then lists single facts and has no map to play: the quarter is chosen above."""
    assert not view("reported", link="projects", q="2023Q4").can_play("map")


@pytest.mark.parametrize("asked", [{"view": "tilted"}, {"view": "flat"}, {"classes": "quarter"}])
def test_a_map_that_cannot_go_through_quarters_leads_to_the_one_that_can(asked):
    shown = view(q="2025Q2", link="execution_rate", **asked)
    assert shown.can_play("map") and not shown.has_player("map")
    ways = ways_elsewhere(shown)
    assert [way.id for way in ways] == ["play", "beside", "change"]
    for way in ways:
        assert way.href and "view=" not in way.href and "classes=" not in way.href
        assert "q=2025Q2" in way.href and "link=execution_rate" in way.href
        assert ("mode=" in way.href) == (way.id != "play")
