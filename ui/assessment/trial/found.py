"""What a trial comes to, as the page's sentence and tables."""

from analytics.assessment.rounds import trial_rounds
from analytics.assessment.trial.compared import TwoSchemes, compared
from analytics.assessment.trial.tables import both_graded
from analytics.assessment.trial.told import move_words
from analytics.sentences import both
from analytics.table import Table
from style.text import LANGUAGES, Text
from ui.address import href
from ui.assessment.asked import rival_of, trial_of, trial_round
from ui.assessment.trial import words
from ui.figures.cells import cells_of, columns_of
from ui.pieces.ledger import Ledger, Row
from ui.view import View


def two_schemes(shown: View) -> TwoSchemes | None:
    """The scheme beside and the trial on the round; None where the trial is no scheme, or there is none."""
    trial, rival, of = trial_of(shown), rival_of(shown), trial_round(shown)
    if trial is None or trial.scheme is None or rival is None or of is None:
        return None
    return compared(shown.dataset, rival, trial.scheme, of)


def on_every_round(shown: View, found: TwoSchemes) -> tuple[TwoSchemes, ...]:
    schemes = found.before.scheme, found.after.scheme
    return tuple(compared(shown.dataset, *schemes, of) for of in trial_rounds(shown.dataset))


def rounds_ledger(shown: View, told: Table) -> Ledger:
    """Each leads to the trial on that round."""
    rows = tuple(
        Row(of.id, cells_of(told, n), href("assessment", shown.address.to(round=of.id), "trial"))
        for n, of in enumerate(trial_rounds(shown.dataset))
    )
    return Ledger(told.caption, columns_of(told, wide=("before", "after", "most")), rows)


def lead_words(shown: View) -> str:
    """How many move and change grade, and who moves furthest by what; faults where it is no scheme yet."""
    return sentence(shown)(shown.lang)


def sentence(shown: View) -> Text:
    trial, of = trial_of(shown), trial_round(shown)
    if trial is None or of is None:
        return words.NONE
    found = two_schemes(shown)
    if found is None:
        count = len(trial.faults)
        return both(words.FAULTY, count=count, first=trial.faults[0]) if count else words.NONE
    return Text(*(_said(shown, found, lang) for lang in LANGUAGES), is_data=True)


def _said(shown: View, found: TwoSchemes, lang: str) -> str:
    said = {"round": found.after.round.say(lang), "rival": found.before.scheme.title(lang)}
    now, then = len(found.after.scored), len(found.before.scored)
    if not now or not then:
        return words.APART(lang, **said, now=now, then=then)
    regraded, uneven = len(both_graded(found)), "" if now == then else words.UNEVEN(lang, now=now, then=then)
    split = words.SPLIT(lang, up=found.grades_moved[0], down=found.grades_moved[1]) if found.grades_moved else ""
    said |= {"uneven": uneven, "split": split, "regraded": str(regraded)}
    if not found.moved and not regraded:
        return words.SAME(lang, **said)
    told = move_words(shown.dataset, found, found.moves[0])
    if told is None:
        return words.LEAD_GRADES(lang, **said)
    return words.LEAD(lang, **said, moved=len(found.moved), most=told(lang))


def moves_ledger(shown: View, told: Table, found: TwoSchemes) -> Ledger:
    rows = tuple(
        Row(one.pair_id, cells_of(told, n), href("pair", shown.address.to(pair=one.pair_id)))
        for n, one in enumerate(found.moves)
    )
    sortable = [one.id for one in told.columns if one.kind != "text"]
    wide = ("before_score", "after_score", "before_grade")
    return Ledger(told.caption, columns_of(told, wide=wide, sortable=sortable), rows)


def plain_ledger(told: Table) -> Ledger:
    rows = tuple(Row(str(n), cells_of(told, n)) for n in range(len(told.printed)))
    wide = ("before_rule", "grade")
    return Ledger(told.caption, columns_of(told, wide=wide), rows)
