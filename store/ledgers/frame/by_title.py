"""What a title makes of the columns below it: figures up to its period, and measures that are set as targets."""

from collections.abc import Callable
from dataclasses import replace

from store.ledgers.frame.fields import FIELDS
from store.ledgers.frame.headings import Heading
from store.ledgers.frame.mapping import Mapped
from store.ledgers.frame.titles import Said
from style.text import Text

_OWN_PERIOD = ("本季", "本期", "当季", "当期", "this quarter")
_DONE = ("实际", "已", "累计", "current", *_OWN_PERIOD)
OF_TARGETS_TITLE = Text("标题写的是目标，按目标读入", "the title speaks of targets: read as such")
# Tells a guess: the heading, and what it is read as, and why.
Tell = Callable[[Heading, Text, Text], None]


def up_to_the_title(columns: Mapped, said: Said, why: Text, tell: Tell) -> Mapped:
    """Under a title of the year to date, figures that name no period of their own run up to its end."""
    if said.period is None or not said.period.so_far:
        return columns
    changed = []
    for each in columns.headings:
        of = each.field
        cumulative = FIELDS.get(f"{of.id}.{said.period.so_far}") if of is not None and not of.cumulative else None
        if cumulative is not None and each.period is None and not any(word in each.written for word in _OWN_PERIOD):
            tell(each, cumulative.label, why)
            each = replace(each, field=cumulative)
        changed.append(each)
    return replace(columns, headings=tuple(changed))


def targets_of_the_title(columns: Mapped, said: Said, tell: Tell) -> Mapped:
    """Under a title of targets, measures of pairs are what is set to be reached, but for those that say what was done."""
    of_projects = any(each.field is not None and each.field.table == "projects" for each in columns.headings)
    if not said.of_targets or of_projects:
        return columns
    changed = []
    for each in columns.headings:
        of = each.field
        if of is not None and of.table == "observations" and of.is_figure and not of.cumulative:
            target = FIELDS[f"targets.{of.fixed['metric_id']}"]
            if not any(word in each.written for word in _DONE):
                tell(each, target.label, OF_TARGETS_TITLE)
                each = replace(each, field=target)
        changed.append(each)
    return replace(columns, headings=tuple(changed))
