"""Facts of a partial dataset: counted again from the files in plain Python, as known by a quarter, narrowed, dated or not."""

from collections import Counter
from datetime import date
from decimal import Decimal

import pytest

from analytics.known_facts.coverage import known_facts
from analytics.known_facts.facts import facts, is_partial
from analytics.known_facts.next_steps import next_steps
from analytics.known_facts.topics import ASKED, TOPICS
from analytics.known_facts.wording import date_words, figure_words, lead_words, matrix_table, place_of
from analytics.selection import SPANS, Selection
from tests.generated import blank, opened, rows_of
from tests.shipped import PAIRS, WITH_FACTS, dataset, plain

NOW = Selection("2024Q3")
OF_TRACK = {"T1": "progress", "T2": "chain", "T3": "progress", "T4": "promotion", "T5": "digital", "T6": "factors"}
OF_KIND = {
    "visit": "officials",
    "meeting": "officials",
    "secondment": "officials",
    "upgrade": "chain",
    "award": "county",
}


def recounted() -> Counter:
    """(pair, topic) → rows of the files, by hand: the budget told three times over is one, and so is the yarn, which
    stands as a figure and as a need."""
    rows = plain("reported")
    of_county = {p[side]: p["pair_id"] for p in rows["pairs"] for side in ("industrial_adcode", "mountain_adcode")}
    found: Counter = Counter()
    found.update((p["pair_id"], "progress") for p in rows["projects"])
    found.update((e["pair_id"], OF_TRACK.get(e["track_id"]) or OF_KIND[e["kind"]]) for e in rows["events"])
    found.update((of_county[r["adcode"]], "factors") for r in rows["resources"] if r["printed"] != "近6000吨")
    for said in rows["observations"]:
        kind, subject, measure = said["subject_type"], said["subject_id"], said["metric_id"]
        topic = {"county": "county", "project": "results", "province": "officials"}.get(kind, "")
        own = {"yarn_demand": "chain", "cooperation_amount": "chain", "fund_support": "money", "earlier_tie": "earlier"}
        pair = {"county": of_county.get(subject), "province": None}.get(kind, subject[:3])
        found[pair, own.get(measure, topic)] += 1
    found[None, "officials"] += len(rows["assessments"])
    found[None, "money"] += len({flow["locator"] for flow in rows["fund_flows"]})
    return found


def test_facts_are_the_rows_of_the_files_by_pair_and_topic() -> None:
    assert Counter((fact.pair_id, fact.topic) for fact in facts(dataset("reported"), NOW)) == recounted()


def test_pairs_and_what_each_lacks_follow_from_the_count() -> None:
    known, plainly = known_facts(dataset("reported"), NOW), recounted()
    assert sorted(pair.pair_id for pair in known.told) == WITH_FACTS
    assert sorted(pair.pair_id for pair in known.pairs) == PAIRS
    for pair in known.pairs:
        assert pair.count == sum(n for (of, topic), n in plainly.items() if of == pair.pair_id and topic in ASKED)
        assert set(pair.lacks) == {topic for topic in ASKED if not plainly[pair.pair_id, topic]}
    counts = [pair.count for pair in known.told]
    assert counts == sorted(counts, reverse=True), "those of which most is known come first"
    for topic in ASKED:
        assert known.lacking(topic) == sum(not plainly[pair, topic] for pair in PAIRS)


def test_every_fact_has_a_place_in_a_source_and_words_in_both_languages() -> None:
    for fact in facts(dataset("reported"), NOW):
        assert place_of(fact)[0] and fact.claim.zh and fact.claim.en
        for lang in ("zh", "en"):
            assert date_words(fact, lang)
    assert len({fact.id for fact in facts(dataset("reported"), NOW)}) == len(facts(dataset("reported"), NOW))


def test_only_a_dataset_without_any_whole_table_of_figures_is_partial() -> None:
    assert is_partial(dataset("reported")) and not is_partial(dataset("demo"))
    assert is_partial(opened(rows_of(), complete={"pairs", "events"}))
    assert not is_partial(opened(rows_of(), complete={"fund_flows"}))


# What was known by when, and of when.


def event(event_id: str, **more: object) -> dict:
    told = {"kind": "meeting", "title": "会", "value_type": "actual", "as_of": date(2024, 8, 22), "pair_id": "P01"}
    return blank("events", event_id=event_id, source_id="S", locator="第1段", **(told | more))


def figure(metric_id: str = "above_scale_firms", subject: str = "330109", **more: object) -> dict:
    said = {
        "subject_type": "county",
        "period": "2024Q3",
        "value": Decimal(67),
        "status": "reported",
        "unit": "firm",
        "value_type": "actual",
        "as_of": date(2024, 8, 22),
        "source_id": "S",
        "locator": "第1段；旁注",
    }
    return blank("observations", subject_id=subject, metric_id=metric_id, **(said | more))


def part(**tables: list[dict]):
    return opened(rows_of(**tables), complete={"pairs", "counties", "tracks"})


@pytest.mark.parametrize("span", SPANS)
def test_an_undated_event_is_seen_whatever_the_span_and_says_so(span) -> None:
    held = part(events=[event("E1"), event("E2", date=date(2023, 12, 31), date_precision="year")])
    undated, dated = facts(held, Selection("2024Q3", span))
    assert undated.is_undated and date_words(undated, "zh") == "未写日期" and date_words(undated, "en") == "not dated"
    assert date_words(dated, "zh") == "2023年"


def test_what_had_happened_before_its_period_was_over_is_not_dated_by_the_period() -> None:
    early = figure()
    late = figure("firms", as_of=date(2024, 10, 9))
    found = {fact.as_of: fact for fact in facts(part(observations=[early, late]), NOW)}
    assert date_words(found[date(2024, 8, 22)], "zh") == "未写日期"
    assert date_words(found[date(2024, 10, 9)], "zh") == "2024年第三季度"


def test_money_announced_for_a_year_to_come_is_seen_and_never_counted_into_the_years_so_far() -> None:
    def planned(year: int, amount: int, locator: str = "第2段") -> dict:
        return blank("fund_flows", flow_id=f"F{year}", year=year, period=str(year), stage="planned", source_id="S",
                     amount=Decimal(amount), as_of=date(2024, 8, 22), locator=locator)  # fmt: skip

    same = [planned(year, 1_800_000_000) for year in (2023, 2024, 2025)]
    (fact,) = facts(part(fund_flows=same), NOW)
    assert (fact.period, fact.value) == ("2023-2025", 1_800_000_000)
    assert fact.value_type == "planned" and fact.pair_id is None
    (before,) = facts(part(fund_flows=same), Selection("2024Q2"))
    assert before.period == "2023-2024", "said in August: by June only the years begun are known"
    apart = [planned(2024, 1_800_000_000), planned(2025, 1_700_000_000), planned(2023, 1_800_000_000, "第3段")]
    assert len(facts(part(fund_flows=apart), NOW)) == 3


def test_nothing_is_known_before_it_was_said() -> None:
    assert facts(part(events=[event("E1")]), Selection("2024Q2")) == ()
    forecast = figure(
        "cooperation_amount", "P01", subject_type="pair", unit="yuan", value_type="forecast", period="2025"
    )
    assert facts(part(observations=[forecast]), Selection("2024Q2")) == ()
    assert len(facts(part(observations=[forecast]), NOW)) == 1


def test_a_tie_older_than_the_programme_tells_of_no_pair() -> None:
    tie = figure("earlier_tie", "P01", subject_type="pair", unit="pair", value=None, status="in_words", printed="多年")
    known = known_facts(part(observations=[tie]), NOW)
    assert not known.told and known.of("P01").earlier == 1 and known.of("P01").count == 0
    assert [pair.pair_id for pair in known.pairs] == ["P01", "P02", "P03"]


def test_what_is_known_of_a_county_alone_tells_of_no_pair_but_is_counted() -> None:
    known = known_facts(part(observations=[figure()]), NOW)
    assert not known.told and known.of("P01").by_topic == {"county": 1}


# Narrowed.


def test_pairs_places_tracks_and_kinds_narrow_the_facts_alike() -> None:
    data = dataset("reported")
    for asked, kept in (
        (Selection("2024Q3", pairs=("P10",)), lambda f: f.pair_id in (None, "P10")),
        (Selection("2024Q3", tracks=("T2",)), lambda f: f.track_id == "T2"),
        (Selection("2024Q3", value_type="forecast"), lambda f: f.value_type == "forecast"),
        (
            Selection("2024Q3", counties=("331023",)),
            lambda f: f.county == "331023" or (f.pair_id == "P10" and not f.county),
        ),
    ):
        of_all = {fact.id for fact in facts(data, NOW) if kept(fact)}
        found = {fact.id for fact in facts(data, asked)}
        assert found == of_all | {fact.id for fact in facts(data, asked) if not fact.pair_id}
        assert found or asked.tracks
    assert not any(fact.pair_id is None for fact in facts(data, Selection("2024Q3", tracks=("T2",))))


def test_under_a_track_nothing_is_called_missing() -> None:
    known = known_facts(dataset("reported"), Selection("2024Q3", tracks=("T2",)))
    assert not known.whole and {step.reason for step in next_steps(dataset("reported"), known)} == {"undated"}
    said = lead_words(dataset("reported"), known, Selection("2024Q3", tracks=("T2",)), "zh")
    assert "没有符合筛选的事实" in said and "资金" not in said


# What to ask next.


def test_each_rule_of_what_to_ask_next_has_its_fact_and_its_supplier() -> None:
    held = part(
        projects=[
            blank("projects", project_id="J1", pair_id="P01", name="无阶段", stage_as_of=date(2024, 8, 22), source_id="S"),
            blank("projects", project_id="J2", pair_id="P01", name="无投资", stage="signed", source_id="S",
                  stage_as_of=date(2024, 8, 22)),
            blank("projects", project_id="J3", pair_id="P01", name="齐全", stage="signed", source_id="S",
                  stage_as_of=date(2024, 8, 22), planned_investment=Decimal(10)),
        ],
        events=[event("E1"), event("E2", date=date(2024, 1, 1), date_precision="day"),
                event("E3", value_type="forecast", date=date(2024, 12, 31), date_precision="year")],
        observations=[figure(value=None, status="in_words", printed="数万家"), figure("firms", "331181", value=Decimal(1))],
    )  # fmt: skip
    known = known_facts(held, NOW)
    mine = [step for step in next_steps(held, known) if step.pair_id == "P01"]
    about = [(step.reason, step.fact.id.partition("-")[2]) for step in mine if step.fact]
    assert [(reason, of[:2]) for reason, of in about if reason != "words"] == [
        ("expected", "E3"), ("stage", "J1"), ("project", "J2"), ("undated", "E1")
    ]  # fmt: skip
    (words,) = (step for step in mine if step.reason == "words")
    assert "数万家" in words.ask.zh and words.supplier.zh.startswith("330109"), "asked of the county it is of"
    missing = [step.topic for step in mine if step.reason == "missing"]
    assert missing == [topic for topic in ASKED if topic not in known.of("P01").by_topic]
    assert [step.reason for step in mine] == sorted(
        (step.reason for step in mine), key=["expected", "stage", "project", "words", "undated", "missing"].index
    )
    untold = [step for step in next_steps(held, known) if step.pair_id == "P03"]
    assert [step.topic for step in untold] == list(ASKED) and {step.reason for step in untold} == {"missing"}


def test_every_topic_that_may_be_missing_says_what_to_ask_and_of_whom() -> None:
    for topic_id in ASKED:
        assert TOPICS[topic_id].asks and TOPICS[topic_id].office.zh and TOPICS[topic_id].office.en
    assert "earlier" not in ASKED


# Words.


def test_figures_keep_their_qualifier_and_words_stay_words() -> None:
    said = {fact.id: figure_words(fact, "zh") for fact in facts(dataset("reported"), NOW)}
    values = list(said.values())
    for expected in (
        "超 1 亿元",
        "超 10 亿元",
        "近 6,000 吨/年",
        "4.2%左右",
        "15 亿元",
        "2.4 亿元",
        "100 人",
        "至少 2 家",
    ):
        assert expected in values
    for expected in ("“数万家”", "“全覆盖”", "“及格”", "“较好完成”", "“合作多年”"):
        assert expected in values


def test_the_sentence_has_the_counts_of_the_matrix() -> None:
    known = known_facts(dataset("reported"), NOW)
    made = matrix_table(dataset("reported"), known, "zh")
    told = [row for row in made.exact if row[-1]]
    assert sum(row[-1] for row in told) == len(known.of_pairs) - sum(pair.earlier for pair in known.pairs)
    assert lead_words(dataset("reported"), known, NOW, "zh") == (
        "公开报道只讲到 18 对中的 8 对：73 条事实，68 条归到对；10 对没有一条本轮结对的事实；分到对的资金只见 1 笔。"
    )


def test_blanks_and_markup_of_the_data_are_words_and_break_nothing() -> None:
    nasty = "<b>{x}</b> =1+1 **粗** [a](javascript:1)"
    held = part(events=[event("E1", title=nasty, title_en=" "), event("E2", title=" ")])
    first, second = facts(held, NOW)
    assert first.claim.zh == first.claim.en == nasty and second.claim.zh == "—"
    asks = [step.ask.zh for step in next_steps(held, known_facts(held, NOW)) if step.fact]
    assert any(nasty in ask for ask in asks)
