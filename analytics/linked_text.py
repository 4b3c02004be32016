"""A sentence whose names and numbers lead on: in each language its pieces, in order, with what each leads to."""

from collections.abc import Sequence
from dataclasses import dataclass
from string import Formatter

from analytics.lookup import pairs
from store.datasets import Dataset
from style.text import LANGUAGES, Text


@dataclass(frozen=True)
class Piece:
    """`pair_id`: the pair it names; `metric_id`: the figure it tells, of that pair where one is named, else of the selection; `where`: in
    what that figure differs from the selection besides, as (dimension, member) and ("span", its id)."""

    text: str
    pair_id: str | None = None
    metric_id: str | None = None
    where: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Linked:
    """Read as a Text is: called with a language."""

    zh_pieces: tuple[Piece, ...]
    en_pieces: tuple[Piece, ...]

    def pieces(self, lang: str) -> tuple[Piece, ...]:
        return self.zh_pieces if lang == "zh" else self.en_pieces

    def __call__(self, lang: str) -> str:
        return "".join(piece.text for piece in self.pieces(lang))

    @property
    def zh(self) -> str:
        return self("zh")

    @property
    def en(self) -> str:
        return self("en")

    @property
    def plain(self) -> Text:
        return Text(self.zh, self.en, is_data=True)


def linked(template: Text, **values: object) -> Linked:
    """Fills a sentence in both languages, keeping what its pieces lead to; a value may be Linked, a Text, a pair of strings by
    language, or plain."""
    return Linked(
        *(
            _merged(_pieces(template.template(lang, _is_one(template, values, lang)), values, lang))
            for lang in LANGUAGES
        )
    )


def _is_one(template: Text, values: dict[str, object], lang: str) -> bool:
    return bool(lang == "en" and template.one and values.get("count") == 1)


def _pieces(template: str, values: dict[str, object], lang: str) -> list[Piece]:
    found: list[Piece] = []
    for before, name, _, _ in Formatter().parse(template):
        found.append(Piece(before))
        if name is not None:
            found += _said(values[name], lang)
    return found


def _said(value: object, lang: str) -> list[Piece]:
    if isinstance(value, Linked):
        return list(value.pieces(lang))
    said = value(lang) if isinstance(value, Text) else value[lang] if isinstance(value, dict) else value
    return [Piece(str(said))]


def _merged(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Without empty pieces, and plain ones side by side as one."""
    kept: list[Piece] = []
    for piece in pieces:
        if not piece.text:
            continue
        if kept and kept[-1] == Piece(kept[-1].text) and piece == Piece(piece.text):
            kept[-1] = Piece(kept[-1].text + piece.text)
        else:
            kept.append(piece)
    return tuple(kept)


def pair_names(dataset: Dataset, ids: Sequence[str], beside: dict[str, dict[str, str]] | None = None) -> Linked:
    """The pairs by their short names, each leading to its pair; `beside` a word behind each."""
    joints = {"zh": "、", "en": ", "}
    sides: dict[str, list[Piece]] = {lang: [] for lang in LANGUAGES}
    for n, pair_id in enumerate(ids):
        for lang in LANGUAGES:
            if n:
                sides[lang].append(Piece(joints[lang]))
            sides[lang].append(Piece(pairs(dataset)[pair_id].short(lang), pair_id))
            if beside:
                sides[lang].append(Piece(beside[pair_id][lang]))
    return Linked(_merged(sides["zh"]), _merged(sides["en"]))


def number(
    said: dict[str, str], metric_id: str, pair_id: str | None = None, where: tuple[tuple[str, str], ...] = ()
) -> Linked:
    """A figure that leads to the rows behind it."""
    return Linked(*((Piece(said[lang], pair_id, metric_id, where),) for lang in LANGUAGES))
