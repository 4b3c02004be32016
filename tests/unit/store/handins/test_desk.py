"""At the desk: files are kept as they came, judged, answered, mended in rounds and taken in; names are data, never paths."""

import errno
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from store.datasets import Dataset, open_dataset
from store.handins import desk, drawers, receiving, taking
from store.handins.desk import HandIn, NotReady
from store.handins.standing import Kept
from store.history import trail
from store.manifest import read_manifest
from store.publishing import Conflict, publish_tables
from store.saved.small_files import NotSaved
from store.sheets.limits import Limits
from store.shelf import named_version
from tests.unit.store.handins.conftest import DESCRIPTION
from tests.unit.store.handins.reads import published
from tests.unit.store.handins.writers import LATER

Handed = Callable[..., HandIn]
SLIP = 30_000_000  # in 万元, where it was some thousands
GOOD = ("P01-001", "2029年第一季度", 1200)


def errors(judged: desk.Judged) -> list[tuple[str, str, str | None]]:
    return [
        (told.status, told.fault.rule.id, told.fault.cell)
        for told in judged.faults
        if told.fault.severity == "error" or told.status == "mended"
    ]


def value_of(dataset: Dataset, project: str, period: str) -> list[object]:
    sql = "SELECT value FROM observations WHERE subject_id = ? AND period = ? AND metric_id = 'investment_completed'"
    return dataset.arrow(sql, [project, period]).column("value").to_pylist()


def test_a_file_is_kept_byte_for_byte_under_a_fixed_name_whatever_it_and_its_sender_are_called(
    base: Dataset, sheet: Callable[..., bytes], place: Path
) -> None:
    content = sheet(GOOD)
    for name in (
        "../../CURRENT",
        "/etc/passwd",
        "a\\..\\b.csv",
        "CON",
        ".",
        "\x00\ud800.csv",
        "长" * 5000 + ".xlsx",
        "",
    ):
        handin = desk.hand_in(base.name, name, content, "../../滨江/..")
        assert desk.content_of(handin) == content
        again = desk.find_handin(base.name, handin.id)
        assert again == handin and "/" not in again.file_name and 0 < len(again.file_name) <= 200
    lies = {path.relative_to(place / "demo").parts[0] for path in (place / "demo").rglob("*")}
    assert lies <= {"CURRENT", "snapshots", "tmp", ".lock", "handins"}
    files = {path.name for path in (place / "demo" / "handins").rglob("*") if path.is_file()}
    assert files == {"record.json", "original", ".lock"}
    assert named_version(place / "demo") == base.version
    assert {path.name for path in place.iterdir()} == {"demo", ".trail"}


def test_what_waits_is_told_in_the_order_of_arrival_and_by_state(handed: Handed, base: Dataset) -> None:
    first, second = handed(GOOD), handed(GOOD, who="萧山区")
    assert [one.id for one in desk.handins("demo")] == [first.id, second.id]
    desk.withdraw(first, "滨江区", "发错了")
    assert [one.id for one in desk.handins("demo", "waiting")] == [second.id]
    assert [one.state for one in desk.handins("demo", "withdrawn")] == ["withdrawn"]
    assert desk.content_of(first)
    with pytest.raises(NotSaved):
        desk.withdraw(first, "滨江区")
    kinds = [(entry.kind, entry.who) for entry in reversed(trail.entries(dataset="demo"))]
    assert kinds[-3:] == [("handin", "滨江区"), ("handin", "萧山区"), ("handin", "滨江区")]


@pytest.mark.parametrize(
    ("dataset", "content", "who", "replaces"),
    [
        ("../x", b"a", "我", None),
        ("demo", b"", "我", None),
        ("demo", b"a", " ", None),
        ("demo", b"a", "我\x07", None),
        ("demo", b"a", "我", "0" * 16),
        ("demo", b"a", "我", "../../x"),
    ],
)
def test_what_cannot_be_kept_is_told_in_both_languages(base: Dataset, dataset, content, who, replaces) -> None:
    with pytest.raises(NotSaved) as refused:
        desk.hand_in(dataset, "a.csv", content, who, replaces=replaces)
    assert refused.value.tell("zh") and refused.value.tell("en")
    assert desk.handins("demo") == ()


def test_a_file_larger_than_is_read_is_not_kept(base: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receiving, "LIMITS", Limits(file_bytes=10))
    with pytest.raises(NotSaved):
        desk.hand_in("demo", "a.csv", b"x" * 11, "我")


def test_faults_are_known_again_from_round_to_round_though_rows_move(
    handed: Handed, base: Dataset, sheet: Callable[..., bytes]
) -> None:
    first = handed(("P01-001", "2029Q1", "百万"), ("P01-777", "2029Q1", 5), ("P01-002", "2029Q1", "12元5"))
    before = desk.judged(first, base)
    assert (
        before.outcome == "refused"
        and {status for status, *_ in errors(before)} == {"new"}
        and len(errors(before)) == 3
    )
    mended = sheet(
        ("P01-003", "2029Q1", 8), ("P01-777", "2029Q1", 5), ("P01-001", "2029Q1", 700), ("P02-002", "2029Q1", "若干"),
        ("P01-002", "2029Q1", "12元5"),
    )  # fmt: skip
    second = desk.hand_in("demo", "改.csv", mended, "滨江区", replaces=first.id)
    assert second.id == first.id and second.last.number == 2 and desk.content_of(second, 1) != desk.content_of(second)
    found = errors(desk.judged(second, base))
    assert sorted(status for status, *_ in found) == ["mended", "new", "still", "still"]
    assert {cell for status, _, cell in found if status == "still"} == {"A3", "C6"}


def test_a_file_that_cannot_be_opened_is_a_hand_in_with_a_fault_and_mends_nothing(
    handed: Handed, base: Dataset
) -> None:
    first = handed(("P01-001", "2029Q1", "百万"))
    broken = desk.hand_in("demo", "a.xlsx", b"PK\x03\x04 no workbook", "滨江区", replaces=first.id)
    judged = desk.judged(broken, base)
    assert judged.outcome == "refused" and [status for status, *_ in errors(judged)] == ["new"]
    assert judged.faults[0].fault.cell is None


def test_a_sound_hand_in_is_taken_in_and_its_figures_are_published_with_where_they_came_from(
    handed: Handed, base: Dataset, place: Path
) -> None:
    handin = handed(GOOD)
    judged = desk.judged(handin, base)
    assert judged.ready and judged.counts["observations"].added == 1
    version = desk.take_in("demo", base.version, (handin.id,), "管理员", "一季度")
    taken = desk.find_handin("demo", handin.id)
    assert taken is not None and (taken.state, taken.version) == ("taken", version)
    now = open_dataset("demo", version)
    assert [int(value) for value in value_of(now, "P01-001", "2029Q1")] == [12_000_000]
    assert now.description.last_quarter == "2029Q1" and now.description.as_of > base.description.as_of
    source = now.arrow("SELECT kind, publisher FROM sources WHERE source_id = ?", [f"handin-{handin.id}"]).to_pylist()
    assert source == [{"kind": "ledger", "publisher": "滨江区"}]
    assert read_manifest(place / "demo" / "snapshots" / version).came_from == (handin.id,)
    assert desk.content_of(taken) == desk.content_of(handin)
    with pytest.raises(NotReady) as refused:
        desk.take_in("demo", version, (handin.id,), "管理员", "又")
    assert refused.value.which == {handin.id: "taken"}


def test_what_is_not_ready_is_named_with_why_and_nothing_is_published(
    handed: Handed, base: Dataset, place: Path
) -> None:
    good, wrong, slip = (
        handed(GOOD),
        handed(("P01-999", "2029Q1", 3)),
        handed(("P01-001", "2029Q2", SLIP), who="萧山区"),
    )
    with pytest.raises(NotReady) as refused:
        desk.take_in("demo", base.version, (good.id, wrong.id, slip.id, "0" * 16), "管理员", "")
    assert refused.value.which == {wrong.id: "refused", slip.id: "warnings", "0" * 16: "unknown"}
    assert named_version(place / "demo") == base.version
    assert {one.state for one in desk.handins("demo")} == {"waiting"}


def test_a_warning_is_settled_by_a_reason_which_stays_with_the_figure(handed: Handed, base: Dataset) -> None:
    handin = handed(("P01-001", "2029Q2", SLIP))
    (told,) = (told for told in desk.judged(handin, base).faults if told.fault.severity == "warning")
    for reason in ("", "长" * 2000):
        with pytest.raises(NotSaved):
            desk.answer(handin, told.fault.id, reason, "滨江区")
    with pytest.raises(NotSaved):
        desk.answer(handin, "no such fault", "有", "滨江区")
    answered = desk.answer(handin, told.fault.id, "整机交付，\n一次入账", "滨江区")
    judged = desk.judged(answered, base)
    assert judged.ready and any(one.answer and one.answer.reason == "整机交付， 一次入账" for one in judged.faults)
    desk.take_in("demo", base.version, (handin.id,), "管理员", "")
    (given,) = desk.reasons_of("demo", "observations", told.fault.key)
    assert (given.reason, given.who, given.rule) == ("整机交付， 一次入账", "滨江区", told.fault.rule.id)
    assert trail.entries(kind="answer")[0].details["reason"] == given.reason


def test_an_error_is_not_settled_by_a_reason(handed: Handed, base: Dataset) -> None:
    handin = handed(("P01-999", "2029Q1", 3))
    (told,) = desk.judged(handin, base).faults
    with pytest.raises(NotSaved):
        desk.answer(handin, told.fault.id, "就是这样", "滨江区")


def test_a_later_hand_in_replaces_the_rows_of_its_keys_alone(handed: Handed, base: Dataset) -> None:
    first = handed(("P01-001", "2029Q1", 1200), ("P01-002", "2029Q1", 300))
    later = handed(("P01-001", "2029Q1", 1300), who="泰顺县")
    version = desk.take_in("demo", base.version, (later.id, first.id), "管理员", "两份")
    now = open_dataset("demo", version)
    assert [int(value) for value in value_of(now, "P01-001", "2029Q1")] == [13_000_000]
    assert [int(value) for value in value_of(now, "P01-002", "2029Q1")] == [3_000_000]


def test_another_version_that_came_first_is_a_conflict_and_changes_nothing(
    handed: Handed, base: Dataset, place: Path
) -> None:
    handin = handed(GOOD)
    other = {**published(), "events": published()["events"].slice(1)}
    version = publish_tables(place / "demo", base.version, other, DESCRIPTION, "other", (), "")
    with pytest.raises(Conflict):
        desk.take_in("demo", base.version, (handin.id,), "管理员", "")
    assert desk.handins("demo", "waiting") == (handin,) and named_version(place / "demo") == version
    assert desk.take_in("demo", version, (handin.id,), "管理员", "") != version


def test_one_that_comes_first_while_publishing_is_a_conflict_too(
    handed: Handed, base: Dataset, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def late(*told: object) -> str:
        other = {**published(), "events": published()["events"].slice(1)}
        publish_tables(place / "demo", base.version, other, DESCRIPTION, "other", (), "")
        return publish_tables(*told)  # type: ignore[arg-type]

    handin = handed(GOOD)
    monkeypatch.setattr(taking, "publish_tables", late)
    with pytest.raises(Conflict):
        desk.take_in("demo", base.version, (handin.id,), "管理员", "")
    assert desk.handins("demo", "waiting") == (handin,)
    assert desk.withdraw(handin, "滨江区").state == "withdrawn"


def test_a_correction_of_what_was_taken_is_a_hand_in_of_its_own_and_takes_its_place(
    handed: Handed, base: Dataset
) -> None:
    first = handed(GOOD)
    version = desk.take_in("demo", base.version, (first.id,), "管理员", "")
    second = handed(("P01-001", "2029Q1", 1250), replaces=first.id)
    assert second.id != first.id and second.replaces == first.id
    judged = desk.judged(second, open_dataset("demo", version))
    assert [told.fault.rule.id for told in judged.faults if told.status == "new"] == ["published_revised"]
    desk.take_in("demo", version, (second.id,), "管理员", "更正")
    earlier = desk.find_handin("demo", first.id)
    assert earlier is not None and (earlier.state, earlier.replaced_by) == ("replaced", second.id)


def test_columns_confirmed_once_are_expected_of_the_same_sender_and_of_no_other(
    base: Dataset, sheet: Callable[..., bytes]
) -> None:
    odd = sheet(GOOD, header="项目编号,报告期,本旬实投数额（万元）")
    first = desk.hand_in("demo", "a.csv", odd, "滨江区", LATER)
    assert not desk.judged(first, base).ready
    kept = desk.confirm_columns(first, {"本旬实投数额": "observations.investment_completed.actual"}, "滨江区")
    judged = desk.judged(kept, base)
    assert judged.ready and judged.counts["observations"].added == 1 and not judged.unconfirmed
    assert desk.judged(desk.hand_in("demo", "b.csv", odd, "滨江区 ", LATER), base).ready
    assert not desk.judged(desk.hand_in("demo", "b.csv", odd, "泰顺县", LATER), base).ready


def test_a_column_that_nobody_knows_is_asked_about_until_it_is_left_out(base: Dataset) -> None:
    text = "项目编号,报告期,完成投资（万元）,神秘列\nP01-001,2029Q1,1200,4\n".encode()
    handin = desk.hand_in("demo", "a.csv", text, "滨江区", LATER)
    judged = desk.judged(handin, base)
    assert not judged.ready and judged.unconfirmed == ("神秘列",)
    judged = desk.judged(desk.confirm_columns(handin, {"神秘列": ""}, "滨江区"), base)
    assert judged.ready and judged.counts["observations"].added == 1


def test_two_that_number_a_new_project_alike_are_not_made_one(base: Dataset) -> None:
    header = "项目名称,结对,牵头企业,计划总投资（万元）\n"
    files = [
        f"{header}{name},P01,甲公司,{amount}\n".encode()
        for name, amount in (("竹炭新材料", 900), ("高山蔬菜冷链", 500))
    ]
    one, other = (desk.hand_in("demo", "新.csv", file, "滨江区") for file in files)
    assert desk.judged(one, base).ready and desk.judged(other, base).ready
    with pytest.raises(NotReady) as refused:
        desk.take_in("demo", base.version, (one.id, other.id), "管理员", "")
    assert refused.value.which == {other.id: "together"}
    version = desk.take_in("demo", base.version, (one.id,), "管理员", "")
    version = desk.take_in("demo", version, (other.id,), "管理员", "")
    rows = open_dataset("demo", version).arrow(
        "SELECT name, project_id FROM projects WHERE project_id > 'P01-006' AND pair_id = 'P01'"
    )
    assert (
        sorted(rows.column("name").to_pylist()) == ["竹炭新材料", "高山蔬菜冷链"]
        and len(set(rows.column("project_id").to_pylist())) == 2
    )


def test_a_dataset_begins_with_what_is_handed_in(place: Path) -> None:
    files = {name: published()[name] for name in ("counties", "tracks")}
    text = "\n".join(",".join(str(cell or "") for cell in row.values()) for row in files["tracks"].to_pylist())
    handin = desk.hand_in("new", "tracks.csv", f"{','.join(files['tracks'].column_names)}\n{text}\n".encode(), "省厅")
    judged = desk.judged(handin, None)
    assert judged.counts["tracks"].added == len(files["tracks"])
    with pytest.raises((NotReady, ValueError)):
        desk.take_in("new", None, (handin.id,), "管理员", "")


def test_a_damaged_record_hides_no_other_and_a_damaged_file_is_not_read(handed: Handed, base: Dataset) -> None:
    good, bad = handed(GOOD), handed(GOOD)
    folder = drawers.folder_of("demo")
    (folder / bad.id / "round-1" / "original").write_bytes(b"other")
    with pytest.raises(OSError, match="not what came"):
        desk.judged(bad, base)
    (folder / bad.id / "record.json").write_text("[" * 100_000)
    (folder / "nothing of ours").mkdir()
    assert [one.id for one in desk.handins("demo")] == [good.id] and desk.find_handin("demo", bad.id) is None


def test_what_is_asked_again_is_answered_from_memory_until_something_changes(
    handed: Handed, base: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    really = receiving._find
    monkeypatch.setattr(receiving, "_find", lambda *told: opened.append("once") or really(*told))
    handin = handed(GOOD)
    desk.judged(handin, base), desk.judged(handin, base), desk.read_of(handin, base)
    assert opened == ["once"]
    desk.judged(desk.confirm_columns(handin, {"备注": ""}, "我"), base)
    assert len(opened) == 2


def test_a_file_is_judged_without_being_kept(base: Dataset, tmp_path: Path, sheet: Callable[..., bytes]) -> None:
    (tmp_path / "a.csv").write_bytes(sheet(("P01-999", "2029Q1", 3)))
    judged = desk.judged_file(tmp_path / "a.csv", base, replace(LATER, quarter="2029Q1"))
    assert (judged.outcome, judged.faults[0].fault.cell) == ("refused", "A2") and desk.handins("demo") == ()


def test_one_mistake_is_told_once(handed: Handed, base: Dataset) -> None:
    handin = handed(("P01-999", "2029Q1", 3), ("P01-001", "2029Q1", "很多"), ("P01-002", "2029年5季度", 4))
    found = desk.judged(handin, base).faults
    cells = [told.fault.cell for told in found if told.fault.cell]
    assert sorted(cells) == ["A2", "B4", "C3"]


@pytest.mark.parametrize("allowed", [0, 2, 3, 6])
def test_a_full_disk_is_told_and_leaves_nothing_half_done(
    handed: Handed, base: Dataset, place: Path, monkeypatch: pytest.MonkeyPatch, allowed: int
) -> None:
    """The disk takes so many more writes of the desk's own, and then none."""
    first = handed(GOOD)
    left = [allowed]
    really = os.fsync

    def fsync(descriptor: int) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        really(descriptor)

    with monkeypatch.context() as full:
        full.setattr(os, "fsync", fsync)
        for replaces in (None, first.id):
            left[0] = allowed
            with suppress(NotSaved):
                handed(GOOD, replaces=replaces)
    for handin in desk.handins("demo"):
        assert all(desk.content_of(handin, one.number) for one in handin.rounds)
    assert not list((place / "demo" / "handins" / ".drafts").iterdir())
    later = handed(("P01-001", "2029Q1", 7), replaces=first.id)
    version = desk.take_in("demo", base.version, (later.id,), "管理员", "")
    told = [entry.details["handin"] for entry in trail.entries(kind="handin")]
    assert {one.id for one in desk.handins("demo")} <= set(told) and len(told) == len(
        set(map(repr, trail.entries(kind="handin")))
    )
    assert [int(value) for value in value_of(open_dataset("demo", version), "P01-001", "2029Q1")] == [70_000]


def test_what_would_be_published_can_be_asked_before_it_is(handed: Handed, base: Dataset, place: Path) -> None:
    handin = handed(GOOD)
    preview = desk.would_be([handin], base)
    assert [int(value) for value in value_of(preview, "P01-001", "2029Q1")] == [12_000_000]
    assert preview.description.last_quarter == "2029Q1" and preview is desk.would_be([handin], base)
    sums = preview.arrow("SELECT value FROM observation_sums WHERE period = '2029Q1'").column("value").to_pylist()
    assert [int(value) for value in sums] == [12_000_000]
    assert named_version(place / "demo") == base.version and value_of(base, "P01-001", "2029Q1") == []


def test_what_was_looked_at_is_published_without_reading_it_again(
    handed: Handed, base: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As many hand-ins as come in a quarter do not stay in memory; what the steward looked at does."""
    some = [handed(GOOD), handed(("P02-002", "2029Q1", 300), who="萧山区")]
    assert all(desk.judged(one, base).ready for one in some)
    desk.would_be(some, base)
    monkeypatch.setattr(receiving, "_KEPT", Kept(most=1))
    monkeypatch.setattr(receiving, "_find", lambda *_: pytest.fail("a file was read again"))
    version = desk.take_in("demo", base.version, [one.id for one in some], "王五", "季报")
    published = open_dataset("demo", version)
    assert value_of(published, "P01-001", "2029Q1") and value_of(published, "P02-002", "2029Q1")


def test_what_is_said_since_it_was_looked_at_counts(handed: Handed, base: Dataset) -> None:
    """Another round of one of them is another file: what would have been published before is not."""
    first, other = handed(GOOD), handed(("P02-002", "2029Q1", 300), who="萧山区")
    desk.would_be([first, other], base)
    again = handed(("P02-002", "2029Q1", 500), who="萧山区", replaces=other.id)
    preview = desk.would_be([first, again], base)
    assert [int(value) for value in value_of(preview, "P02-002", "2029Q1")] == [5_000_000]
