"""The long lists of the posting editor, under headings: the nearest places first, occupations by their class."""

from collections.abc import Iterator

from wtforms.fields.choices import SelectChoice

from jobfair.core.language import Bilingual, _l
from jobfair.postings.exceptions import REASONS
from jobfair.postings.wording import ExceptionKind
from jobfair.reference.queries import JINZHOU, Place, Snapshot

CHOOSE = SelectChoice("", _l("Please choose"))
CLASSES = {
    1: Bilingual("单位负责人", "Managers"),
    2: Bilingual("专业技术人员", "Professionals and technicians"),
    3: Bilingual("办事人员", "Clerks"),
    4: Bilingual("生产生活服务人员", "Service workers"),
    5: Bilingual("农林牧渔业人员", "Farming and fishery"),
    6: Bilingual("生产制造人员", "Production workers"),
}
HERE = Bilingual("锦州市", "Jinzhou")
AROUND = Bilingual("辽宁省其他地方", "Elsewhere in Liaoning")
FAR = Bilingual("其他省份", "Other provinces")
# What an exception can justify; nothing justifies, for instance, keeping men out.
EXCUSES = {
    ExceptionKind.BARRED_TO_WOMEN: Bilingual("法律规定女职工禁忌从事的劳动", "Work that the law bars to women"),
    ExceptionKind.BARRED_TO_CARRIERS: Bilingual(
        "法律规定病原携带者不得从事的工作", "Work that the law bars to carriers"
    ),
    ExceptionKind.POLICY_POST: Bilingual("政策性岗位", "Policy posts"),
}


def trade_choices(known: Snapshot) -> list[SelectChoice]:
    """Occupations under the classes of the national classification."""
    trades = sorted(known.trades, key=lambda trade: trade.major_class)
    return [
        CHOOSE,
        *(
            SelectChoice(str(trade.id), str(trade.name), optgroup=str(CLASSES.get(trade.major_class, CLASSES[4])))
            for trade in trades
        ),
    ]


def place_choices(known: Snapshot) -> list[SelectChoice]:
    """Jinzhou's own districts and counties first, then the rest of Liaoning, then the other provinces."""
    return [
        CHOOSE,
        *(
            SelectChoice(str(place.id), str(place.name), optgroup=str(heading))
            for heading, places in _by_nearness(known)
            for place in places
        ),
    ]


def _by_nearness(known: Snapshot) -> Iterator[tuple[Bilingual, list[Place]]]:
    province = next((place.parent_id for place in known.places if place.key == JINZHOU), None)
    yield HERE, list(known.jinzhou)
    others = [place for place in known.places if not place.in_jinzhou]
    around = [place for place in others if province is not None and province in (place.parent_id, place.id)]
    yield AROUND, sorted(around, key=lambda place: place.id == province)  # the province itself after its cities
    yield FAR, [place for place in others if place not in around]


def reason_choices() -> list[SelectChoice]:
    """The reasons for an exception, under what they can justify."""
    return [
        SelectChoice("", _l("No exception is asked for")),
        *(
            SelectChoice(code, str(reason.label), optgroup=str(EXCUSES[reason.kind]))
            for code, reason in REASONS.items()
        ),
    ]
