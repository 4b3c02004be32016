"""What is handed in is published with the assessment schemes of the version it was laid over."""

from collections.abc import Callable
from pathlib import Path

from store.datasets import Dataset, open_dataset
from store.handins import desk
from store.publishing import publish_scheme
from store.schemes import schemes
from tests.unit.store.schemes.test_reading import GOOD

DRAFT = GOOD.replace("years = [2023, 2024]", "years = []").replace("sim-assessment", "sim-ledger")


def test_hand_ins_and_previews_carry_schemes_on(handed: Callable[..., desk.HandIn], base: Dataset, place: Path) -> None:
    with_scheme = publish_scheme(place / "demo", base.version, "scheme-next.toml", DRAFT, "张三", "")
    now = open_dataset("demo", with_scheme)
    handin = handed(("P01-001", "2029年第一季度", 1200))
    assert [one.id for one in schemes(desk.would_be((handin,), now))] == ["next"]
    version = desk.take_in("demo", with_scheme, (handin.id,), "管理员", "")
    assert version != with_scheme
    assert [one.id for one in schemes(open_dataset("demo", version))] == ["next"]
