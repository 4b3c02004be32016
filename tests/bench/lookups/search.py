"""A search over a hundred thousand projects, from what was typed to what is sent: each word asked once, as a reader asks it."""

import json
import statistics
import time
from dataclasses import asdict

from analytics.search.projects import project_index
from analytics.search.typed import cleaned, typed
from store.datasets import Dataset
from tests.bench.filling import EACH, WORDS_OF_NAMES, filled
from ui.address import Address
from ui.search.answering import groups

PROJECTS = 100_000
AIM = 50  # ms
# Besides words of names and their pairs: by sound and initials, by what is everywhere, nowhere, in one project alone.
OTHERS = "jingning jn jnfm longquan lqdq famen xcl zhengtai yuanqu 公司 1 99 有限公司 J77777 qqxxzz 啊啊啊 hangzhou yiwu P07 预警 zxl zcl"


def run() -> None:
    """milliseconds by the clock of one answer at 100,000 projects (aim: median ≤ 50)"""
    dataset = filled(PROJECTS * EACH)
    started = time.perf_counter()
    index = project_index(dataset)
    print(f"{index.rows.num_rows:,} projects made ready in {time.perf_counter() - started:.1f} s, once for a version")
    took = {word: _answer(dataset, word) for word in _asked()}
    slowest = sorted(took, key=took.__getitem__, reverse=True)
    times = sorted(took.values())
    print(
        f"  {len(times)} searches: median {statistics.median(times):.1f} ms (aim {AIM}), "
        f"of a hundred the fifth slowest {times[len(times) * 95 // 100]:.1f} ms; "
        + ", ".join(f"{word} {took[word]:.0f}" for word in slowest[:5])
    )


def _asked() -> list[str]:
    words = [word for held in WORDS_OF_NAMES.values() for word in held.split()]
    return [
        *words,
        *(a + b for a, b in zip(words, words[16:], strict=False)),
        *(w[:1] for w in words[:8]),
        *OTHERS.split(),
    ]


def _answer(dataset: Dataset, word: str) -> float:
    said = cleaned(word)
    wanted = typed(said)
    assert wanted is not None
    started = time.perf_counter()
    json.dumps([asdict(group) for group in groups(dataset, Address(), wanted, said, None)])
    return (time.perf_counter() - started) * 1000
