"""Readers at once: from one to two hundred, and planners with filters of their own, each crowd before the empty app too."""

from collections.abc import Iterator

from tests.bench import machine, wire
from tests.bench.crowd import Crowd, Result, drive
from tests.bench.hall.drive import Drive
from tests.bench.reader import PAGES, QUARTERS
from tests.bench.written import Aim, Written

HEADS = (
    "crowd",
    "one click in s",
    "answers",
    "p50 s",
    "p95 s",
    "worst s",
    "errors",
    "p95 ÷ empty",
    "CPU s",
    "KB",
    "KB packed",
    "MB a reader",
    "server cores",
    "driver cores",
    "other cores",
)
# What the p95 of each crowd aims at, in seconds, and the MB of each reader of the largest.
AIMS = {("20 planners", 5): 1.0, ("20 readers", 5): 0.5, ("60 readers", 10): 1.0, ("200 readers", 20): 1.5}
MB_AIM = 3.0


def crowds(of: Drive) -> Iterator[Crowd]:
    yield Crowd(20, 5, of.seconds(25), note="server just started")
    yield Crowd(1, 1, of.seconds(20))
    yield Crowd(20, 5, of.seconds(45))
    yield Crowd(of.readers(60), 10, of.seconds(45))
    yield Crowd(of.readers(200), 20, of.seconds(60))
    yield Crowd(20, 5, of.seconds(45), own_filter=True)


def run(of: Drive, page: Written) -> list[Aim]:
    page.line(
        f"Each reader clicks, waits for the page, looks at it for half to one and a half of the seconds named, and clicks again: any of {len(PAGES)} "
        f"pages in any of {len(QUARTERS)} quarters, a planner with two to nine pairs and sometimes tracks of his own besides. CPU is the "
        "server's for each answer; KB of each answer, before and after compression; MB: what the server held more at the end, all still connected, "
        "by the number of readers. The first crowd meets a server that has only just started; before the others, every page was shown in every "
        "quarter once."
    )
    floors = _floors(of, page)
    made: list[Aim] = []
    page.heading("Readers at once: the app")
    page.table(*HEADS)
    slowest = []
    with of.app() as app:
        machine.rested(app.pid)
        for number, crowd in enumerate(crowds(of)):
            if number == 1:
                of.show_all(app, PAGES, QUARTERS)
            result = drive(app, crowd)
            row(page, result, floors[crowd.readers, crowd.think])
            slowest.append(f"{crowd.name}: {result.slowest()}")
            made += _aims(result)
    page.end()
    page.line("Slowest pages (median, s) — " + "; ".join(slowest))
    return made


def _floors(of: Drive, page: Written) -> dict[tuple[int, float], Result]:
    page.heading("Readers at once: the empty app")
    page.table(*HEADS)
    found: dict[tuple[int, float], Result] = {}
    with wire.empty() as floor:
        machine.rested(floor.pid)
        for crowd in crowds(of):
            if not crowd.note and not crowd.own_filter:
                found[crowd.readers, crowd.think] = drive(floor, crowd.on_empty(crowd.seconds / 2))
                row(page, found[crowd.readers, crowd.think], found[crowd.readers, crowd.think])
    page.end()
    return found


def row(page: Written, result: Result, floor: Result) -> None:
    wall = max(result.wall, 1e-9)
    page.row(
        result.crowd.name,
        f"{result.crowd.think:g}",
        str(result.count),
        *(f"{result.ms(share) / 1000:.2f}" for share in (0.5, 0.95, 1)),
        str(len(result.records.errors)),
        f"{result.ms(0.95) / floor.ms(0.95):.1f}",
        f"{result.cpu:.3f}",
        f"{result.size:.1f}",
        f"{result.wire:.1f}",
        f"{result.memory / result.crowd.readers:.2f}",
        *(f"{spent / wall:.2f}" for spent in (result.server, result.driver, result.others)),
    )
    for said in sorted(set(result.records.errors))[:3]:
        print(f"      {said}")


def _aims(result: Result) -> list[Aim]:
    crowd, made = result.crowd, []
    if most := AIMS.get((crowd.name, crowd.think)):
        made.append(Aim(f"{crowd.name}, one click in {crowd.think:g} s, p95", result.ms(0.95) / 1000, most, "s"))
        made.append(Aim(f"{crowd.name}, errors", len(result.records.errors), 0, ""))
    if crowd.readers == 200:
        made.append(Aim("memory of each of 200 readers", result.memory / 200, MB_AIM, "MB"))
    return made
