"""What the acts of this room may answer with; each carries a ``sentence`` for the person who tried."""

from contracts.refusals import Refusal
from contracts.states import MoveNotAllowed
from jinxi_portal.papers.public import Refusal as PaperRefusal

REFUSALS = (Refusal, MoveNotAllowed, PaperRefusal)
