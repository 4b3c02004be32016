"""Whether a text is an address at which a PostgreSQL may be: said when the server starts, not to the first reader."""

import psycopg
from psycopg.conninfo import conninfo_to_dict


def is_address(text: str) -> bool:
    """The library reads the port only once it connects."""
    try:
        ports = str(conninfo_to_dict(text).get("port") or "5432").split(",")
    except psycopg.ProgrammingError:
        return False
    return all(port.isascii() and port.isdigit() and 0 < int(port) < 65536 for port in ports)
