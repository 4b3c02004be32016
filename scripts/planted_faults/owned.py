"""Faults of whose a thing is: who may change what is kept, whose rows and hand-ins a county meets, and what the trail holds of a person."""

from scripts.planted_faults.fault import Fault

OWNED = (
    Fault(
        "anybody changes another's meeting",
        "store/saved/owners.py",
        '    demand("change", is_own(kept))\n',
        '    demand("change", True)\n',
        "the sentence of somebody's meeting is another's on the day of the meeting",
        ("tests/unit/store/saved/test_owners.py::test_meetings_are_changed_by_their_author_and_a_steward",),
    ),
    Fault(
        "the bin forgets its days",
        "store/saved/removed.py",
        "    return now - when >= timedelta(days=DAYS)\n",
        "    return False\n",
        "what was to go for good after thirty days lies there for years",
        ("tests/unit/store/saved/test_removed.py::test_after_its_days_it_is_not_there_and_goes_with_the_next_write",),
    ),
    Fault(
        "one author's share of the bin is everybody's",
        "store/saved/removed.py",
        "if author and count > most_each",
        "if False and count > most_each",
        "who saves and removes all day pushes out what others removed by mistake",
        ("tests/unit/store/saved/test_removed.py::test_saving_and_removing_fills_no_disk_and_pushes_out_nobody_elses",),
    ),
    Fault(
        "a county's file is compared with others' figures",
        "store/senders/own_rows.py",
        "        if not marks.all():\n            pieces.append(_without(piece, ~marks))\n",
        "        pieces.append(piece)\n",
        "a county learns another's figure by guessing it: the warnings tell right from wrong",
        (
            "tests/unit/store/handins/test_units.py::test_every_kind_of_row_of_others_is_told_and_left_out",
            "tests/unit/store/handins/test_units.py::test_a_row_of_another_pair_is_wrong_at_its_cell_and_goes_no_further",
        ),
    ),
    Fault(
        "another unit's hand-in opens by its id",
        "store/handins/receiving.py",
        "    if record is None or not may_see(record.handin):\n        return None\n",
        "    if record is None:\n        return None\n",
        "an address written by hand shows a county what another one has not published yet",
        ("tests/unit/store/handins/test_units.py::test_an_unpublished_file_is_read_by_the_office_and_its_own_unit",),
    ),
    Fault(
        "an address is kept for ever",
        "store/history/places.py",
        "            path.unlink(missing_ok=True)\n",
        "            continue\n",
        "from where each person worked is known for years",
        ("tests/unit/store/history/test_acts.py::test_a_place_goes_after_its_days_and_the_chain_stays_whole",),
    ),
    Fault(
        "the trail is open to everybody",
        "store/history/audit.py",
        '    demand("see_trail")\n    acts.looked("trail", dataset, dataset)\n    return',
        '    acts.looked("trail", dataset, dataset)\n    return',
        "whoever signs in reads who looked at what",
        ("tests/unit/store/history/test_acts.py::test_the_trail_is_read_by_right_and_each_reading_is_told",),
    ),
)
