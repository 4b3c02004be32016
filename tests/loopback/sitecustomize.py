"""Refuses every connection to another host. Python imports it by itself where PYTHONPATH names this folder.

The browser tests start the app's server so, and tests/conftest.py imports it for the tests' own process:
that the app asks nothing of any host but its own holds on the server's side too.
"""

import ipaddress
import os
import sys

# A refusal may be swallowed by a library's try/except; the file named here keeps it.
LOG = os.environ.get("OUTSIDE_CALLS_LOG")


def is_own_host(host: object) -> bool:
    """Tell whether a host name or address, as the socket functions take it, is this machine's loopback."""
    name = host.decode() if isinstance(host, bytes) else host
    if name is None or name == "" or name == "localhost":
        return True
    try:
        address = ipaddress.ip_address(str(name))
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


def refuse_outside(event: str, args: tuple) -> None:
    """Audit hook: raise on a look-up of, or a connection to, a host that is not this machine."""
    if event == "socket.getaddrinfo":
        host = args[0]
    elif event in ("socket.connect", "socket.sendto") and isinstance(args[1], tuple):
        host = args[1][0]
    else:
        return
    if is_own_host(host):
        return
    if LOG:
        with open(LOG, "a", encoding="utf-8") as log:
            print(event, host, file=log)
    raise PermissionError(f"{event}: {host!r} is not this machine, and the app runs without any other")


sys.addaudithook(refuse_outside)
