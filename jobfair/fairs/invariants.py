"""What always holds for fairs (`flask check invariants`)."""

from jobfair.core.invariants import life_cycle
from jobfair.fairs.models import Fair
from jobfair.fairs.rules import FAIR

invariants = life_cycle(Fair, FAIR)
