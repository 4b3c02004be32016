"""An error is told by its number, its kind and its places, and never in its own words."""

import re

from style.failures import kind_of, number_of, places_in, trace_of

SECRET = "张三 zhang@example"


def raised(error: Exception, before: Exception | None = None) -> Exception:
    """As it comes out of a function that looked something up."""
    try:
        try:
            raise before or KeyError(SECRET)
        except Exception as first:
            raise error from first
    except Exception as caught:
        return caught


def test_an_error_keeps_its_number_and_two_have_two():
    first, second = ValueError(SECRET), ValueError(SECRET)
    assert re.fullmatch(r"\d{4}-\d{4}", number_of(first))
    assert number_of(first) == number_of(first) != number_of(second)


def test_a_trace_says_where_and_what_kind_and_nothing_that_was_said():
    told = trace_of(raised(ValueError(SECRET)))
    assert "张三" not in told and "example" not in told
    assert told.index("KeyError") < told.index("ValueError"), "what came first stands first"
    assert told.count(", in raised") == 2 and "raise error from first" in told


def test_an_error_of_the_machine_keeps_what_the_machine_said_and_not_of_which_file():
    assert kind_of(OSError(28, "No space left on device", "/data/张三.xlsx")) == "OSError (No space left on device)"
    assert kind_of(ValueError(SECRET)) == "ValueError"


def test_errors_that_name_each_other_end():
    one, other = ValueError(), KeyError()
    one.__context__, other.__context__ = other, one
    assert trace_of(one).splitlines() == ["KeyError", "ValueError"]


def test_of_a_process_that_failed_only_places_and_kinds_are_kept():
    said = f'reading {SECRET}\n  File "/app/store/a.py", line 3, in read\n    raise ValueError\nValueError: {SECRET}\n'
    assert places_in(said.encode()) == '  File "/app/store/a.py", line 3, in read\nValueError'
    assert places_in(b"\xff\xfe") == ""
