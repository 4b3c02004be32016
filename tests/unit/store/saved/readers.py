"""Readers of every role, for what may be done with what is kept."""

from access.reader import Place, Reader, everybody, reader
from access.roles import ROLES

ONE_OF_EACH = {
    role: reader(f"id-{role}", f"某{role}", [role], ["330329"] if role == "county" else []) for role in ROLES
}
ANOTHER_OF_EACH = {
    role: reader(f"other-{role}", f"另{role}", [role], ["330326"] if role == "county" else []) for role in ROLES
}
UNSIGNED: Reader = everybody()
SOMEWHERE = Place("10.1.2.3", "某浏览器")
