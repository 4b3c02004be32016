"""Which county, pair, track or project of the published version a cell names."""

import re
from collections.abc import Mapping, Sequence

import pyarrow as pa

from store.written.choices import code as code  # a word of a closed list is asked for here too
from store.written.counties import AMONG_WORDS, Counties
from store.written.likeness import ALIKE, alike, bare, nearest
from store.written.no_figure import no_word
from store.written.reading import Unread, Written, said
from store.written.rules import RULES
from store.written.signs import LONGEST, folded, readable
from style.text import Text

Rows = Sequence[Mapping[str, object]]
_TOGETHER = re.compile(r"[-~+&,/;:|、·↔→⇄⇌ ()]|结对帮扶|结对共富|结对联合体|联合体|结对体|结对|与|和|及|对|x|×")
_LIKE_AN_ID = re.compile("[a-z]{1,3}[0-9]{1,3}(?:-?[0-9]{1,4})?")
_TRACK_NUMBER = re.compile(
    r"(?:t|赛道|第|track ?)?[(]?([0-9]{1,2}|[一二三四五六七八九十])[)]?(?:号?赛道|条赛道)?[.、:]?"
)
_LEADING = re.compile(
    r"^(?:t[0-9]{1,2}|赛道[0-9一二三四五六七八九十]{1,2}|[(]?[0-9一二三四五六七八九十]{1,2}[)]?[.、:]|[(][0-9一二三四五六七八九十]{1,2}[)])[-.、: ]*"
)

# What offices put before a project's name and behind it; 一期 and 二标段 in brackets tell projects apart and stay.
_BEFORE_NAME = re.compile(r"^(?:[★☆※*●◆▲△#]+|[(\[【〔][^)\]】〕]{1,8}[)\]】〕]|[0-9]{1,3}[.、])+")
_BEHIND_NAME = re.compile(r"(?:[(\[【〔][^)\]】〕]*[)\]】〕]|[*※①-⑳]+)$")
_TELLS_APART = re.compile("期|标段|[0-9一二三四五六七八九十]号|线|扩建|技改|改造|新增|追加")
_SHORTEST = 4  # signs of a name that is taken for the end of a longer one

IN_FULL = Text("按“{name}”理解", "taken for “{name}”")
OF_ONE_COUNTY = Text(
    "只写了一个县，按它所在的结对 {pair} 理解", "only one county is written: taken for its pair {pair}"
)
BY_NUMBER = Text("按赛道 {track} 理解", "taken for track {track}")


def _rows(table: pa.Table | Rows) -> list[Mapping[str, object]]:
    return table.to_pylist() if isinstance(table, pa.Table) else list(table)


def _numbered(key: str) -> tuple[str, int] | None:
    """P01 and P1 are the same."""
    found = re.fullmatch("([a-z]{1,8})([0-9]{1,6})", key.casefold())
    return (found[1], int(found[2])) if found else None


class Places:
    """The counties, pairs, tracks and projects that names are looked up in: tables of the schema, as Arrow or as rows."""

    def __init__(
        self, counties: pa.Table | Rows, pairs: pa.Table | Rows, tracks: pa.Table | Rows, projects: pa.Table | Rows
    ) -> None:
        self._counties = Counties({str(row["adcode"]): row for row in _rows(counties)})
        self._pairs = {str(row["pair_id"]): row for row in _rows(pairs)}
        self._tracks = {str(row["track_id"]): row for row in _rows(tracks)}
        self._pair_ids = {key.casefold(): key for key in self._pairs}
        self._track_ids = {key.casefold(): key for key in self._tracks}
        self._track_names = {
            bare(str(row[name])): key for key, row in self._tracks.items() for name in ("name_zh", "name_en")
        }
        self._pairs_of: dict[str, set[str]] = {}
        for key in self._pairs:
            for adcode in self._sides(key):
                self._pairs_of.setdefault(adcode, set()).add(key)
        self._learn_projects(_rows(projects))

    def county(self, text: str) -> Written:
        """The adcode of the county a cell names. Raises Unread."""
        return self._counties.county(text)

    # Pairs

    def _sides(self, key: str) -> tuple[str, str]:
        return str(self._pairs[key]["industrial_adcode"]), str(self._pairs[key]["mountain_adcode"])

    def _pair_name(self, key: str) -> str:
        return f"{key} " + "—".join(map(self._counties.name, self._sides(key)))

    def pair(self, text: str) -> Written:
        """The id of the pair a cell names: by its id, by both counties, or by one that belongs to one pair. Raises Unread."""
        clean = folded(text)
        if (none := no_word(clean)) is not None:
            return none
        if known := self._pair_ids.get(clean):
            return Written(known)
        if len(clean) > LONGEST:
            raise Unread(RULES["unknown_pair"], near="—")
        if head := re.match(r"[a-z]{1,3}[0-9]{1,6}(?![0-9])", clean):
            return self._pair_by_id(head[0], clean[head.end() :])
        return self._pair_by_counties(clean)

    def _pair_by_id(self, written: str, rest: str) -> Written:
        """P1, or P01 滨江—泰顺: where both are written they must agree."""
        same = [key for key in self._pairs if _numbered(key) == _numbered(written)]
        if len(same) != 1:
            raise Unread(RULES["unknown_pair"], near=" / ".join(map(self._pair_name, self._pairs)))
        key = same[0]
        if self._counties.mentioned(rest) - set(self._sides(key)):
            raise Unread(RULES["not_a_pair"], near=self._pair_name(key))
        plain = written == key.casefold() and not _TOGETHER.sub("", self._counties.mention.sub("", rest))
        return Written(key, guess=None if plain else said(IN_FULL, name=self._pair_name(key)))

    def _pair_by_counties(self, clean: str) -> Written:
        named = self._counties.mentioned(clean)
        if not named:
            raise Unread(RULES["unknown_pair"], near=nearest(clean, {key: self._pair_name(key) for key in self._pairs}))
        of_each = [self._pairs_of.get(adcode, set()) for adcode in sorted(named)]
        common = set.intersection(*of_each)
        open_ended = {key for key in common if not self._pairs[key].get("valid_to")}
        common = open_ended if len(common) > 1 and open_ended else common
        if len(common) == 1:
            key = next(iter(common))
            if len(named) == 1:
                return Written(key, guess=said(OF_ONE_COUNTY, pair=self._pair_name(key)))
            plain = not _TOGETHER.sub("", self._counties.mention.sub("", clean))
            return Written(key, guess=None if plain else said(AMONG_WORDS, name=self._pair_name(key)))
        near = " / ".join(self._pair_name(key) for key in sorted(common or set().union(*of_each)))
        if common:
            raise Unread(RULES["ambiguous_pair"], near=near)
        raise Unread(RULES["not_a_pair"], near=near or self._counties.listed(named))

    # Tracks

    def track(self, text: str) -> Written:
        """The id of the track a cell names: by its id, number or printed name. Raises Unread."""
        clean = folded(text)
        if (none := no_word(clean)) is not None:
            return none
        if known := self._track_ids.get(clean):
            return Written(known)
        if clean == "一":
            raise Unread(RULES["dash_or_one"])
        if len(clean) > LONGEST:
            raise Unread(RULES["unknown_track"], near=self._track_list())
        if key := self._track_names.get(bare(clean)):
            return Written(key)
        if key := self._track_of_number(clean):
            return Written(key, guess=said(BY_NUMBER, track=self._track_name(key)))
        return self._track_by_words(clean)

    def _track_name(self, key: str) -> str:
        return f"{key} {self._tracks[key]['name_zh']}"

    def _track_list(self) -> str:
        return " / ".join(self._track_name(key) for key in self._tracks)

    def _track_of_number(self, clean: str) -> str | None:
        found = _TRACK_NUMBER.fullmatch(clean)
        if not found:
            return None
        number = "一二三四五六七八九十".find(found[1]) + 1 or int(found[1] if found[1].isdigit() else 0)
        same = [
            key for key, row in self._tracks.items() if number in (row.get("order"), (_numbered(key) or ("", 0))[1])
        ]
        return same[0] if len(same) == 1 else None

    def _track_by_words(self, clean: str) -> Written:
        """A number before the name (they must agree), part of a name, or a likeness."""
        head = _LEADING.match(clean)
        name = bare(clean[head.end() :] if head else clean)
        numbered = self._track_of_number(re.sub(r"[-.、: ]+$", "", head[0])) if head else None
        if (exact := self._track_names.get(name)) and numbered in (None, exact):
            return Written(exact, guess=None if numbered else said(IN_FULL, name=self._track_name(exact)))
        if exact:
            raise Unread(
                RULES["ambiguous_track"], near=f"{self._track_name(str(numbered))} / {self._track_name(exact)}"
            )
        within = {
            key for known, key in self._track_names.items() if len(name) >= 4 and (name in known or known in name)
        }
        if len(within) > 1:
            raise Unread(RULES["ambiguous_track"], near=" / ".join(self._track_name(key) for key in sorted(within)))
        if within and numbered in (None, *within):
            key = within.pop()
            return Written(key, guess=said(IN_FULL, name=self._track_name(key)))
        if (like := alike(name, self._track_names)) and numbered in (None, like[0]):
            return Written(like[0], guess=said(ALIKE, name=self._track_name(like[0]), score=str(like[1])))
        raise Unread(RULES["unknown_track"], near=self._track_list())

    # Projects

    def _learn_projects(self, rows: Sequence[Mapping[str, object]]) -> None:
        self._project_ids = {str(row["project_id"]).casefold(): str(row["project_id"]) for row in rows}
        self._project_names = {str(row["project_id"]): str(row["name"]) for row in rows}
        self._pair_of_project = {str(row["project_id"]): str(row["pair_id"]) for row in rows}
        self._named: dict[str, set[str]] = {}
        self._named_in: dict[str | None, dict[str, str]] = {None: {}}
        self._ending: dict[str, set[str]] = {}
        for row in rows:
            key, name = str(row["project_id"]), bare(str(row["name"]))
            self._named.setdefault(name, set()).add(key)
            if len(end := bare(str(row["name"]).partition(" ")[2])) >= _SHORTEST:
                self._ending.setdefault(end, set()).add(key)
            for pair in (None, str(row["pair_id"])):
                self._named_in.setdefault(pair, {})[name] = key

    def _project_list(self, keys: set[str]) -> str:
        return " / ".join(f"{key} {self._project_names[key]}" for key in sorted(keys))

    def project(self, text: str, pair_id: str | None = None) -> Written:
        """The id of the project a cell names, by its id or its name, among those of a pair where one is known. Raises Unread:
        `unknown_project` may be a new one, `project_of_other_pair` bears the name of another pair's."""
        clean = folded(text)
        if (none := no_word(clean)) is not None:
            return none
        if known := self._project_ids.get(clean):
            return Written(known)
        name = bare(clean)
        found = self._named.get(name, set())
        mine = {key for key in found if pair_id in (None, self._pair_of_project[key])}
        if len(mine) == 1:
            return Written(next(iter(mine)))
        if mine:
            raise Unread(RULES["ambiguous_project"], near=self._project_list(mine))
        if found:
            raise Unread(RULES["project_of_other_pair"], near=self._project_list(found))
        if meant := self.project_called(text, pair_id):
            return Written(meant, guess=said(IN_FULL, name=f"{meant} {self._project_names[meant]}"))
        return self._project_like(clean, name, pair_id)

    def project_called(self, text: str, pair_id: str | None = None) -> str | None:
        """The one project that a name is of as it stands, without the marks around it, or without what stands before the
        blank in its published name: ★（续建）… and … of P12-013 …."""
        clean = readable(text).casefold()
        if len(clean) > LONGEST:
            return None
        behind = _BEHIND_NAME.search(clean)
        short = clean[: behind.start()] if behind and not _TELLS_APART.search(behind[0]) else clean
        before = _BEFORE_NAME.match(clean)
        start = before.end() if before and not _TELLS_APART.search(before[0]) else 0
        for name in dict.fromkeys(bare(one) for one in (clean, short, clean[start:], short[start:])):
            for known in (self._named, self._ending):
                mine = {key for key in known.get(name, ()) if pair_id in (None, self._pair_of_project[key])}
                if len(mine) == 1:
                    return next(iter(mine))
        return None

    def project_within(self, text: str, pair_id: str) -> str | None:
        """A project of the pair whose name holds all of this one."""
        short = bare(readable(text))
        among = self._named_in.get(pair_id, {})
        return next((key for name, key in among.items() if short in name), None) if len(short) >= _SHORTEST else None

    def _project_like(self, clean: str, name: str, pair_id: str | None) -> Written:
        among = self._named_in.get(pair_id, {})
        if _LIKE_AN_ID.fullmatch(clean):  # an id that is none of these is no name
            raise Unread(RULES["unknown_project"], near=nearest(clean, {key: key for key in among.values()}))
        if len(name) <= LONGEST and (like := alike(name, among)):
            twins = self._named[bare(self._project_names[like[0]])]
            if len({key for key in twins if pair_id in (None, self._pair_of_project[key])}) == 1:
                return Written(like[0], guess=said(ALIKE, name=self._project_names[like[0]], score=str(like[1])))
        near = nearest(name[:LONGEST], {key: self._project_names[key] for key in among.values()})
        raise Unread(RULES["unknown_project"], near=near)
