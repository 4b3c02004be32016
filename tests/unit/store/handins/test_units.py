"""A county hands in for its own pair alone, sees its own hand-ins alone, and learns nothing of the rows of others."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from access.reader import NotAllowed, Reader, acting_as, everybody, reader
from access.roles import RIGHTS, ROLES
from store.apart import judging as apart
from store.datasets import Dataset
from store.forms.template import county_template, whole_template
from store.handins import desk, drawers
from store.handins.desk import HandIn, NotReady
from store.handins.reading import base_of
from store.handins.receiving import source_of
from store.history import trail
from store.ledgers.results import Expected
from store.publishing import publish_scheme, roll_back
from store.saved.small_files import NotSaved
from store.senders import own_rows
from tests.unit.store.handins.reads import piece, published, read_of
from tests.unit.store.handins.writers import LATER

TAISHUN, QINGTIAN = "330329", "331181"  # of P01 and of P02
EACH = {role: reader(f"id-{role}", f"某{role}", [role], [TAISHUN] if role == "county" else []) for role in ROLES}
COLLEAGUE = reader("id-colleague", "同事", ["county"], [TAISHUN])
PARTNER = reader("id-partner", "滨江", ["county"], ["330108"])
STRANGER = reader("id-stranger", "外县", ["county"], [QINGTIAN])
OWN = replace(LATER, pair_id="P01")
SHEET = "项目编号,报告期,完成投资（万元）\nP01-001,2029年第一季度,1200\n"
HALF = "项目编号,报告期,完成投资（万元）\nP01-001,2029年第一季度,1200\nP02-001,2029年第一季度,1300\n"


def hand(base: Dataset, who: Reader, content: str = SHEET, expected: Expected | None = OWN, **more: object) -> HandIn:
    with acting_as(who):
        return desk.hand_in(base.name, "进展.csv", content.encode(), "写在这里的名字", expected, **more)  # type: ignore[arg-type]


def is_allowed(right: str, who: Reader, is_own: bool) -> bool:
    return bool((RIGHTS[right].anywhere | (RIGHTS[right].own if is_own else frozenset())) & who.roles)


def done(who: Reader, act: Callable[[], object]) -> bool:
    with acting_as(who):
        try:
            act()
        except (NotAllowed, NotSaved):
            return False
        except NotReady:
            pass
    return True


def test_who_hands_in_is_who_signed_in_and_of_which_unit(base: Dataset) -> None:
    handin = hand(base, EACH["county"])
    assert (handin.who, handin.author, handin.author_name) == ("某county", "id-county", "某county")
    assert handin.unit == (TAISHUN,)
    again = desk.find_handin(base.name, handin.id)
    assert again == handin
    line = trail.entries(dataset=base.name, kind="handin")[0]
    assert (line.who, line.details["reader"]) == ("某county", "id-county")
    of_office = hand(base, EACH["steward"])
    assert of_office.unit == () and of_office.who == "某steward"
    unsigned = hand(base, everybody())
    assert (unsigned.who, unsigned.author, unsigned.unit) == ("写在这里的名字", "", ())


@pytest.mark.parametrize("pair", ["P02", None, "P99", "p01", "P01 "])
def test_a_county_hands_in_for_no_other_pair(base: Dataset, pair: str | None) -> None:
    with pytest.raises(NotAllowed):
        hand(base, EACH["county"], expected=replace(OWN, pair_id=pair))
    assert desk.handins(base.name) == ()
    handin = hand(base, EACH["county"])
    with pytest.raises(NotAllowed):
        hand(base, EACH["county"], expected=replace(OWN, pair_id=pair or "P02"), replaces=handin.id)


@pytest.mark.parametrize("role", ROLES)
def test_handing_in_by_right(base: Dataset, role: str) -> None:
    assert done(EACH[role], lambda: desk.hand_in(base.name, "a.csv", SHEET.encode(), "x", OWN)) is is_allowed(
        "hand_in", EACH[role], True
    )


READS: dict[str, Callable[[Dataset, HandIn], object]] = {
    "content": lambda base, one: desk.content_of(one),
    "found": lambda base, one: desk.found_of(one, base),
    "read": lambda base, one: desk.read_of(one, base),
    "judged": lambda base, one: desk.judged(one, base),
    "merged": lambda base, one: desk.merged_of([one], base),
    "why": lambda base, one: desk.why_withdrawn(one),
}
CHANGES: dict[str, Callable[[Dataset, HandIn], object]] = {
    "answer": lambda base, one: desk.answer(one, "x", "原因", "x", base) or True,
    "confirm": lambda base, one: desk.confirm_columns(one, {"列": ""}, "x"),
    "withdraw": lambda base, one: desk.withdraw(one, "x", "原因"),
}


@pytest.mark.parametrize("name", READS)
def test_an_unpublished_file_is_read_by_the_office_and_its_own_unit(base: Dataset, name: str) -> None:
    handin = hand(base, EACH["county"])
    for who in (*EACH.values(), COLLEAGUE, PARTNER, STRANGER):
        own = TAISHUN in who.counties
        expected = is_allowed("see_handin", who, own)
        assert done(who, lambda: READS[name](base, handin)) is expected, who
        with acting_as(who):
            assert (desk.find_handin(base.name, handin.id) is not None) is expected, who
            assert bool(desk.handins(base.name)) is expected, who


@pytest.mark.parametrize("name", CHANGES)
@pytest.mark.parametrize("author", ["county", "planner", "steward"])
def test_a_hand_in_is_answered_for_by_its_own_unit_and_a_steward(base: Dataset, name: str, author: str) -> None:
    for who in (*EACH.values(), COLLEAGUE, PARTNER, STRANGER):
        handin = hand(base, EACH[author])
        own = TAISHUN in who.counties if author == "county" else who is EACH[author]
        expected = is_allowed("answer", who, own)
        if name == "answer":  # there is no such fault, which is told to who may answer alone
            with acting_as(who), pytest.raises(NotSaved if expected else NotAllowed):
                CHANGES[name](base, handin)
        else:
            assert done(who, lambda one=handin: CHANGES[name](base, one)) is expected, who


def test_a_forged_hand_in_is_asked_anew(base: Dataset) -> None:
    """What a page holds of a hand-in counts for nothing: its unit is read where it lies."""
    handin = hand(base, STRANGER, expected=replace(OWN, pair_id="P02"))
    forged = replace(handin, expected=replace(handin.expected, counties=(TAISHUN,)))
    with acting_as(EACH["county"]):
        for act in (lambda: desk.withdraw(forged, "x"), lambda: desk.confirm_columns(forged, {}, "x")):
            with pytest.raises(NotAllowed):
                act()
        for wrong in (handin.id, "0" * 16, "../x", ""):
            assert desk.find_handin(base.name, wrong) is None
        with pytest.raises(NotSaved) as refused:
            desk.hand_in(base.name, "a.csv", SHEET.encode(), "x", OWN, replaces=handin.id)
        assert refused.value.reason is drawers.GONE


@pytest.mark.parametrize("role", ROLES)
def test_only_a_steward_takes_in_publishes_and_rolls_back(base: Dataset, place: Path, role: str) -> None:
    handin, shelf = hand(base, EACH["county"]), place / "demo"
    acts = {
        "take in": lambda: desk.take_in("demo", base.version, [handin.id], "x", "y"),
        "roll back": lambda: roll_back(shelf, base.version, "x", "y"),
    }
    for act in acts.values():
        assert done(EACH[role], act) is (role == "steward")
    with acting_as(EACH[role]):
        if role != "steward":
            with pytest.raises(NotAllowed):
                publish_scheme(shelf, base.version, "scheme-x.toml", "", "x", "y")
        else:
            line = trail.entries(kind="publication", dataset="demo")[0]
            assert (line.who, line.details["reader"]) == ("某steward", "id-steward")


@pytest.mark.parametrize("role", ROLES)
def test_what_would_be_published_is_seen_by_the_office_alone(base: Dataset, role: str) -> None:
    handin = hand(base, EACH["county"])
    assert done(EACH[role], lambda: desk.would_be([handin], base)) is is_allowed("see_handin", EACH[role], False)


def test_a_row_of_another_pair_is_wrong_at_its_cell_and_goes_no_further(base: Dataset) -> None:
    handin = hand(base, EACH["county"], HALF)
    judged = desk.judged(handin, base)
    (told,) = [one for one in judged.faults if one.fault.severity == "error"]
    assert (told.fault.rule.id, told.fault.cell, told.fault.value) == ("not_own", "A3", "P02-001")
    assert told.fault.sheet and "P02-001" in told.fault.message("zh") and told.fault.remedy("en")
    assert judged.outcome == "refused" and judged.counts["observations"].added == 1
    assert [row["subject_id"] for one in judged.read.pieces for row in one.data.to_pylist()] == ["P01-001"]
    with pytest.raises(NotReady):
        desk.take_in("demo", base.version, [handin.id], "x", "y")


def test_the_office_hands_in_for_everybody(base: Dataset) -> None:
    for who in (EACH["steward"], EACH["planner"], everybody()):
        judged = desk.judged(hand(base, who, HALF), base)
        assert judged.counts["observations"].added == 2 and judged.outcome != "refused"


def test_what_is_published_of_others_cannot_be_asked_by_handing_in(base: Dataset) -> None:
    """Of a guessed figure the same is told whether it is right or wrong."""
    asked = "SELECT value FROM observations WHERE subject_id = 'P02-001' AND period = '2025Q1' AND metric_id = 'investment_completed'"
    right = int(base.arrow(asked).column(0).to_pylist()[0] // 10_000)
    told = []
    for guess in (right, right + 1, right * 1000):
        content = f"项目编号,报告期,完成投资（万元）\nP02-001,2025年第一季度,{guess}\n"
        judged = desk.judged(hand(base, EACH["county"], content), base)
        told.append((
            [(one.fault.rule.id, one.fault.cell, one.fault.message("zh")) for one in judged.faults],
            dict(judged.counts), len(judged.read.pieces), judged.outcome,
        ))  # fmt: skip
    assert told[0] == told[1] == told[2] and told[0][0][0][0] == "not_own"


OTHERS = {
    "a project moved to the own pair": ("projects", {"project_id": "P02-001", "pair_id": "P01", "name": "抢来"}),
    "a project of another pair": ("projects", {"project_id": "P02-001", "pair_id": "P02", "name": "别人的"}),
    "a new project of another pair": ("projects", {"project_id": "P02-900", "pair_id": "P02", "name": "新"}),
    "a figure of a pair": ("observations", {"subject_type": "pair", "subject_id": "P02", "metric_id": "x"}),
    "a figure of a county": ("observations", {"subject_type": "county", "subject_id": QINGTIAN, "metric_id": "x"}),
    "a figure of the province": ("observations", {"subject_type": "province", "subject_id": "330000", "metric_id": "x"}),
    "money of another pair": ("fund_flows", {"flow_id": "F9", "pair_id": "P02", "amount": 1}),
    "money of the province": ("fund_flows", {"flow_id": "F9", "amount": 1}),
    "money of another's project": ("fund_flows", {"flow_id": "F9", "pair_id": "P01", "project_id": "P02-001"}),
    "money to another county": ("fund_flows", {"flow_id": "F9", "pair_id": "P01", "payee_adcode": QINGTIAN}),
    "another's movement": ("fund_flows", {"flow_id": "F2023-0002", "pair_id": "P01", "amount": 1}),
    "a target": ("targets", {"pair_id": "P02", "year": 2026}),
    "a score": ("assessments", {"subject_type": "pair", "subject_id": "P02", "year": 2025}),
    "an event": ("events", {"event_id": "P02-E90", "pair_id": "P02", "title": "会"}),
    "a resource": ("resources", {"resource_id": "R9", "adcode": QINGTIAN}),
    "a deal of two others": ("deals", {"deal_id": "D9", "from_adcode": QINGTIAN, "to_adcode": "330109"}),
    "another county": ("counties", {"adcode": QINGTIAN, "name": "改名"}),
    "another county's class": ("county_roles", {"adcode": QINGTIAN, "role": "mountain"}),
    "another pair": ("pairs", {"pair_id": "P02", "industrial_adcode": "330109", "mountain_adcode": TAISHUN}),
    "its pair with another partner": ("pairs", {"pair_id": "P01", "industrial_adcode": "330109", "mountain_adcode": TAISHUN}),
    "a source": ("sources", {"source_id": "pairing-list-2023", "title": "改"}),
    "a track": ("tracks", {"track_id": "T1", "name_zh": "改"}),
}  # fmt: skip
MINE = {
    "its project": ("projects", {"project_id": "P01-001", "pair_id": "P01", "name": "改名"}),
    "a new project": ("projects", {"project_id": "P01-900", "pair_id": "P01", "name": "新"}),
    "a figure of it": ("observations", {"subject_type": "project", "subject_id": "P01-001", "metric_id": "x"}),
    "a figure of a new one": ("observations", {"subject_type": "project", "subject_id": "P01-900", "metric_id": "x"}),
    "a figure of the county": ("observations", {"subject_type": "county", "subject_id": TAISHUN, "metric_id": "x"}),
    "money": ("fund_flows", {"flow_id": "F9", "pair_id": "P01", "payee_adcode": TAISHUN, "project_id": "P01-001"}),
    "a target": ("targets", {"pair_id": "P01", "year": 2026}),
    "an event": ("events", {"event_id": "P01-E90", "pair_id": "P01", "title": "会"}),
    "a resource of its partner": ("resources", {"resource_id": "R9", "adcode": "330108"}),
    "a deal with another county": ("deals", {"deal_id": "D9", "from_adcode": QINGTIAN, "to_adcode": TAISHUN}),
}  # fmt: skip


@pytest.mark.parametrize("what", OTHERS)
@pytest.mark.parametrize("is_removed", [False, True])
def test_every_kind_of_row_of_others_is_told_and_left_out(what: str, is_removed: bool) -> None:
    table, row = OTHERS[what]
    said = read_of(piece(table, [row], removed=[is_removed]))
    read = own_rows.own_rows(said, published(), Expected(counties=(TAISHUN,)))
    assert read.pieces == () and [fault.rule.id for fault in read.faults] == ["not_own"]
    (fault,) = read.faults
    assert fault.cell and fault.sheet and fault.severity == "error" and fault.message("zh") != fault.message("en")
    assert own_rows.own_rows(said, published(), Expected()) is said


@pytest.mark.parametrize("what", MINE)
def test_its_own_rows_stay_as_they_are(what: str) -> None:
    table, row = MINE[what]
    said = read_of(piece(table, [row]))
    read = own_rows.own_rows(said, published(), Expected(counties=(TAISHUN,)))
    assert read.faults == () and read.pieces == said.pieces


def test_of_mixed_rows_the_marks_stay_with_their_rows() -> None:
    rows = [OTHERS["a target"][1], {"pair_id": "P01", "year": 2026}, {"pair_id": "P01", "year": 2027}]
    said = piece("targets", rows, removed=[True, False, True], cleared={"target": [True, True, False]})
    (left,) = own_rows.own_rows(read_of(said), published(), Expected(counties=(TAISHUN,))).pieces
    assert left.rows.tolist() == [3, 4] and left.data.column("year").to_pylist() == [2026, 2027]
    assert left.removed is not None and left.removed.tolist() == [False, True]
    assert left.cleared is not None and left.cleared["target"].tolist() == [True, False]


def test_the_names_of_others_projects_are_not_known_to_a_countys_file() -> None:
    tables = own_rows.narrowed(published(), (TAISHUN,))
    assert {row["pair_id"] for row in tables["projects"].to_pylist()} == {"P01"}
    assert {row["subject_id"][:3] for row in tables["observations"].to_pylist()} == {"P01"}
    assert {row["pair_id"] for row in tables["fund_flows"].to_pylist()} == {"P01"}
    assert tables["counties"] == published()["counties"] and tables["pairs"] == published()["pairs"]


def test_judged_apart_it_is_judged_the_same(base: Dataset, tmp_path: Path) -> None:
    handin = hand(base, EACH["county"], HALF)
    here = desk.found_of(handin, base)
    path = tmp_path / "original"
    path.write_text(HALF)
    there = apart.found_apart(
        path, "进展.csv", base_of(base), handin.expected, source_of(handin.expected, "x"), handin.id
    )
    assert [(one.rule.id, one.cell) for one in there.faults] == [(one.rule.id, one.cell) for one in here.faults]
    assert there.counts["observations"] == here.counts["observations"]


def test_forms_are_of_the_own_pair(base: Dataset) -> None:
    tables = base_of(base).tables
    with acting_as(EACH["county"]):
        assert county_template(tables, "P01", "2026Q1", "zh") and county_template(tables, TAISHUN, "2026Q1", "zh")
        for place in ("P02", QINGTIAN):
            with pytest.raises(NotAllowed):
                county_template(tables, place, "2026Q1", "zh")
        with pytest.raises(NotAllowed):
            whole_template("zh")
    with acting_as(EACH["viewer"]), pytest.raises(NotAllowed):
        county_template(tables, "P01", "2026Q1", "zh")


def test_reasons_are_published_with_their_figure(base: Dataset) -> None:
    content = SHEET.replace("1200", "30000000")
    handin = hand(base, EACH["county"], content)
    with acting_as(EACH["county"]):
        fault = next(one.fault for one in desk.judged(handin, base).faults if one.fault.severity == "warning")
        desk.answer(handin, fault.id, "确实如此", "x", base)
    for told in desk.judged(desk.find_handin("demo", handin.id) or handin, base).faults:
        assert told.fault.severity != "error"
    record = drawers.read(drawers.folder_of("demo"), handin.id)
    assert record is not None
    drawers.put(
        drawers.folder_of("demo"), replace(record, handin=replace(record.handin, state="taken", version="0" * 12))
    )
    seen = {}
    for who in (*EACH.values(), STRANGER):
        with acting_as(who):
            seen[who.name] = len(desk.reasons_of("demo", fault.table or "", fault.key))
    assert seen == {"某viewer": 1, "某county": 1, "某planner": 1, "某steward": 1, "某administrator": 1, "外县": 0}


def test_a_look_at_another_units_file_is_told_once_a_day(base: Dataset) -> None:
    handin = hand(base, EACH["county"])
    for who in (EACH["planner"], EACH["planner"], EACH["steward"], EACH["county"], COLLEAGUE):
        with acting_as(who):
            desk.find_handin("demo", handin.id)
    told = [(one.details["reader"], one.details["subject"]) for one in trail.entries(kind="look")]
    assert told == [("id-steward", handin.id), ("id-planner", handin.id)]


def test_a_record_from_before_there_were_authors_is_read(base: Dataset, place: Path) -> None:
    handin = hand(base, everybody())
    path = place / "demo" / "handins" / handin.id / "record.json"
    said = json.loads(path.read_text())
    del said["handin"]["author"], said["handin"]["author_name"], said["handin"]["expected"]["counties"]
    path.write_text(json.dumps(said))
    assert desk.find_handin("demo", handin.id) == handin
    for wrong in (7, None, [1]):
        path.write_text(json.dumps({**said, "handin": {**said["handin"], "author": wrong}}))
        assert desk.find_handin("demo", handin.id) is None
