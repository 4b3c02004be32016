"""Which county, pair, track or project of the published version a cell names."""

import re
from collections.abc import Mapping, Sequence

import pyarrow as pa
from rapidfuzz import fuzz, process

from store.written.choices import code  # noqa: F401  (of the same question: what a written word stands for)
from store.written.reading import Unread, Written, said
from store.written.rules import RULES
from store.written.signs import LONGEST, normal, tight
from style.text import Text

Rows = Sequence[Mapping[str, object]]
LIKE = 90  # of 100: how alike a name must be to be proposed
AHEAD = 5  # and how far ahead of the next one
_SUFFIX = re.compile("(?:新区|自治县|[县区市])$")
_NOTHING = re.compile(r"[-/\\.…]+|无|空|none|null")
_TOGETHER = re.compile(r"[-~+&/,;:|、·↔→⇄⇌ ()]|结对帮扶|结对共富|结对联合体|联合体|结对体|结对|与|和|及|对|x|×")
_NOISE = re.compile(r"[\s\-~_.,;:、。·/()\[\]{}<>《》“”\"'‘’「」【】]|\+|&")
# What tells two names apart however alike they are: figures, letters, numbers in signs, and the points of the compass.
_TELLING = re.compile("[0-9]+(?:\\.[0-9]+)?|[a-z]+|[一二三四五六七八九十东西南北上下甲乙丙丁新老]")

IN_FULL = Text("按“{name}”理解", "taken for “{name}”")
OTHER_SUFFIX = Text("写法不同，按“{name}”理解", "written otherwise: taken for “{name}”")
WITH_OTHER_WORDS = Text("其中写的是“{name}”", "it names “{name}”")
OF_ONE_COUNTY = Text(
    "只写了一个县，按它所在的结对 {pair} 理解", "only one county is written: taken for its pair {pair}"
)
ALIKE = Text("与“{name}”相近（{score}%），按它理解，请核对", "like “{name}” ({score}%) and taken for it: please check")
BY_NUMBER = Text("按赛道 {track} 理解", "taken for track {track}")
BLANK = Text("“{sign}”按空白理解", "“{sign}” taken for a blank")
_TRACK_NUMBER = re.compile(
    r"(?:t|赛道|第|track ?)?[(]?([0-9]{1,2}|[一二三四五六七八九十])[)]?(?:号?赛道|条赛道)?[.、:]?"
)
_LEADING = re.compile(
    r"^(?:t[0-9]{1,2}|赛道[0-9一二三四五六七八九十]{1,2}|[(]?[0-9一二三四五六七八九十]{1,2}[)]?[.、:])[-.、: ]*"
)


def _rows(table: pa.Table | Rows) -> list[dict[str, object]]:
    return table.to_pylist() if isinstance(table, pa.Table) else [dict(row) for row in table]


def _folded(text: str) -> str:
    return tight(text).casefold()


def _bare(text: str) -> str:
    """A name without the signs that people leave out or put in."""
    return _NOISE.sub("", normal(text).casefold())


class Places:
    """The counties, pairs, tracks and projects that names are looked up in: tables of the schema, as Arrow or as rows."""

    def __init__(
        self, counties: pa.Table | Rows, pairs: pa.Table | Rows, tracks: pa.Table | Rows, projects: pa.Table | Rows
    ) -> None:
        self._counties = {str(row["adcode"]): row for row in _rows(counties)}
        self._pairs = {str(row["pair_id"]): row for row in _rows(pairs)}
        self._tracks = {str(row["track_id"]): row for row in _rows(tracks)}
        self._county_exact, self._county_other = self._spell_counties()
        self._mentions = self._mention_pattern()
        self._cities = {str(row.get("city") or "") for row in self._counties.values()} - {""}
        self._pairs_of = self._spell_pairs()
        self._track_names = {
            _bare(str(row[name])): key for key, row in self._tracks.items() for name in ("name_zh", "name_en")
        }
        self._learn_projects(_rows(projects))

    # Counties

    def _spell_counties(self) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
        exact: dict[str, set[str]] = {}
        other: dict[str, set[str]] = {}
        for adcode, row in self._counties.items():
            names = {_folded(str(row[key])) for key in ("name", "official_name") if row.get(key)}
            stems = {stem for name in names if len(stem := _stem(name)) >= 2}
            city = _folded(str(row.get("city") or ""))
            for name in names | stems:
                for spelt in (
                    name,
                    f"{city}{name}",
                    f"{city}市{name}",
                    f"浙江{city}{name}",
                    f"浙江省{city}市{name}",
                    f"浙江{name}",
                    f"浙江省{name}",
                ):
                    exact.setdefault(spelt, set()).add(adcode)
            exact.setdefault(adcode, set()).add(adcode)
            for stem in stems:
                for suffix in ("县", "区", "市", "新区", "自治县"):
                    other.setdefault(f"{stem}{suffix}", set()).add(adcode)
            if english := _folded(str(row.get("name_en") or "")):
                exact.setdefault(english, set()).add(adcode)
                for suffix in (" county", " district", " city"):
                    other.setdefault(english + suffix, set()).add(adcode)
            other.setdefault(f"{adcode}.0", set()).add(adcode)
            other.setdefault(f"{adcode}000000", set()).add(adcode)
        return exact, other

    def _mention_pattern(self) -> re.Pattern[str]:
        """Finds every county that a longer text names, the longest spelling first."""
        spelt = [name for name in self._county_exact if len(name) >= 2 and not name.isascii()]
        return re.compile("|".join(map(re.escape, sorted(spelt, key=len, reverse=True))) or "(?!)")

    def _county_name(self, adcode: str) -> str:
        return str(self._counties[adcode].get("name") or adcode)

    def _county_list(self, adcodes: set[str]) -> str:
        return " / ".join(f"{self._county_name(one)} {one}" for one in sorted(adcodes))

    def county(self, text: str) -> Written:
        """The adcode of the county a cell names. Raises Unread."""
        clean = _folded(text)
        if not clean:
            return Written(None)
        if _NOTHING.fullmatch(clean):
            return Written(None, guess=said(BLANK, sign=clean[:3]))
        for spelt, guess in ((self._county_exact, None), (self._county_other, OTHER_SUFFIX)):
            if found := spelt.get(clean):
                if len(found) > 1:
                    raise Unread(RULES["ambiguous_county"], near=self._county_list(found))
                adcode = next(iter(found))
                return Written(adcode, guess=said(guess, name=self._county_name(adcode)) if guess else None)
        return self._county_within(clean)

    def _county_within(self, clean: str) -> Written:
        """One county named among other words, if its city is not another; a stem alone is too short for that."""
        named = self._mentioned(clean, whole=True) if len(clean) <= LONGEST else set()
        if len(named) > 1:
            raise Unread(RULES["ambiguous_county"], near=self._county_list(named))
        if named:
            adcode = named.pop()
            city = str(self._counties[adcode].get("city") or "")
            other = {one for one in self._cities if f"{one}市" in clean or clean.startswith(one)} - {city}
            if other and not self._county_name(adcode).startswith(tuple(other)):
                raise Unread(RULES["county_of_other_city"], near=f"{city} {self._county_name(adcode)}")
            return Written(adcode, guess=said(WITH_OTHER_WORDS, name=self._county_name(adcode)))
        names = {adcode: self._county_name(adcode) for adcode in self._counties}
        raise Unread(RULES["unknown_county"], near=_nearest(clean, names))

    def _mentioned(self, clean: str, whole: bool = False) -> set[str]:
        found: set[str] = set()
        for spelt in self._mentions.findall(clean):
            if not whole or _SUFFIX.search(spelt):
                found |= self._county_exact[spelt]
        return found

    # Pairs

    def _spell_pairs(self) -> dict[str, set[str]]:
        of: dict[str, set[str]] = {}
        for key, row in self._pairs.items():
            for side in ("industrial_adcode", "mountain_adcode"):
                of.setdefault(str(row[side]), set()).add(key)
        return of

    def _pair_name(self, key: str) -> str:
        row = self._pairs[key]
        sides = (str(row["industrial_adcode"]), str(row["mountain_adcode"]))
        return f"{key} " + "—".join(self._county_name(one) if one in self._counties else one for one in sides)

    def pair(self, text: str) -> Written:
        """The id of the pair a cell names: by its id, by both counties, or by one that belongs to one pair. Raises Unread."""
        clean = _folded(text)
        if not clean:
            return Written(None)
        if _NOTHING.fullmatch(clean):
            return Written(None, guess=said(BLANK, sign=clean[:3]))
        ids = {key.casefold(): key for key in self._pairs}
        if clean in ids:
            return Written(ids[clean])
        if len(clean) > LONGEST:
            raise Unread(RULES["unknown_pair"], near="…")
        head = re.match(r"[a-z]+[0-9]+", clean)
        key = self._pair_of_number(head[0]) if head else None
        rest = clean[head.end() :] if head else clean
        named = self._mentioned(rest)
        if key:
            return self._pair_told_twice(clean, key, rest, named, head[0] if head else "")
        return self._pair_of(clean, named)

    def _pair_of_number(self, written: str) -> str | None:
        """P1 is P01."""
        same = [key for key in self._pairs if _numbered(key) == _numbered(written)]
        return same[0] if len(same) == 1 else None

    def _pair_told_twice(self, clean: str, key: str, rest: str, named: set[str], head: str) -> Written:
        row = self._pairs[key]
        if named - {str(row["industrial_adcode"]), str(row["mountain_adcode"])}:
            raise Unread(RULES["not_a_pair"], near=self._pair_name(key))
        plain = head == key.casefold() and not _TOGETHER.sub("", self._mentions.sub("", rest))
        return Written(key, guess=None if plain else said(IN_FULL, name=self._pair_name(key)))

    def _pair_of(self, clean: str, named: set[str]) -> Written:
        pairs = [self._pairs_of.get(adcode, set()) for adcode in sorted(named)]
        if not named:
            raise Unread(
                RULES["unknown_pair"], near=_nearest(clean, {key: self._pair_name(key) for key in self._pairs})
            )
        common = set.intersection(*pairs)
        open_ended = {key for key in common if not self._pairs[key].get("valid_to")}
        common = open_ended if len(common) > 1 and open_ended else common
        if len(common) == 1 and len(named) <= 2:
            key = next(iter(common))
            if len(named) == 1:
                return Written(key, guess=said(OF_ONE_COUNTY, pair=self._pair_name(key)))
            plain = not _TOGETHER.sub("", self._mentions.sub("", clean))
            return Written(key, guess=None if plain else said(WITH_OTHER_WORDS, name=self._pair_name(key)))
        near = " / ".join(self._pair_name(key) for key in sorted(common or set().union(*pairs)))
        if common:
            raise Unread(RULES["ambiguous_pair"], near=near)
        raise Unread(RULES["not_a_pair" if near else "unknown_pair"], near=near or self._county_list(named))

    # Tracks

    def track(self, text: str) -> Written:
        """The id of the track a cell names: by its id, number or printed name. Raises Unread."""
        clean = _folded(text)
        if not clean:
            return Written(None)
        if _NOTHING.fullmatch(clean):
            return Written(None, guess=said(BLANK, sign=clean[:3]))
        ids = {key.casefold(): key for key in self._tracks}
        if clean in ids:
            return Written(ids[clean])
        if len(clean) > LONGEST:
            raise Unread(RULES["unknown_track"], near=self._track_list())
        if key := self._track_names.get(_bare(clean)):
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
            key for key, row in self._tracks.items() if row.get("order") == number or _numbered(key) == ("t", number)
        ]
        return same[0] if len(set(same)) == 1 else None

    def _track_by_words(self, clean: str) -> Written:
        """A number before the name (they must agree), part of a name, or a likeness."""
        head = _LEADING.match(clean)
        name = _bare(clean[head.end() :] if head else clean)
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
        if (like := _alike(name, self._track_names)) and numbered in (None, like[0]):
            return Written(like[0], guess=said(ALIKE, name=self._track_name(like[0]), score=str(like[1])))
        raise Unread(RULES["unknown_track"], near=self._track_list())

    # Projects

    def _learn_projects(self, rows: list[dict[str, object]]) -> None:
        self._project_ids = {str(row["project_id"]).casefold(): str(row["project_id"]) for row in rows}
        self._project_names = {str(row["project_id"]): str(row["name"]) for row in rows}
        self._pair_of_project = {str(row["project_id"]): str(row["pair_id"]) for row in rows}
        self._named: dict[str, set[str]] = {}
        self._named_in: dict[str | None, dict[str, str]] = {None: {}}
        for row in rows:
            key, name = str(row["project_id"]), _bare(str(row["name"]))
            self._named.setdefault(name, set()).add(key)
            for pair in (None, str(row["pair_id"])):
                self._named_in.setdefault(pair, {})[name] = key

    def project(self, text: str, pair_id: str | None = None) -> Written:
        """The id of the project a cell names, by its id or its name, among those of a pair where one is known. Raises Unread:
        `unknown_project` may be a new one, `project_of_other_pair` bears the name of another pair's."""
        clean = _folded(text)
        if not clean:
            return Written(None)
        if known := self._project_ids.get(clean):
            return Written(known)
        if _NOTHING.fullmatch(clean):
            return Written(None, guess=said(BLANK, sign=clean[:3]))
        name = _bare(clean)
        found = self._named.get(name, set())
        mine = {key for key in found if pair_id in (None, self._pair_of_project[key])}
        if len(mine) == 1:
            return Written(next(iter(mine)))
        if mine or found:
            rule = RULES["ambiguous_project" if mine else "project_of_other_pair"]
            raise Unread(rule, near=" / ".join(f"{key} {self._project_names[key]}" for key in sorted(mine or found)))
        return self._project_like(name, pair_id)

    def _project_like(self, name: str, pair_id: str | None) -> Written:
        among = self._named_in.get(pair_id, {})
        if (
            len(name) <= LONGEST
            and (like := _alike(name, among))
            and len(self._named[_bare(self._project_names[like[0]])]) == 1
        ):
            return Written(like[0], guess=said(ALIKE, name=self._project_names[like[0]], score=str(like[1])))
        near = _nearest(name[:LONGEST], {key: self._project_names[key] for key in among.values()})
        raise Unread(RULES["unknown_project"], near=near)


def _stem(name: str) -> str:
    """泰顺 of 泰顺县, 景宁 of 景宁畲族自治县."""
    return re.sub("(?:畲族)?自治县$", "", name) if name.endswith("自治县") else _SUFFIX.sub("", name)


def _numbered(key: str) -> tuple[str, int] | None:
    found = re.fullmatch("([a-z]+)([0-9]{1,6})", key.casefold())
    return (found[1], int(found[2])) if found else None


def _alike(name: str, among: Mapping[str, str]) -> tuple[str, int] | None:
    """The one name that is meant, if it is very like, clearly ahead of the next, and no figure in it differs: its id and
    how like it is."""
    best = process.extract(name, among.keys(), scorer=fuzz.ratio, limit=2, score_cutoff=LIKE - AHEAD)
    if not best or best[0][1] < LIKE or (len(best) > 1 and best[0][1] - best[1][1] < AHEAD):
        return None
    if _TELLING.findall(best[0][0]) != _TELLING.findall(name):
        return None
    return among[best[0][0]], int(best[0][1])


def _nearest(name: str, names: Mapping[str, str]) -> str:
    """The three nearest, with their ids; a dash where nothing is near."""
    best = process.extract(name, names, scorer=fuzz.ratio, limit=3, score_cutoff=40)
    return " / ".join(said_name if str(key) in said_name else f"{key} {said_name}" for said_name, _, key in best) or "—"
