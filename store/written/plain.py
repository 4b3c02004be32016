"""Whole columns: what is written alike but for its digits is read once for its form and worked out by Arrow; the rest cell by cell."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

import pyarrow as pa
import pyarrow.compute as pc

from store.columns import PATTERNS, TEXT_LIMIT
from store.written.amounts import COUNTS, LARGEST, amount
from store.written.days import day
from store.written.many import CellsRead, Told, read_all
from store.written.reading import Unread, Written
from store.written.texts import identifier, words

DECIMAL = pa.decimal128(18, 2)
_WIDE, _TIMES = pa.decimal128(24, 8), pa.decimal128(10, 0)
# 约1,234.5万元: what stands before the figure, the figure, and what stands behind it. No digits but one figure's.
_PARTS = (
    r"^(?P<before>[^0-9.,]{0,6})"
    r"(?P<figure>(?:0|[1-9][0-9]{0,12}|[1-9][0-9]{0,2}(?:,[0-9]{3}){1,4})(?:\.[0-9]{1,8})?)"
    r"(?P<behind>[^0-9.,]{0,12})$"
)
_FORMS = 200  # a column has a few; where it has more, the rarer ones are read cell by cell
# What may not stand in a text or is not seen in it; all other words are kept as typed.
_ODD = r"[\p{Cf}\p{Cc}\p{Zl}\p{Zp}\x{a0}\x{1680}\x{2000}-\x{200a}\x{202f}\x{205f}\x{3000}]|  |^ | $|^#|^$"


@dataclass(frozen=True)
class _Form:
    """How cells of one form are read, whatever their figure is: what multiplies it, and what is printed behind it."""

    times: int | None = None
    qualifier: str | None = None
    behind: str | None = None  # None: nothing is printed
    unit: str | None = None


def read_amounts(texts: pa.Array | pa.ChunkedArray, unit: str | None, header_unit: str | None) -> CellsRead:
    """A column as `amount` reads each of its cells; values are decimals with two places."""
    return read_figures(texts, partial(amount, unit=unit, header_unit=header_unit))


def read_figures(texts: pa.Array | pa.ChunkedArray, read: Callable[[str], Written]) -> CellsRead:
    """A column as `read` reads each of its cells, where that is `amount` with its units given, or asks it."""
    texts = _whole(texts)
    parts = pc.extract_regex(texts, _PARTS)
    keys = pc.binary_join_element_wise(pc.struct_field(parts, "before"), pc.struct_field(parts, "behind"), "\x00")
    coded = pc.if_else(pc.is_valid(parts), keys, None).dictionary_encode()
    forms = _forms(coded, read)
    of = lambda name, type: pa.array([getattr(one, name) for one in forms], type).take(coded.indices)  # noqa: E731
    times = of("times", pa.int64())
    figures = pc.replace_substring(pc.struct_field(parts, "figure"), ",", "")
    values = pc.multiply(pc.cast(pc.if_else(pc.is_valid(times), figures, None), _WIDE), of("times", _TIMES))
    exact = pc.cast(values, pa.decimal128(38, 2), safe=False)
    plain = pc.fill_null(_as_stored(values, exact, of("unit", pa.string())), False)
    printed = pc.binary_join_element_wise(texts, of("behind", pa.string()), "")
    columns = {"qualifiers": of("qualifier", pa.string()), "printed": printed, "units": of("unit", pa.string())}
    return _completed(
        texts,
        plain,
        pc.cast(pc.if_else(plain, exact, None), DECIMAL),
        columns,
        partial(read_all, read=read, type=DECIMAL),
    )


def _as_stored(values: pa.Array, exact: pa.Array, units: pa.Array) -> pa.Array:
    """Where two decimals say all of a value and it is one that may be: the others are judged one by one."""
    same = pc.and_(pc.equal(pc.cast(exact, values.type, safe=False), values), pc.less(pc.abs(exact), LARGEST))
    counted = pc.is_in(units, value_set=pa.array(sorted(COUNTS)))
    whole = pc.and_(pc.equal(pc.floor(exact), exact), pc.greater_equal(exact, 0))
    return pc.and_(same, pc.or_(pc.invert(counted), whole))


def _forms(coded: pa.DictionaryArray, read: Callable[[str], Written]) -> list[_Form]:
    """Each form of the column, the rarest left to be read cell by cell."""
    keys = coded.dictionary.to_pylist()
    common = list(range(len(keys)))
    if len(keys) > _FORMS:
        counts = pc.value_counts(coded.indices.drop_null()).to_pylist()
        common = [one["values"] for one in sorted(counts, key=lambda one: -one["counts"])[:_FORMS]]
    tried = {key: _form(keys[key], read) for key in common}
    return [tried.get(key, _Form()) for key in range(len(keys))]


def _form(key: str, read: Callable[[str], Written]) -> _Form:
    """What holds for every figure in this form: three that fall under different rules are read the same way, unguessed."""
    before, _, behind = key.partition("\x00")
    found: set[_Form] = set()
    for figure in ("500", "7", "0.5"):
        text = f"{before}{figure}{behind}"
        try:
            one = read(text)
        except Unread as unread:
            if unread.rule.id == "not_whole" and figure == "0.5":
                continue
            return _Form()
        times = one.value / Decimal(figure) if isinstance(one.value, Decimal) else Decimal("0.5")
        added = None if one.printed is None else one.printed.removeprefix(text)
        if one.guess or times % 1 or abs(times) >= 10**9 or (one.printed and not one.printed.startswith(text)):
            return _Form()
        found.add(_Form(int(times), one.qualifier, added, one.unit))
    return found.pop() if len(found) == 1 else _Form()


def read_days(texts: pa.Array | pa.ChunkedArray, latest: bool) -> CellsRead:
    """A column as `day` reads each of its cells; values are dates."""
    return read_all(texts, partial(day, latest=latest), pa.date32())


def read_words(texts: pa.Array | pa.ChunkedArray) -> CellsRead:
    """A column as `words` reads each of its cells."""
    texts = _whole(texts)
    plain = pc.and_(pc.invert(pc.match_substring_regex(texts, _ODD)), pc.less_equal(pc.utf8_length(texts), TEXT_LIMIT))
    return _as_written(texts, pc.fill_null(plain, False), words)


def read_identifiers(texts: pa.Array | pa.ChunkedArray) -> CellsRead:
    """A column as `identifier` reads each of its cells."""
    texts = _whole(texts)
    plain = pc.match_substring_regex(texts, f"^{PATTERNS['id']}$")
    return _as_written(texts, pc.fill_null(plain, False), identifier)


def _as_written(texts: pa.Array, plain: pa.Array, read: Callable[[str], Written]) -> CellsRead:
    values = pc.if_else(plain, texts, None)
    return _completed(texts, plain, values, {}, partial(read_all, read=read, type=pa.string()))


def _whole(texts: pa.Array | pa.ChunkedArray) -> pa.Array:
    return texts.combine_chunks() if isinstance(texts, pa.ChunkedArray) else texts


def _completed(
    texts: pa.Array,
    plain: pa.Array,
    values: pa.Array,
    of_plain: dict[str, pa.Array],
    read: Callable[[pa.Array], CellsRead],
) -> CellsRead:
    """What was plain, with the other cells read one by one and put in their places."""
    other = pc.and_(pc.invert(plain), pc.is_valid(texts))
    rows = pc.indices_nonzero(other).to_numpy()
    rest = read(texts.filter(other))
    empty = pa.nulls(len(texts), pa.string())

    def whole(name: str) -> pa.Array:
        mine = pc.if_else(plain, of_plain[name], None) if name in of_plain else empty
        return pc.replace_with_mask(mine, other, getattr(rest, name))

    return CellsRead(
        values=pc.replace_with_mask(values, other, rest.values),
        qualifiers=whole("qualifiers"),
        printed=whole("printed"),
        statuses=whole("statuses"),
        precisions=whole("precisions"),
        units=whole("units"),
        guesses=tuple(Told(one.text, one.read, rows[one.rows]) for one in rest.guesses),
        unread=tuple(Told(one.text, one.read, rows[one.rows]) for one in rest.unread),
    )
