"""What goes over the wire: safe headers on every answer, own files once and for ever, the map's geometry fetched once."""

import re

from playwright.sync_api import Page

OWN = re.compile(r"/assets/[0-9a-f]{8}/")


def heard(page: Page) -> tuple[list[str], set[str]]:
    """Lists that fill as the page works: the own files it asks for, and which of them its cache answers."""
    asked: list[str] = []
    cached: set[str] = set()
    wire = page.context.new_cdp_session(page)
    names: dict[str, str] = {}

    def sent(event: dict) -> None:
        names[event["requestId"]] = event["request"]["url"]
        if OWN.search(event["request"]["url"]):
            asked.append(event["request"]["url"])

    wire.on("Network.requestWillBeSent", sent)
    wire.on("Network.requestServedFromCache", lambda event: cached.add(names.get(event["requestId"], "")))
    wire.on(
        "Network.responseReceived",
        lambda event: cached.add(event["response"]["url"]) if event["response"].get("fromDiskCache") else None,
    )
    wire.send("Network.enable")
    return asked, cached


def test_a_page_comes_with_a_policy_that_lets_nothing_else_in(page, settle):
    answer = page.goto("/map?view=drawn")
    settle()
    assert answer
    headers = answer.all_headers()
    policy = headers["content-security-policy"]
    assert "default-src 'self'" in policy and "object-src 'none'" in policy and "frame-ancestors 'self'" in policy
    assert "http" not in policy and "'unsafe-eval'" not in policy
    scripts = re.search(r"script-src ([^;]*)", policy)
    assert scripts and "'unsafe-inline'" not in scripts[1] and "*" not in scripts[1]
    assert headers["x-content-type-options"] == "nosniff" and headers["referrer-policy"] == "no-referrer"


def test_own_files_are_immutable_and_asked_for_once_on_the_way_through_the_app(page, settle):
    kept = {}
    page.on("response", lambda r: OWN.search(r.url) and kept.setdefault(r.url, r.headers.get("cache-control", "")))
    asked, cached = heard(page)
    page.goto("/")
    settle()
    assert kept and all("immutable" in said and "max-age=31536000" in said for said in kept.values())
    assert len([url for url in asked if url.endswith("/map.json")]) == 1

    # Within the app nothing is asked for again; after a fresh start the browser's own cache has it all.
    seen = set(asked)
    page.get_by_role("link", name="结对详情", exact=True).click()
    settle()
    assert len(asked) == len(set(asked)) and len([url for url in asked if url.endswith("/map.json")]) == 1
    asked.clear()
    page.goto("/pair?pair=P07")
    settle()
    assert asked and set(asked) & seen <= cached


def test_the_zoomable_maps_geometry_comes_once_however_often_it_is_drawn_again(page, settle):
    asked, cached = heard(page)
    page.goto("/map?view=flat")
    settle()
    page.get_by_role("radiogroup", name="统计期间").get_by_text("2023年起累计").click()
    settle()
    asked = [url for url in asked if url.endswith(".geojson")]
    assert len(set(asked)) == 1
    assert len(asked) == 1 or set(asked) <= cached
