"""What sign-in and roles cost a rerun: the same page of a server where nobody signs in and of one where a proxy says who reads."""

import statistics
import tempfile
import time
import timeit
from pathlib import Path

from access.granting import grants_of
from access.sessions import Session, Sessions
from tests.bench.wire import Line, line, rerun, served

SECRET = "0123456789abcdef0123456789abcdef"
PAGES = ("", "projects", "funds", "tracks", "warnings")
QUARTERS = ("2025Q4", "2025Q3")
ROUNDS = 60
AT_A_CHECK = 20_000
LEAST = 4_000  # bytes; the page of who has not signed in has some 2,500
ROLES = """
[[grant]]
claim = "groups"
is = "office"
role = "planner"
[[grant]]
claim = "county"
role = "county"
counties = "claim"
"""
PLANNER = {"X-User": "planner", "X-Groups": "office"}
COUNTY = {"X-User": "county", "X-County": "330329"}


def run() -> None:
    """a rerun of a reader with a role against one where nobody signs in, turn by turn; aim ≤ 1.05 ×"""
    _a_check()
    with tempfile.TemporaryDirectory() as folder:
        roles = Path(folder) / "roles.toml"
        roles.write_text(ROLES, encoding="utf-8")
        env = {
            "PROXY_CLAIMS": "X-User=sub,X-Groups=groups,X-County=county",
            "PROXY_SECRET": SECRET,
            "ROLES_FILE": str(roles),
        }
        key = {"X-Proxy-Secret": SECRET}
        with (
            served("app.py") as open_to_all,
            served("app.py", env=env) as asked,
            line(open_to_all) as whoever,
            line(asked, PLANNER | key) as planner,
            line(asked, COUNTY | key) as county,
        ):
            for page in PAGES:
                _page(page, whoever, planner, county)


def _page(page: str, whoever: Line, planner: Line, county: Line) -> None:
    """Medians of many turns, whose order changes: what else the machine is doing meets all alike."""
    lines = [whoever, planner, county]
    took: dict[int, list[float]] = {id(one): [] for one in lines}
    for number in range(ROUNDS + 2):
        for one in lines[number % 3 :] + lines[: number % 3]:
            found = rerun(one, f"q={QUARTERS[number % 2]}", page)
            assert found.size > LEAST, "this is no page with figures"
            took[id(one)] += [found.ms] if number > 1 else []
    floor, with_role, own = (statistics.median(took[id(one)]) for one in lines)
    print(
        f"{page or 'overview':10} nobody signs in {floor:6.1f} ms; a planner {with_role / floor:5.2f} ×; a county's staff, of its own rows {own / floor:5.2f} ×"
    )


def _a_check() -> None:
    """Who acts, looked up as a page does it, and one of his rights."""
    grants = grants_of({"grant": [{"claim": "groups", "role": "planner"}]})
    held = Sessions(lambda: grants, lambda _: False)
    held.enter(Session("a", {"sub": "1", "groups": ["office"]}, time.time(), time.time() + 3600))
    took = timeit.timeit(lambda: held.reader("a").may("read"), number=AT_A_CHECK) / AT_A_CHECK
    print(f"one check of a right, from the session on: {took * 1e6:.1f} µs")
