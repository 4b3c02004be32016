"""A browser's half of the talk, as the benches drive it: read like protobuf reads, kept like a browser keeps, failing when the page fails."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.bench.talk import Failed, Talk, read
from ui import words


def element(text: str, *, digest: str = "", cacheable: bool = False, fragment: str = "") -> bytes:
    made = ForwardMsg(hash=digest)
    made.metadata.cacheable = cacheable
    made.metadata.delta_path.extend([0, 1, 300])
    made.delta.new_element.text.body = text
    made.delta.fragment_id = fragment
    return made.SerializeToString()


def begun(most_age: int = 2) -> bytes:
    made = ForwardMsg()
    made.new_session.config.max_cached_message_age = most_age
    return made.SerializeToString()


def finished(how: int = ForwardMsg.FINISHED_SUCCESSFULLY) -> bytes:
    return ForwardMsg(script_finished=how).SerializeToString()


def named(talk: Talk) -> list[str]:
    return list(BackMsg.FromString(talk.ask("", "")).rerun_script.cached_message_hashes)


def whole_run(talk: Talk, *messages: bytes, fragment: str = "") -> None:
    talk.ask("", "", fragment)
    ends = ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY if fragment else ForwardMsg.FINISHED_SUCCESSFULLY
    heard = [talk.hear(raw) for raw in (begun(), *messages, finished(ends))]
    assert heard == [False] * (len(messages) + 1) + [True]


@given(st.text(max_size=400), st.text(min_size=1, max_size=40), st.booleans(), st.text(max_size=20))
def test_the_outermost_fields_are_what_protobuf_reads(text, digest, cacheable, fragment):
    raw = element(text, digest=digest, cacheable=cacheable, fragment=fragment)
    whole, frame = ForwardMsg.FromString(raw), read(raw)
    assert (frame.kind, frame.hash) == (whole.WhichOneof("type"), whole.hash)
    assert frame.metadata == whole.metadata.SerializeToString()
    assert raw[slice(*frame.at)] == whole.delta.SerializeToString()


@pytest.mark.parametrize("name", [one.name for one in ForwardMsg.DESCRIPTOR.oneofs_by_name["type"].fields])
def test_every_kind_of_message_is_known(name):
    made = ForwardMsg(hash="x")
    if ForwardMsg.DESCRIPTOR.fields_by_name[name].message_type:
        getattr(made, name).SetInParent()
    else:
        setattr(made, name, "h" if name == "ref_hash" else 1)
    assert read(made.SerializeToString()).kind == name


def test_a_run_ends_with_its_own_end():
    talk = Talk("here")
    talk.ask("", "")
    assert not talk.hear(finished())  # of the run before
    assert not talk.hear(begun())
    assert not talk.hear(finished(ForwardMsg.FINISHED_EARLY_FOR_RERUN))  # the script begins anew by itself
    assert not talk.hear(begun())
    assert talk.hear(finished())


def test_bytes_are_those_of_one_run():
    talk, sent = Talk("here"), element("text")
    whole_run(talk, sent, sent)
    whole_run(talk, sent)
    assert talk.size == len(begun()) + len(sent) + len(finished())


@pytest.mark.parametrize("said", [words.FAILED.zh, words.FAILED.en])
def test_a_page_that_says_it_failed_is_an_error(said):
    talk = Talk("here")
    talk.ask("", "")
    talk.hear(begun())
    with pytest.raises(Failed):
        talk.hear(element(said))


def test_a_script_that_does_not_end_well_is_an_error():
    talk = Talk("here")
    talk.ask("", "")
    talk.hear(begun())
    with pytest.raises(Failed):
        talk.hear(finished(ForwardMsg.FINISHED_WITH_COMPILE_ERROR))


def test_what_may_be_kept_is_named_until_it_is_too_old():
    talk = Talk("here")
    whole_run(talk, element("large", digest="a", cacheable=True), element("small", digest="b"))
    assert named(talk) == ["a"]
    whole_run(talk)
    assert named(talk) == ["a"]  # one run old, two are allowed
    whole_run(talk)
    whole_run(talk)
    assert named(talk) == []


def test_what_the_server_points_at_stays_young():
    talk = Talk("here")
    whole_run(talk, element("large", digest="a", cacheable=True))
    for _ in range(5):
        whole_run(talk, ForwardMsg(ref_hash="a").SerializeToString())
    assert named(talk) == ["a"]


def test_a_fragment_ages_only_what_it_drew():
    talk = Talk("here")
    whole_run(
        talk, element("whole", digest="a", cacheable=True), element("part", digest="b", cacheable=True, fragment="f")
    )
    for _ in range(3):
        whole_run(talk, fragment="f")
    assert named(talk) == ["a"]


def test_leaving_out_what_the_browser_does_not_have_is_an_error():
    talk = Talk("here")
    talk.ask("", "")
    with pytest.raises(Failed):
        talk.hear(ForwardMsg(ref_hash="never sent").SerializeToString())
