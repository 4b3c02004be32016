"""A connection whose waiting ends: a database that stands still, or whose machine is gone, says nothing at all."""

from typing import TypeVar

import psycopg
from psycopg.abc import PQGen

T = TypeVar("T")


class Bounded(psycopg.Connection):
    """Its time limits are the server's to keep; where it does not, the connection is given up after `most_seconds`."""

    most_seconds = 5.0

    def wait(self, gen: PQGen[T], interval: float = 0.1, timeout: float | None = None) -> T:
        try:
            return super().wait(gen, interval, self.most_seconds if timeout is None else timeout)
        except psycopg.OperationalError as error:
            if error.sqlstate is None:  # not the server's word: to end the transaction would be to wait once more
                self.close()
            raise
