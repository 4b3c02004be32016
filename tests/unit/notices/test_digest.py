"""A week's digest: what it tells whom, once a week over starts and processes, by a mail server of the test's own."""

import email
import email.policy
import multiprocessing
import ssl
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from html.parser import HTMLParser
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from analytics.tasks.rules import shipped
from notices import mailing
from notices.digest import digest
from notices.happened import last_slot, week_of
from notices.mailing import letter, send_mail
from notices.posting import NotDelivered
from notices.sending import look
from notices.settings import Chosen, Mail, Receiver
from store.notices.outbox import notices_dir, waiting
from store.tasks.keeping import every, tasks_dir
from tests.unit.notices import made
from tests.unit.notices.made import BINJIANG, MONDAY, OFFICE, TAISHUN, Clock, Postman, add, happen, postman

processes = multiprocessing.get_context("forkserver")
processes.set_forkserver_preload(["tests.unit.notices.made"])
BEFORE = MONDAY - timedelta(days=3)  # a Friday
ALL = Receiver("", mail_to=("office@o.example", "second@o.example"))
COUNTY = Receiver(TAISHUN.adcode, mail_to=("t@c.example",))


def mailed(server: Postman, *receivers: Receiver, **more: object) -> Chosen:
    return Chosen(receivers, Mail("127.0.0.1", server.port, "board@o.example"), **more)


def read(content: bytes) -> EmailMessage:
    return email.message_from_bytes(content, policy=email.policy.default)


def text_of(made: EmailMessage, kind: str = "plain") -> str:
    return made.get_body((kind,)).get_content()


def told(receiver: Receiver = ALL, now: datetime = MONDAY, **more: object):
    return digest(every(tasks_dir()).tasks, receiver, Chosen(**more), now.isoformat(), now, shipped())


def three_tasks() -> None:
    """One overdue, one due this week and unanswered, one closed last week, of two units."""
    long_ago = MONDAY - timedelta(days=40)
    add(1, long_ago, due="2026-11-20", text="红的")
    add(2, long_ago, due="2026-12-03", text="黄的", responsible=(TAISHUN, BINJIANG))
    done = add(3, long_ago, due="2026-12-31", text="办结的", lead=TAISHUN)
    happen(done, "cleared", MONDAY - timedelta(days=4), version="0" * 12, quarter="2026Q3")


def test_each_unit_has_its_open_tasks_by_colour_what_is_due_and_what_was_closed() -> None:
    three_tasks()
    text = told().text
    units = {one.split(" ==")[0]: one for one in text.split("\n== ")[1:]}
    assert set(units) == {OFFICE.name, TAISHUN.name, BINJIANG.name}
    assert "未销号 2 件：红 1 件，黄 1 件，蓝 0 件；本周到期 1 件，上周销号 1 件" in units[TAISHUN.name]
    assert "未销号 1 件：红 0 件，黄 1 件，蓝 0 件；本周到期 1 件，上周销号 0 件" in units[BINJIANG.name]
    assert units[TAISHUN.name].index("红的") < units[TAISHUN.name].index("黄的") < units[TAISHUN.name].index("办结的")
    assert "2026-11-30 至 2026-12-06" in text and "截至 2026-11-30" in text


def test_a_unit_reads_of_its_own_alone() -> None:
    three_tasks()
    add(4, MONDAY, text="滨江区的数", responsible=(BINJIANG,), lead=BINJIANG)
    mine = told(COUNTY)
    assert "滨江区" not in mine.text + mine.html + mine.subject and TAISHUN.name in mine.subject
    assert "黄的" in mine.text


def test_a_week_begins_on_monday_in_china() -> None:
    sunday_late = datetime(2026, 11, 29, 15, 59, tzinfo=UTC)
    first, last = week_of(sunday_late.isoformat())
    assert (first.isoformat(), last.isoformat()) == ("2026-11-23", "2026-11-29")
    assert week_of((sunday_late + timedelta(minutes=1)).isoformat())[0].isoformat() == "2026-11-30"


@pytest.mark.parametrize(
    ("now", "slot"),
    [
        ("2026-11-29T23:59:00+00:00", "2026-11-23T00:00:00+00:00"),
        ("2026-11-30T00:00:00+00:00", "2026-11-30T00:00:00+00:00"),
        ("2026-12-06T15:00:00+00:00", "2026-11-30T00:00:00+00:00"),
    ],
)
def test_the_last_moment_a_digest_was_due(now, slot) -> None:
    assert last_slot(datetime.fromisoformat(now), Mail("h", 25, "a@b")).isoformat() == slot


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict]] = []
        self.said = ""

    def handle_starttag(self, tag: str, attrs: list) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, said: str) -> None:
        self.said += said


def test_words_of_users_are_words_in_html() -> None:
    hostile = '<script>alert(1)</script><a href="http://evil.example">x</a>&lt;"'
    add(1, MONDAY, text=hostile, lead=replace(OFFICE, name="<b>办</b>"))
    tags = Tags()
    tags.feed(told(public="https://board.example").html)
    assert hostile in tags.said and "<b>办</b>" in tags.said
    assert {tag for tag, _ in tags.tags} == {"html", "head", "meta", "body", "h1", "h2", "h3", "p", "ul", "li", "a"}
    assert all(one["href"].startswith("https://board.example/tasks?") for tag, one in tags.tags if tag == "a")


def test_both_languages_tell_the_same_numbers() -> None:
    three_tasks()
    zh, en = told(), told(lang="en")
    assert zh.text != en.text and "Open: 2 (red 1, yellow 1, blue 0); due this week: 1; closed last week: 1." in en.text


def test_a_long_list_is_cut_and_says_so() -> None:
    for n in range(55):
        add(n + 1, MONDAY, lead=TAISHUN)
    text = told(COUNTY).text
    assert text.count("\n- ") == 50 and "另有 5 件" in text and "未销号 55 件" in text


def test_it_is_sent_once_a_week_over_starts_and_from_the_first_time_on() -> None:
    clock = Clock(BEFORE)
    with postman() as server:
        chosen = mailed(server, ALL, COUNTY)
        three_tasks()
        for _ in range(24 * 2 * 16):  # every half hour of 16 days; whatever is known lies in files alone
            look(chosen, clock)
            clock.on(minutes=30)
        to = sorted(read(one)["To"] for one in server.letters)
        assert to == ["office@o.example, second@o.example"] * 2 + ["t@c.example"] * 2
        assert len({read(one)["Message-ID"] for one in server.letters}) == 4
        assert sorted(read(one)["Date"].datetime.astimezone(UTC).isoformat()[:16] for one in server.letters) == [
            "2026-11-30T00:00", "2026-11-30T00:00", "2026-12-07T00:00", "2026-12-07T00:00",
        ]  # fmt: skip


def test_of_two_processes_one_sends_it(folder: Path) -> None:
    with postman() as server:
        look(mailed(server, ALL), Clock(BEFORE))
        three_tasks()
        ready = processes.Event()
        both = [
            processes.Process(target=made.look_for_mail, args=(folder, mailed(server, ALL), MONDAY, ready))
            for _ in range(2)
        ]
        for one in both:
            one.start()
        ready.set()
        for one in both:
            one.join(120)
        assert [one.exitcode for one in both] == [0, 0] and len(server.letters) == 1


def test_after_a_night_off_it_comes_at_the_start() -> None:
    clock = Clock(BEFORE)
    with postman() as server:
        chosen = mailed(server, ALL)
        three_tasks()
        look(chosen, clock)
        clock.now = MONDAY + timedelta(days=1)
        look(chosen, clock)
        look(chosen, clock)
        assert len(server.letters) == 1 and "截至 2026-12-01" in text_of(read(server.letters[0]))


def test_nothing_to_tell_is_no_mail() -> None:
    clock = Clock(BEFORE)
    with postman() as server:
        chosen = mailed(server, COUNTY)
        look(chosen, clock)
        add(1, BEFORE, responsible=(BINJIANG,), lead=BINJIANG)
        clock.now = MONDAY
        look(chosen, clock)
        assert server.letters == [] and waiting(notices_dir()) == ()


def test_a_mail_that_is_refused_is_tried_again_under_the_same_id() -> None:
    clock = Clock(BEFORE)
    three_tasks()
    with postman(refusing=True) as server:
        chosen = mailed(server, ALL)
        look(chosen, clock)
        clock.now = MONDAY
        look(chosen, clock)
        (left,) = waiting(notices_dir())
        assert (left.tries, server.letters) == (1, []) and left.why
        server.refusing = False
        clock.on(minutes=1)
        look(chosen, clock)
        assert [read(one)["Message-ID"] for one in server.letters] == [f"<{left.id}@o.example>"]


def test_a_server_that_is_not_there_is_told_in_a_word() -> None:
    sheet = letter(told_one(), Mail("127.0.0.1", 9, "b@o.example"), ("a@o.example",), "0" * 16, MONDAY)
    with pytest.raises(NotDelivered, match="ConnectionRefusedError"):
        send_mail(sheet, Mail("127.0.0.1", 9, "b@o.example"))


def told_one():
    add(1, MONDAY)
    return told()


def test_a_letter_is_text_and_html_and_says_that_nobody_wrote_it() -> None:
    three_tasks()
    with postman() as server:
        mail = mailed(server).mail
        send_mail(letter(told(), mail, ("a@o.example",), "0" * 16, MONDAY), mail)
    sheet = read(server.letters[0])
    assert sheet["Subject"] == "督办周报 2026-11-30 至 2026-12-06" and sheet["Auto-Submitted"] == "auto-generated"
    assert text_of(sheet).replace("\r\n", "\n") == told().text and "红的" in text_of(sheet, "html")


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """Of this machine's own making, for loopback."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), False)
        .add_extension(x509.BasicConstraints(True, None), True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path / "own.pem"
    plain = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    pem = key.private_bytes(serialization.Encoding.PEM, *plain) + signed.public_bytes(serialization.Encoding.PEM)
    path.write_bytes(pem)
    return path


def test_tls_is_taken_where_it_is_offered_and_only_from_who_is_trusted(certificate, monkeypatch) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with postman(context=context) as server:
        mail = Mail("localhost", server.port, "b@o.example", "user", "word")
        sheet = letter(told_one(), mail, ("a@o.example",), "0" * 16, MONDAY)
        with pytest.raises(NotDelivered, match="SSLCertVerificationError"):
            send_mail(sheet, mail)
        assert server.logins == [] and server.letters == []
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        send_mail(sheet, mail)
        assert server.over_tls >= 1 and len(server.logins) == len(server.letters) == 1


def test_no_password_and_no_letter_go_plainly_to_another_machine(monkeypatch) -> None:
    monkeypatch.setattr(mailing, "is_loopback", lambda host: False)
    with postman() as server:
        mail = Mail("127.0.0.1", server.port, "b@o.example", "user", "word")
        with pytest.raises(NotDelivered, match="no TLS"):
            send_mail(letter(told_one(), mail, ("a@o.example",), "0" * 16, MONDAY), mail)
        assert server.logins == [] and server.letters == []
