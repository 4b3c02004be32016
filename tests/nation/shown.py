"""Run in a process of its own, whose PACKAGES_DIR is the made-up nation's: prints, as JSON, what its pages and its map say.

python -m tests.nation.shown
"""

import json
import logging
from typing import Any

from charts.map_view import MapView
from style.text import LANGUAGES
from tests.nation.package import pair_id
from tests.pages.test_pages import said, whole
from tests.shipped import view
from ui.map import words as map_words
from ui.map.view import map_view
from ui.sitemap import SITES


def pages() -> dict[str, str]:
    found = {}
    for page in SITES:
        at = whole(page, lang=LANGUAGES[0])
        assert not at.exception, (page, at.exception[0].message)
        drawn = [str(getattr(element, "proto", "")) for element in at.main if element.type == "unknown"]
        found[page] = "\n".join([*(title.value for title in at.title), said(at), *drawn])
    return found


def drawn(made: MapView) -> dict[str, Any]:
    arcs = [
        {
            "id": one.id,
            "title": one.title,
            "said": one.rows[0][1],
            "pairs": dict(one.rows).get(map_words.IN_BUNDLE("zh")),
            "href": one.href,
        }
        for one in made.arcs
    ]
    return {"arcs": arcs, "labels": list(made.labels.values()), "footnote": made.footnote, "alt": made.alt}


if __name__ == "__main__":
    logging.disable(logging.WARNING)
    from store.datasets import catalogue

    name = next(iter(catalogue().versions))
    few = view(name, pairs=(pair_id(0), pair_id(2)), link="execution_rate")
    bundled = drawn(map_view(view(name, link="execution_rate")))
    print(json.dumps({"pages": pages(), "bundled": bundled, "few": drawn(map_view(few))}, ensure_ascii=False))
