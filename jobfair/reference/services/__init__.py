"""Writing the dictionaries: from the packaged files, and by staff."""

from jobfair.reference.services.loading import load_reference as load_reference
from jobfair.reference.services.wages import confirm_minimum_wage as confirm_minimum_wage
