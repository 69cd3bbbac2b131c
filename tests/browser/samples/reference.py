"""Staff pages of the dictionaries."""

from jobfair.reference.models import MinimumWage, Occupation, Synonym
from tests.support.samples import answer, one, page

WORD, TRADE, WAGE = one(Synonym.id), one(Occupation.id), one(MinimumWage.id)


PAGES = [
    page("reference.words", "reviewer"),
    page("reference.words", "reviewer", q="焊工"),
    answer("reference.words", "reviewer", press={"word": ""}),
    page("reference.word", "reviewer", synonym_id=WORD),
    page("reference.occupations", "reviewer"),
    page("reference.new_occupation", "reviewer"),
    page("reference.occupation", "reviewer", occupation_id=TRADE),
    page("reference.wages", "admin"),
    page("reference.wages", "reviewer"),
    page("reference.new_wage", "admin"),
    page("reference.wage", "admin", wage_id=WAGE),
    page("reference.confirm_wage", "admin", wage_id=WAGE),
]
