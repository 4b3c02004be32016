"""How much one file may ask of the server before it is turned away."""

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Limits:
    """`file_bytes` as it lies on disk, `unpacked_bytes` and `unpacked_ratio` (unpacked to packed) of a zipped workbook.

    `rows` and `columns` of a sheet up to its last cell that holds something, `cells` of all sheets within those bounds.
    `seconds` and `memory_bytes` (address space) are those of the process that reads.
    """

    file_bytes: int = 50 * MEGABYTE
    unpacked_bytes: int = 500 * MEGABYTE
    unpacked_ratio: int = 200
    sheets: int = 100
    rows: int = 200_000
    columns: int = 500
    cells: int = 5_000_000
    seconds: int = 60
    memory_bytes: int = 3_000 * MEGABYTE


LIMITS = Limits()
