"""FAULTS: every fault that is planted. Of different kinds rather than many, each one that has happened or nearly has."""

from scripts.planted_faults.asked import ASKED
from scripts.planted_faults.computed import COMPUTED
from scripts.planted_faults.guarded import GUARDED
from scripts.planted_faults.handed_in import HANDED_IN
from scripts.planted_faults.judged import JUDGED
from scripts.planted_faults.owned import OWNED
from scripts.planted_faults.read import READ
from scripts.planted_faults.sent import SENT
from scripts.planted_faults.shown import SHOWN
from scripts.planted_faults.told import TOLD

FAULTS = (*COMPUTED, *SHOWN, *GUARDED, *HANDED_IN, *OWNED, *ASKED, *JUDGED, *TOLD, *READ, *SENT)
