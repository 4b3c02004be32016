"""What a reader meets on a page: its words, headline figures and table rows, looked up through the shadow roots."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

from playwright.sync_api import Locator, Page

# Every text that is shown, and every name that is read aloud of what is shown. Signs of an icon font are spelled
# words in the document (expand_more) and neither shown nor read as such.
_WORDS = """
() => {
  const said = [], names = ["aria-label", "title", "alt", "placeholder", "aria-valuetext", "aria-roledescription"];
  const icon = (node) => node.closest('[data-testid="stIconMaterial"]');
  const shown = (node) => node.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    || getComputedStyle(node).display === "contents"; // without a box of its own, but its children have one
  const walk = (node) => {
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) said.push(child.textContent);
      if (child.nodeType !== Node.ELEMENT_NODE || /^(script|style|noscript)$/i.test(child.tagName)) continue;
      if (icon(child) || !shown(child)) continue;
      for (const name of names) if (child.hasAttribute(name)) said.push(child.getAttribute(name));
      if (child.shadowRoot) walk(child.shadowRoot);
      walk(child);
    }
  };
  walk(document.body);
  return said.map((text) => text.trim()).filter(Boolean);
}
"""

# A point at which a click meets this link and nothing drawn above it: links on a map cross.
_CLEAR_POINT = """
(link) => {
  const shape = link.querySelector("path"), matrix = shape.getScreenCTM(), root = link.getRootNode();
  const along = [...Array(79).keys()].map((i) => {
    const { x, y } = shape.getPointAtLength((shape.getTotalLength() * (i + 1)) / 80).matrixTransform(matrix);
    return [x, y];
  });
  const { left, top, width, height } = shape.getBoundingClientRect();
  const within = [...Array(144).keys()].map((i) => [
    left + (width * ((i % 12) + 0.5)) / 12, top + (height * (Math.floor(i / 12) + 0.5)) / 12,
  ]);
  return [...along, ...within].find(([x, y]) => root.elementFromPoint(x, y)?.closest("a") === link) ?? null;
}
"""

_FOCUS = """
() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at?.getAttribute("aria-label") || at?.textContent || "";
}
"""


@dataclass(frozen=True)
class Card:
    """A headline figure as it is read; `value` is without its unit."""

    value: str
    unit: str
    change: str
    note: str

    @property
    def figure(self) -> str:
        return f"{self.value} {self.unit}".strip()


def words(page: Page) -> list[str]:
    """All that is written or read aloud, menus that are closed left out."""
    return page.evaluate(_WORDS)


def text(page: Page) -> str:
    return "\n".join(words(page))


def cards(page: Page) -> dict[str, Card]:
    """The headline figures by label, in order."""
    found = {}
    for cell in page.locator("[class*='headlines']").get_by_role("group").all():

        def part(name: str, cell: Locator = cell) -> str:
            return cell.locator(name).inner_text().strip()

        found[cell.get_attribute("aria-label") or ""] = Card(
            part(".value"), part(".unit"), part(".change"), part(".note")
        )
    return found


def rows(page: Page, key: str) -> list[tuple[str, ...]]:
    """The rows of a table, without its head; a cell's smaller second line follows its text after a line end."""
    cells = "rows => rows.map(row => [...row.cells].map(cell => cell.innerText.trim()))"
    return [tuple(row) for row in page.locator(f".st-key-{key} tbody tr").evaluate_all(cells)]


def parameters(page: Page) -> dict[str, str]:
    """What the address says after its question mark."""
    return dict(parse_qsl(urlsplit(page.url).query, keep_blank_values=True))


def path(page: Page) -> str:
    return urlsplit(page.url).path


def lead(page: Page) -> str:
    """The sentence that says what the page shows."""
    return page.locator(".st-key-lead").inner_text().strip()


def badge(page: Page) -> str:
    """The line under every page: dataset, basis, version, date."""
    return page.locator(".st-key-foot").inner_text()


def clear_point(link: Locator) -> tuple[float, float]:
    """Where on the screen a click meets this link of a map."""
    link.scroll_into_view_if_needed()
    found = link.evaluate(_CLEAR_POINT)
    assert found, "the link is covered all over by others"
    return found[0], found[1]


def focused(page: Page) -> str:
    """The name of what the keyboard is on, within shadow roots too."""
    return page.evaluate(_FOCUS).strip()


def tab_to(page: Page, name: str, most: int = 60) -> None:
    """Press Tab until what is focused has `name` in its own. The page itself can be focused too, as it scrolls: all that
    stands on it is no name."""
    for _ in range(most):
        page.keyboard.press("Tab")
        said = focused(page)
        if name in said and len(said) < 200:
            return
    raise AssertionError(f"{most} presses of Tab do not reach {name}")


def latin(texts: list[str]) -> set[str]:
    """The words in Latin letters, two letters or more; ids such as P07 and versions are none."""
    found = (re.findall(r"(?<![\w-])[A-Za-z][A-Za-z'-]*[A-Za-z](?![\w-])", t) for t in texts)
    return {word for words in found for word in words}


def chinese(texts: list[str]) -> set[str]:
    found = (re.findall(r"[\u4e00-\u9fff]+", t) for t in texts)
    return {word for words in found for word in words}


def open_conditions(page: Page) -> None:
    """Opens what a phone keeps behind one button: dataset, quarter, span, filter, saved views."""
    page.locator("button.conditions").click()
