"""Which other sites may show this one's pages within theirs: EMBEDDED_BY, a list of origins; none where it says nothing."""

import os
import re
from functools import lru_cache

_ORIGIN = re.compile(r"https?://[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::[0-9]{1,5})?")


class WrongEmbedders(ValueError):
    """EMBEDDED_BY names something that is no origin of a web page."""


def embedders() -> tuple[str, ...]:
    """The origins, as a policy writes them; WrongEmbedders where one is none."""
    return _listed(os.environ.get("EMBEDDED_BY", ""))


@lru_cache(8)
def _listed(said: str) -> tuple[str, ...]:
    found = tuple(filter(None, map(str.strip, said.split(","))))
    for one in found:
        if not _ORIGIN.fullmatch(one):
            raise WrongEmbedders(
                f"EMBEDDED_BY：“{one}”不是网站地址；请写成 https://portal.example，以逗号分隔。\n"
                f"EMBEDDED_BY: {one!r} is no origin; write https://portal.example, with commas between."
            )
    return found
