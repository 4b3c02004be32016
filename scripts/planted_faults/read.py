"""Faults of who may read what: each shows one reader what is another's."""

from scripts.planted_faults.fault import Fault

_PAGES = "tests/pages/test_roles.py"
_DOOR = "tests/unit/server/test_door.py"
_SENT = f"{_PAGES}::test_a_county_is_sent_nothing_of_another_pair"

READ = (
    Fault(
        "what was made for one county is given to another",
        "store/handles.py",
        "audience: Audience | None = field(default=None, kw_only=True)",
        "audience: Audience | None = field(default=None, kw_only=True, compare=False)",
        "a county opens a page after another did and reads that one's figures",
        (f"{_PAGES}::test_a_county_is_sent_nothing_that_was_made_for_another",),
    ),
    Fault(
        "a county reads every project",
        "access/audience.py",
        '    "projects": _OWN,',
        '    "projects": _EVERYBODY,',
        "whatever asks for projects without their pairs counts and names those of others",
        (f"{_PAGES}::test_below_the_pages_nothing_opens_to_nobody_and_only_own_rows_to_a_county",),
    ),
    Fault(
        "the list of pairs is left whole",
        "access/audience.py",
        '    "pairs": _OWN,',
        '    "pairs": _EVERYBODY,',
        "a county is told that it is first of eighteen pairs of which seventeen did nothing",
        (_SENT,),
    ),
    Fault(
        "a page is open to every role",
        "ui/shell.py",
        "if not acting().may(site.right):",
        "if False:",
        "pages that set pairs beside each other open to a county",
        (f"{_PAGES}::test_a_page_opens_to_who_has_its_right",),
    ),
    Fault(
        "a session is what the browser says",
        "server/door.py",
        'if k.lower().replace(b"_", b"-") != HEADER.encode()',
        "if k",
        "who writes the name of a session into a header reads as its owner",
        (f"{_DOOR}::test_a_name_for_the_session_that_a_browser_says_is_dropped",),
    ),
    Fault(
        "a proxy is believed without its secret",
        "server/identity.py",
        "if len(shown) != 1 or not hmac.compare_digest",
        "if len(shown) == 1 and not hmac.compare_digest",
        "whoever writes a name into a header is that person",
        (f"{_DOOR}::test_a_proxy_is_believed_by_its_secret_alone",),
    ),
    Fault(
        "a session that was signed out holds on",
        "access/sessions.py",
        "if held is None or not held.holds(time.time()) or self._is_withdrawn(session_id):",
        "if held is None or not held.holds(time.time()):",
        "a cookie that somebody copied opens everything after its owner signed out",
        ("tests/unit/access/test_sessions.py::test_one_that_was_withdrawn_is_over",),
    ),
    Fault(
        "who signs in is led wherever an address says",
        "server/provider/ways.py",
        'if not is_page(path) or not said.isascii() or not said.isprintable() or " " in said:',
        "if not said:",
        "a link to the sign-in ends on a stranger's site",
        (f"{_DOOR}::test_who_signed_in_goes_back_to_a_page_of_ours_and_nowhere_else",),
    ),
    Fault(
        "a file is had by whoever knows its address",
        "server/door.py",
        "return path == SEARCH or self._told.was_told(_shown(session, reader), path)",
        "return True",
        "a table that the office made is read by a county with its address",
        (f"{_DOOR}::test_pages_come_empty_to_everybody_and_files_to_who_signed_in",),
    ),
    Fault(
        "who is known to nobody may do everything",
        "server/readers.py",
        "OPERATOR if sessions is None else NOBODY",
        "OPERATOR",
        "a thread that knows of no reader reads for everybody",
        ("tests/unit/server/test_readers.py::test_what_knows_of_no_reader_has_no_right_once_readers_sign_in",),
    ),
    Fault(
        "an address that a page repeats counts as given",
        "server/told.py",
        "            element = said.delta.new_element\n",
        "            element = said.delta.new_element\n            yield element.text.body\n",
        "who was sent a file's address has only to search for it",
        (f"{_DOOR}::test_what_a_page_only_repeats_opens_no_file",),
    ),
    Fault(
        "a file is made for whoever names it",
        "server/told.py",
        'if offered is None or offered["session_id"] != session_id:',
        "if offered is None:",
        "who knows the number of a download has the table that the office would have",
        (f"{_DOOR}::test_a_file_is_made_for_the_page_that_offers_it_alone",),
    ),
    Fault(
        "parts of two sign-ins are one",
        "server/identity.py",
        "if max(signed) - min(signed) > SIGNED_WITHIN:",
        "if False:",
        "a part of a cookie whose session was ended brings its groups into another",
        (f"{_DOOR}::test_a_cookie_in_parts_is_of_one_sign_in",),
    ),
)
