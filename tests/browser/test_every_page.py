"""Every page in every view, in both languages: in that language alone, with names for ears, and from this host alone.

That nothing is asked of another host, and that no script throws, is watched on every page of every test.
"""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from analytics.lookup import sources
from analytics.metrics import METRICS
from analytics.warnings.rules import RULES
from analytics.warnings.thresholds import SETTINGS
from store.codes import CODE_LISTS
from store.datasets import catalogue, open_dataset
from store.measures import MEASURES
from store.schema import TABLES
from tests.browser import screen

PATHS = [
    "/",
    "/findings?part=all",
    "/lagging",
    "/lagging?cities=331100&tracks=T3&pair=P02&q=2024Q2",
    "/?pairs=P01&cities=331100",
    "/map?view=flat",
    "/map?view=tilted&shade=investment_completed",
    "/map?view=drawn&shade=execution_rate",
    "/pair?pair=P15&part=all",
    "/methods?part=all",
    "/help",
    "/county?county=331127",
    "/county?data=reported&county=331023",
    "/?data=reported",
    "/pair?data=reported&pair=P15",
    "/tracks?part=all",
    "/tracks?pairs=P07&tracks=T2&metric=execution_rate&part=all",
    "/tracks?data=reported&metric=events&span=programme",
    "/projects",
    "/projects?project=P16-002&stages=in_production",
    "/ranks?part=all",
    "/ranks?data=reported",
    "/rows?metric=leverage&pairs=P07",
    "/?cities=331100&value=at_capacity",
    "/funds",
    "/funds?part=all",
    "/funds?cities=331100&step=allocated&part=all",
    "/funds?data=reported",
    "/warnings?part=all",
    "/tasks?part=all",
    "/tasks?of=warning~behind~P02~2025~~~~~",
    "/effects?part=all",
    "/effects?q=2025Q2&part=all",
    "/allocation",
    "/assessment?part=all",
    "/assessment?data=reported&part=all",
    "/matching?part=all",
    "/matching?data=reported&part=all",
    "/resources?part=all",
    "/resources?data=reported&listed=offer",
    "/briefing",
    "/briefing?pairs=P07&parts=methods",
    "/briefing?data=reported",
    "/meeting",
    "/datasets?part=all",
    "/datasets?data=reported",
]
# The link to the other language is in that language; a key and a file are called as they are written on them.
ALLOWED = {
    "zh": {
        "English",
        "Tab",
        "toml",
        "TOML",
        "PPTX",
        "XLSX",
        "PDF",
        "DOCX",
        "ZIP",
        "SVG",
        "PNG",
        "Word",
        "Excel",
        "WPS",
        "MB",
        "XLS",
        "ODS",
        "CSV",
    },
    "en": {"中文"},
}
# What a source says is given as it says it: names of projects, firms, parks, sources and places within them.
QUOTED = (
    "[class*='st-key-pair-'] tbody",
    ".st-key-sources tbody",
    ".st-key-latest-events tbody",
    ".st-key-rows tbody",
    "[class*='st-key-rows-'] tbody",
    ".st-key-assess-scores tbody",
    ".st-key-assess-pair-points tbody",
    ".st-key-assess-printed tbody",
    ".st-key-ledger tbody",
    ".st-key-ledger-gaps tbody",
    ".st-key-project-panel tbody",
    ".st-key-project-panel h2",
    ".st-key-county-projects tbody",
    ".st-key-county-resources tbody",
    ".st-key-resources-open tbody",
    ".st-key-resources-deals tbody",
    ".st-key-resources-waiting tbody",
    ".st-key-county-stated tbody",
    ".st-key-warning-list tbody",
    ".st-key-warnings-gone tbody",
    ".st-key-fund-aside-source",
    *(f"[class*='-facts'] .{part}, [class*='-facts-'] .{part}" for part in ("claim", "remark", "printed", "foot")),
    ".st-key-facts-matrix tbody",
    ".st-key-left-out",  # a grade that was published as a word
    ".st-key-match-parts tbody",
    ".st-key-findings-found tbody",
    ".st-key-findings-still tbody",
)
# A skip link may stand outside every landmark, but axe knows one only where the first link after it is in no shadow root.
NOT_FOR_AXE = {"exclude": [["[data-testid=stSkipToContent]"]]}

UNNAMED = """
() => {
  const found = [], controls = "a[href], button, input, select, textarea, [role=button], [role=link], [role=slider], [role=img], img";
  const named = (node) => (node.getAttribute("aria-label") || node.getAttribute("alt") || node.textContent || "").trim()
    || node.getAttribute("aria-labelledby") || node.labels?.length || node.closest("label")?.textContent.trim();
  const look = (root) => {
    for (const node of root.querySelectorAll("*")) {
      if (node.shadowRoot) look(node.shadowRoot);
      const silent = node.closest("[aria-hidden=true]") || !node.checkVisibility({ visibilityProperty: true });
      if (node.matches(controls) && !silent && !named(node)) found.push(node.outerHTML.slice(0, 200));
    }
  };
  look(document);
  return found;
}
"""


def codes() -> set[str]:
    """What the methods page gives in Latin letters beside each Chinese word: as it stands in files and addresses."""
    found = {*METRICS, *MEASURES, *TABLES, *(i for codes in CODE_LISTS for i in codes.ids), "CSV", "UTF-8"}
    found |= {*RULES, *(setting.key for setting in SETTINGS.values())}
    found |= {column.name for table in TABLES.values() for column in table.columns}
    for name, version in catalogue().versions.items():
        found |= set(sources(open_dataset(name, version)))
    return found


def foreign(page: Page, lang: str) -> list[str]:
    """The words of another language than the page's own, names and quotations left out."""
    said = screen.words(page)
    if lang == "zh":
        return sorted(screen.latin(said) - ALLOWED[lang] - (codes() if screen.path(page) == "/methods" else set()))
    quoted = page.locator(", ".join(QUOTED)).all_inner_texts()
    return sorted(screen.chinese(said) - ALLOWED[lang] - screen.chinese(quoted))


def look_at(page: Page, subtests, lang: str) -> None:
    """All that holds for every page, with its tables opened."""
    for table in page.get_by_test_id("stExpander").locator("details").all():
        if table.get_attribute("open") is None:
            table.locator("summary").click()
    with subtests.test("it is drawn", lang=lang):
        assert screen.lead(page)
        assert page.evaluate("document.documentElement.lang") == {"zh": "zh-CN", "en": "en"}[lang]
    with subtests.test("every word is of the page's language", lang=lang):
        assert foreign(page, lang) == []
    with subtests.test("it has one first heading", lang=lang):
        assert page.get_by_role("heading", level=1).count() == 1
    with subtests.test("every control and every picture has a name", lang=lang):
        assert page.evaluate(UNNAMED) == []


@pytest.mark.parametrize("path", PATHS)
def test_every_page_in_every_view(open_page, settle, subtests, path):
    page = open_page(path)
    look_at(page, subtests, "zh")
    with subtests.test("axe finds nothing"):  # what it looks at is built alike in both languages
        found = Axe().run(page, context=NOT_FOR_AXE).response["violations"]
        assert [(v["id"], [node["html"][:80] for node in v["nodes"]]) for v in found] == []
    page.get_by_role("link", name="English", exact=True).click()
    settle()
    look_at(page, subtests, "en")
