"""Faults of notices: each loses one, doubles one, or tells it to who must not read it."""

from scripts.planted_faults.fault import Fault

_SENDING = "tests/unit/notices/test_sending.py"
_BODIES = "tests/unit/notices/test_bodies.py"

SENT = (
    Fault(
        "a unit is told of every task",
        "notices/happened.py",
        "    if not receiver.key:\n        return True",
        "    if receiver.key or not receiver.key:\n        return True",
        "a county's group reads the figures of the other pairs",
        (f"{_SENDING}::test_a_unit_is_told_of_its_own_tasks_alone",),
    ),
    Fault(
        "an office is taken for the county whose adcode it calls itself",
        "notices/happened.py",
        "unit.adcode == key if is_adcode(key) else not unit.adcode and unit.name == key",
        "key in (unit.adcode, unit.name)",
        "whoever types a county's number as an office's name has its group told of it",
        (f"{_SENDING}::test_a_unit_is_told_of_its_own_tasks_alone",),
    ),
    Fault(
        "what was told is written down before it lies there",
        "notices/sending.py",
        "        outbox.put(folder, found)\n        if marks != held:\n            outbox.mark(folder, marks)\n",
        "        if marks != held:\n            outbox.mark(folder, marks)\n        outbox.put(folder, found)\n",
        "a process killed in between loses the notice for good",
        (f"{_SENDING}::test_a_process_killed_while_it_collects_loses_and_doubles_nothing",),
    ),
    Fault(
        "it is taken away before it is sent",
        "notices/sending.py",
        "            _tell(one, tasks, receivers.get(one.to), chosen, clock())",
        "            outbox.take_away(outbox.notices_dir(), one)\n            _tell(one, tasks, receivers.get(one.to), chosen, clock())",
        "a process killed while it sends loses the notice",
        (f"{_SENDING}::test_what_was_taken_but_not_written_down_is_sent_again_under_the_same_id",),
    ),
    Fault(
        "an id is of each try",
        "notices/happened.py",
        '    name = hashlib.sha256(f"{to.key}\\n{kind}\\n{mark}".encode())',
        '    name = hashlib.sha256(f"{to.key}\\n{kind}\\n{mark}\\n{id(to)}\\n{datetime.now()}".encode())',
        "what is made again after a process died is told twice as if it had happened twice",
        (f"{_SENDING}::test_a_process_killed_while_it_collects_loses_and_doubles_nothing",),
    ),
    Fault(
        "two processes send at the same time",
        "store/notices/outbox.py",
        "    with locked(folder, patience=0):\n        yield",
        "    yield",
        "each notice comes once from each",
        (
            f"{_SENDING}::test_of_two_processes_each_notice_is_sent_by_one",
            f"{_SENDING}::test_while_one_process_sends_another_does_not_wait",
        ),
    ),
    Fault(
        "a robot's 200 is believed whatever it says",
        "notices/posting.py",
        '    if receiver.format != "plain":\n        _check_robot(said)',
        "    return",
        "a wrong signature loses every notice and nobody is told",
        (f"{_SENDING}::test_a_robot_that_answers_200_with_an_error_has_not_taken_it",),
    ),
    Fault(
        "a receiver's time begins anew with each sign",
        "notices/posting.py",
        "asyncio.run(asyncio.wait_for(_post(address, content, headers), SECONDS))",
        "asyncio.run(_post(address, content, headers))",
        "one that answers a sign a second holds up all notices for ever",
        (f"{_SENDING}::test_one_that_hangs_is_let_go_and_holds_up_nobody_else",),
    ),
    Fault(
        "words of users are markup in a message",
        "notices/bodies.py",
        'return text.translate(_PLAIN).replace("://", "：//")',
        "return text",
        "an answer puts a link or a picture of its own into the office's group",
        (f"{_BODIES}::test_words_of_users_are_words_in_markdown",),
    ),
    Fault(
        "redirects are followed",
        "notices/posting.py",
        "follow_redirects=False",
        "follow_redirects=True",
        "a receiver sends the server, and what it tells, to a host nobody named",
        (f"{_SENDING}::test_a_receiver_leads_to_no_other",),
    ),
)
