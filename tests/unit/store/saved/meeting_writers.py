"""What the processes do that change meetings and are killed; imported by the server from which they fork."""

import os
from pathlib import Path

from store.saved import meetings
from tests.unit.store.saved.view_writers import die_at_line


def say_and_die(folder: Path, meeting_id: str, turn_id: str, sentence: str, step: int, steps: object) -> None:
    """Is killed at its `step`-th line of changing a sentence; without one it lives, and tells how many there were."""
    held = meetings.find(folder, meeting_id)
    was = next(turn.sentence for turn in held.turns if turn.id == turn_id) if held else ""
    count = die_at_line(step, ("say", "_change"), lambda: meetings.say(folder, meeting_id, turn_id, sentence, was=was))
    steps.put(count)  # type: ignore[attr-defined]


def add_ever_more(folder: Path, meeting_id: str, mark: str, acknowledged: Path) -> None:
    """Adds one page after the other until it is killed, and writes each down once it is told of it."""
    log = os.open(acknowledged, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    meetings.MOST_TURNS = 10**6
    for n in range(10**6):
        meetings.add(folder, meeting_id, [meetings.new_turn("overview", {"q": "2025Q4"}, f"{mark}-{n}")])
        os.write(log, f"{mark}-{n}\n".encode())
