"""Addresses: whether a host is this machine itself, and the one by which readers reach the app."""

import ipaddress
import os
from urllib.parse import urlsplit

# Of those that browsers tell apart (Sec-Fetch-Site): ours, and a reader who typed the address.
OWN_PAGES = frozenset({"same-origin", "none"})
DATA_API = "/api/v1"  # below the app's own path


def is_loopback(host: str) -> bool:
    """Of a name that means this machine, or an address of its own; a name that only leads there is none."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def public_address(base_path: str) -> str:
    """PUBLIC_URL as the root of the app that readers type, without a slash at its end; empty where it is not set. Raises ValueError for
    what is no such address."""
    said = os.environ.get("PUBLIC_URL", "")
    if not said:
        return ""
    parts = urlsplit(said)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
        raise ValueError("PUBLIC_URL is no address such as https://board.example")
    return f"{parts.scheme}://{parts.netloc}{base_path}"
