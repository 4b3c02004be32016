"""Whose a file or a connection is that Streamlit keeps: an address alone opens neither to anybody else."""

from typing import Any

from streamlit import runtime

KEY = "session"  # in st.user: what the door told Streamlit of the connection


def is_own_file(name: str, shown: str) -> bool:
    """Whether a file under /media/ was made for a connection of this very session, with what it may do now."""
    file_id = name.partition(".")[0]
    files = _files()
    return any(file_id in held.values() and _is_of(connection, shown) for connection, held in files.items())


def is_own_connection(connection: str, shown: str) -> bool:
    return _is_of(connection, shown)


def _files() -> dict[str, dict[str, str]]:
    held: Any = runtime.get_instance()._media_file_mgr
    return dict(held._files_by_session_and_coord)


def _is_of(connection: str, shown: str) -> bool:
    held: Any = runtime.get_instance()._session_mgr.get_session_info(connection)
    return held is not None and held.session._user_info.get(KEY) == shown
