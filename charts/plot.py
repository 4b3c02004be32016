"""A finished chart: Plotly's traces and layout as plain data, kept as the JSON text that is sent."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]  # a part of what Plotly reads: a layout, an axis, a note
Trace = Json  # with its `type`


@dataclass(frozen=True)
class Plot:
    """Nothing but its `text`: it can be kept for all readers, none can change another's, and its size is its length.

    Plotly's own figures check every key each time they are put together, some 30 ms a chart; tests check these instead.
    """

    text: str

    def to_plotly_json(self) -> Json:
        """`data` and `layout` as Plotly reads them, new at each call."""
        return json.loads(self.text)


def finished(traces: Sequence[Trace], layout: Json) -> Plot:
    """ValueError where a number is none, TypeError where something is no plain data: a chart says None for a gap."""
    whole: Json = {"data": traces, "layout": layout}
    return Plot(json.dumps(whole, ensure_ascii=False, allow_nan=False, separators=(",", ":")))
