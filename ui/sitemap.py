"""The pages there are: id, address, file, title and what each shows."""

from dataclasses import dataclass
from pathlib import Path

from style.text import Text

PAGES_DIR = Path(__file__).resolve().parent.parent / "pages"


@dataclass(frozen=True)
class Site:
    """One page; the default one lives only at the root. `in_menu`: whether the navigation names it."""

    id: str
    title: Text
    shows: Text
    url_path: str = ""
    in_menu: bool = True

    @property
    def file(self) -> Path:
        return PAGES_DIR / f"{self.id}.py"


SITES: dict[str, Site] = {
    site.id: site
    for site in (
        Site("overview", Text("总览", "Overview"), Text("全省一屏", "The province at a glance")),
        Site("map", Text("结对地图", "Map"), Text("36 个县、18 条连线", "36 counties, 18 links"), "map"),
        Site("pair", Text("结对详情", "Pair"), Text("一对结对的全部情况", "Everything about one pair"), "pair"),
        Site("methods", Text("口径说明", "Methods"), Text("每个数的定义与来源", "Every definition and source"), "methods"),
    )
}  # fmt: skip
