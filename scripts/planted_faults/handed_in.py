"""Faults of what is handed in: how files are read and judged, what is published of them, what that moved, and what may go."""

from scripts.planted_faults.fault import Fault

HANDED_IN = (
    Fault(
        "a unit's factor is lost",
        "store/written/amounts.py",
        "stored(one.number * times, asked.unit, guesses)",
        "stored(one.number, asked.unit, guesses)",
        "2251 in a column of 万元 is published as 2251 yuan",
        ("tests/unit/store/written/test_amounts.py",),
    ),
    Fault(
        "a subtotal is taken for a row",
        "store/ledgers/frame/bodies.py",
        'left |= dict.fromkeys(totals, "total")',
        "left |= {}",
        "a county's total counts beside the projects that make it, so all of it twice",
        ("tests/unit/store/ledgers/test_awkward_sheets.py::test_a_sheet_as_people_write_it",),
    ),
    Fault(
        "a figure to date is taken for the quarter's",
        "store/ledgers/cumulative.py",
        "    return value - before[0]\n",
        "    return value\n",
        "each quarter counts all earlier ones once more",
        ("tests/unit/store/ledgers/test_awkward_sheets.py::test_a_sheet_as_people_write_it",),
    ),
    Fault(
        "a project under another pair passes",
        "store/ledgers/contradictions.py",
        "    if not len(wrong):\n        return\n    told |=",
        "    if len(wrong):\n        return\n    told |=",
        "one pair's investment is shown as another's",
        (
            "tests/unit/store/ledgers/test_between_rows.py"
            "::test_a_project_of_another_pair_is_told_once_at_its_row_or_at_the_title_that_fits_no_row",
        ),
    ),
    Fault(
        "a negative investment passes",
        "store/package/row_rules.py",
        "elif not measure.may_be_negative:",
        "elif measure.may_be_negative:",
        "a minus typed by mistake is taken off the province's investment",
        (
            "tests/unit/store/package/test_check.py::test_damage_is_told_once_with_its_place_and_remedy",
            "tests/unit/store/handins/test_judging.py::test_a_fault_stands_at_its_cell",
        ),
    ),
    Fault(
        "faults of a hand-in are capped",
        "store/handins/judging.py",
        "for judged in (found.rows - FIRST_ROW).tolist():",
        "for judged in (found.rows - FIRST_ROW).tolist()[:20]:",
        "a county mends twenty cells, uploads again and is told of twenty more",
        ("tests/unit/store/handins/test_judging.py::test_every_row_is_told_and_those_of_one_wrong_name_are_one_group",),
    ),
    Fault(
        "a key is taken by its first column",
        "store/handins/lines.py",
        "keys = [self.whole.column(name) for name in table.key]",
        "keys = [self.whole.column(name) for name in table.key[:2]]",
        "a county's figure of this quarter takes the place of its figures of all others",
        (
            "tests/unit/store/handins/test_merging.py"
            "::test_a_published_figure_is_revised_and_a_new_one_added_with_their_cells",
            "tests/unit/store/handins/test_desk.py::test_a_later_hand_in_replaces_the_rows_of_its_keys_alone",
        ),
    ),
    Fault(
        "a conflict is not told",
        "store/publishing.py",
        'trail.append("conflict", who, shelf.name, details, folder=trail.trail_dir(shelf.parent))',
        "details.clear()",
        "nobody can see in the trail that somebody meant to publish over another's version",
        ("tests/unit/store/test_publishing.py::test_a_version_published_meanwhile_is_never_written_over",),
    ),
    Fault(
        "a version is put in its place before it is whole",
        "store/snapshots.py",
        "    os.rename(draft, target)\n",
        "    shutil.copytree(draft, target)\n    shutil.rmtree(draft)\n",
        "after a power cut half a version lies there for good under its own name",
        ("tests/unit/store/test_snapshots.py::test_no_file_is_written_where_versions_lie",),
    ),
    Fault(
        "a line of the trail is not bound",
        "store/history/trail.py",
        "before=before.hash if before else FIRST,",
        "before=FIRST,",
        "a line may be changed or taken out and nobody finds it",
        ("tests/unit/store/history/test_trail.py",),
    ),
    Fault(
        "an effect leaves a page out",
        "analytics/revisions/openings.py",
        "if metric_id in RANKED:",
        "if metric_id not in RANKED:",
        "a steward does not hear that 排名进度 shows another figure",
        ("tests/unit/analytics/revisions/test_figures.py::test_all_pages_that_show_a_figure_are_named",),
    ),
    Fault(
        "balances carried over are added up",
        "store/history/differences.py",
        "flow_sums WHERE stage <> 'carried_over' GROUP BY 1, 2, 3",
        "flow_sums GROUP BY 1, 2, 3",
        "the same unspent money counts at every year's end it still stands at",
        ("tests/unit/store/history/test_totals.py::test_a_whole_dataset_comes_to_its_recount",),
    ),
    Fault(
        "a meeting does not hold its version",
        "store/history/retention.py",
        '_KEPT_BESIDE = (".meetings", ".views", ".tasks")',
        '_KEPT_BESIDE = (".views", ".tasks")',
        "a meeting that was shown last month opens on nothing",
        (
            "tests/unit/store/history/test_retention.py::test_what_somebody_refers_to_stays",
            "tests/unit/ledger/test_retain.py::test_it_removes_what_nobody_names_and_the_trail_says_who_did",
        ),
    ),
    Fault(
        "a report leaves no line",
        "reports/files.py",
        "        self.once_made()\n",
        "",
        "the version of a deck that was handed round may be removed, and effects do not name the deck",
        ("tests/pages/test_briefing_queue.py::test_a_report_that_was_made_is_told_in_the_trail_with_its_version",),
    ),
)
