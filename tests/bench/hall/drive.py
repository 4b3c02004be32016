"""How long a run of the hall's measurements lasts, and the servers it is driven against."""

import shutil
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from tests.bench.machine import rested
from tests.bench.wire import ROOT, Server, line, rerun, served


@dataclass(frozen=True)
class Drive:
    """`folder` is the run's own; `share` of the usual seconds are spent, and below one smaller crowds come too."""

    folder: Path
    share: float = 1.0

    @property
    def is_quick(self) -> bool:
        return self.share < 1

    @property
    def rounds(self) -> int:
        return 3 if self.is_quick else 5

    def seconds(self, usual: float) -> float:
        return max(4.0, usual * self.share)

    def readers(self, usual: int) -> int:
        return max(1, usual // 10) if self.is_quick and usual > 20 else usual

    def pages(self, every: Mapping[str, str]) -> dict[str, str]:
        return dict(list(every.items())[:: 5 if self.is_quick else 1])

    def app(self, **env: str) -> AbstractContextManager[Server]:
        """The app; what was published for one part of the run is there for the next, as after any second start."""
        return served("app.py", env={"DATASETS_DIR": str(self.folder / "datasets")} | env)

    def show_all(self, app: Server, pages: Sequence[str], quarters: Sequence[str]) -> None:
        """Every page in every quarter once, so that the readers who come find what others have asked for."""
        with line(app) as held:
            for quarter in quarters[:: 4 if self.is_quick else 1]:
                for page in pages:
                    rerun(held, f"q={quarter}", page)
        rested(app.pid)

    def packages(self, name: str) -> Path:
        """A copy of the shipped packages that a part may change."""
        made = self.folder / name
        shutil.copytree(ROOT / "data", made)
        return made
