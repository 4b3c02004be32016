"""Which county a cell names: by name, with or without 县, 区 or 市, with its city before it, or by its adcode."""

import re
from collections.abc import Iterator, Mapping

from store.programme import PROGRAMME
from store.written.likeness import nearest
from store.written.no_figure import no_word
from store.written.reading import Unread, Written, said
from store.written.rules import RULES
from store.written.signs import LONGEST, folded
from style.text import Text

_SUFFIXES = ("县", "区", "市", "新区", "自治县")
_SUFFIX = re.compile("(?:新区|自治县|[县区市])$")
_NATION = re.compile("(?:畲族)?自治县$")

OTHERWISE = Text("写法不同，按“{name}”理解", "written otherwise: taken for “{name}”")
AMONG_WORDS = Text("其中写的是“{name}”", "it names “{name}”")


class Counties:
    """The counties that names are looked up in: rows of the table, by adcode."""

    def __init__(self, rows: Mapping[str, Mapping[str, object]]) -> None:
        self._rows = rows
        self._cities = {self._city(adcode) for adcode in rows} - {""}
        self._exact: dict[str, set[str]] = {}
        self._other: dict[str, set[str]] = {}
        for adcode in rows:
            for spelt in self._spellings(adcode):
                self._exact.setdefault(spelt, set()).add(adcode)
            for spelt in self._other_spellings(adcode):
                self._other.setdefault(spelt, set()).add(adcode)
        # Finds every county that a longer text names, the longest spelling first.
        named = sorted((name for name in self._exact if not name.isascii()), key=len, reverse=True)
        self.mention = re.compile("|".join(map(re.escape, named)) or "(?!)")

    def name(self, adcode: str) -> str:
        """Its name, or the adcode itself where the table does not know it."""
        return str(self._rows.get(adcode, {}).get("name") or adcode)

    def listed(self, adcodes: set[str]) -> str:
        """Several with their adcodes."""
        return " / ".join(f"{self.name(one)} {one}" for one in sorted(adcodes))

    def _city(self, adcode: str) -> str:
        return folded(str(self._rows[adcode].get("city") or "")).removesuffix("市")

    def _stems(self, adcode: str) -> set[str]:
        names = self._names(adcode)
        return {stem for name in names if len(stem := _SUFFIX.sub("", _NATION.sub("", name))) >= 2}

    def _names(self, adcode: str) -> set[str]:
        return {
            folded(str(self._rows[adcode][key])) for key in ("name", "official_name") if self._rows[adcode].get(key)
        }

    def _spellings(self, adcode: str) -> Iterator[str]:
        """What says it exactly: its names and adcode, a name with city and province before it, a name without 县."""
        city = self._city(adcode)
        region = PROGRAMME.region.zh
        regions = dict.fromkeys(("", re.sub("(省|市|.*自治区)$", "", region), region))
        above = [*regions] + ([f"{p}{c}" for p in regions for c in (city, f"{city}市")] if city else [])
        for name in self._names(adcode) | self._stems(adcode):
            yield from (f"{place}{name}" for place in above)
        yield adcode
        if english := folded(str(self._rows[adcode].get("name_en") or "")):
            yield english

    def _other_spellings(self, adcode: str) -> Iterator[str]:
        """What can mean no other: an older or mistaken 县, 区 or 市, an adcode as a number or with towns' digits."""
        city = self._city(adcode)
        for stem in self._stems(adcode):
            yield from (f"{place}{stem}{suffix}" for place in ("", city, f"{city}市") for suffix in _SUFFIXES)
        if english := folded(str(self._rows[adcode].get("name_en") or "")):
            yield from (f"{english}{word}" for word in (" county", " district", " city"))
        yield from (f"{adcode}.0", f"{adcode}000000")

    def mentioned(self, clean: str, in_full: bool = False) -> set[str]:
        """Every county that a text (folded) names; `in_full`: only with 县, 区 or 市."""
        found: set[str] = set()
        for spelt in self.mention.findall(clean):
            if not in_full or _SUFFIX.search(spelt):
                found |= self._exact[spelt]
        return found

    def county(self, text: str) -> Written:
        """The adcode of the county a cell names. Raises Unread."""
        clean = folded(text)
        if (none := no_word(clean)) is not None:
            return none
        for spelt, guess in ((self._exact, None), (self._other, OTHERWISE)):
            if found := spelt.get(clean):
                if len(found) > 1:
                    raise Unread(RULES["ambiguous_county"], near=self.listed(found))
                adcode = next(iter(found))
                return Written(adcode, guess=said(guess, name=self.name(adcode)) if guess else None)
        return self._within(clean)

    def _within(self, clean: str) -> Written:
        """One county named among other words, if no other city is; a name without 县 is too short for that."""
        named = self.mentioned(clean, in_full=True) if len(clean) <= LONGEST else set()
        if len(named) > 1:
            raise Unread(RULES["ambiguous_county"], near=self.listed(named))
        if not named:
            names = {adcode: self.name(adcode) for adcode in self._rows}
            raise Unread(RULES["unknown_county"], near=nearest(clean[:LONGEST], names))
        adcode = named.pop()
        city = self._city(adcode)
        other = {one for one in self._cities if f"{one}市" in clean or clean.startswith(one)} - {city}
        if any(not self.name(adcode).startswith(one) for one in other):
            raise Unread(RULES["county_of_other_city"], near=f"{city} {self.name(adcode)}")
        return Written(adcode, guess=said(AMONG_WORDS, name=self.name(adcode)))
