"""Forms of an employer's own facts."""

import re
from typing import Any
from urllib.parse import urlsplit

from wtforms import Field, ValidationError
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional

from jobfair.core.forms import BaseForm
from jobfair.core.language import _, _l
from jobfair.core.search_text import is_han
from jobfair.employers import rules
from jobfair.employers.forms.fields import PROMPT, Day, OneOf, Radio, Several, choices_of, line, text
from jobfair.employers.models import Employer
from jobfair.employers.rules import AccountType, SizeBand
from jobfair.reference import queries as reference

PHONE = re.compile(r"\+?[0-9][0-9 \-()（）转#]{4,28}")
HOST = re.compile(r"[^\s.@:/]+(\.[^\s.@:/]+)+")
LAYOUT = "layout"


class FactsForm(BaseForm):
    """What every employer tells when it registers."""

    name_zh = line(
        _l("Name in Chinese"),
        most=120,
        description=_l("Exactly as on the business licence or founding approval."),
        render_kw={"autocomplete": "organization"},
    )
    name_en = line(_l("Name in English"), most=200, required=False, description=_l("If you have one."))
    account_type = Radio(_l("Who you recruit for"))
    licence_number = line(_l("Number of the human-resources service licence"), most=60, required=False)
    licence_scope = line(
        _l("What the licence allows"), most=200, required=False, description=_l("As it is written on the licence.")
    )
    licence_until = Day(_l("Licence good until"), validators=[Optional()])
    industry_code = OneOf(_l("Industry"))
    size_band = OneOf(_l("People working there"))
    region_id = OneOf(_l("District or place"))
    address_zh = line(_l("Address"), most=200, render_kw={"autocomplete": "street-address"})
    contact_name = line(
        _l("Contact person"),
        most=60,
        description=_l("For us; people see it before they apply to you. Not on public pages."),
    )
    contact_phone = line(_l("Contact telephone"), most=30, render_kw={"inputmode": "tel"})

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.account_type.choices = choices_of(AccountType)
        self.size_band.choices = [PROMPT, *choices_of(SizeBand)]
        self.industry_code.choices = [PROMPT, *industry_choices()]
        self.region_id.choices = [PROMPT, *region_choices()]

    def validate_name_zh(self, field: Field) -> None:
        """A registered name is Chinese."""
        if sum(map(is_han, field.data)) < 2:
            raise ValidationError(_l("Please write the registered Chinese name."))

    def validate_contact_phone(self, field: Field) -> None:
        """Digits, with what people put between them."""
        if not PHONE.fullmatch(field.data):
            raise ValidationError(_l("Please enter a telephone number such as 0416-1234567 or 13800000000."))

    def facts(self) -> dict[str, Any]:
        """The columns of the profile by name."""
        values = {name: field.data for name, field in self._fields.items() if name in COLUMNS}
        values["account_type"] = AccountType(self.account_type.data)
        values["size_band"] = SizeBand(self.size_band.data)
        values["region_id"] = int(self.region_id.data)
        return {name: values[name] or None if name in MAY_BE_EMPTY else values[name] for name in values}


class RegisterEmployerForm(FactsForm):
    """The credit code first: everything else hangs on it. What is wrong with it, the service says."""

    credit_code = line(
        _l("Unified social credit code"),
        most=60,
        description=_l(
            "18 characters, on the business licence or founding approval; any kind of body may register."
        ),
        render_kw={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"},
    )


class ProfileForm(FactsForm):
    """The whole profile; the credit code never changes."""

    introduction_zh = text(
        _l("Introduction in Chinese"),
        most=4000,
        required=True,
        description=_l(
            "What you make or do, since when, what it is like to work there. It stands on your public page."
        ),
        render_kw={"rows": 8},
    )
    introduction_en = text(
        _l("Introduction in English"),
        most=8000,
        description=_l("If you have one; otherwise the English page says that there is only a Chinese text."),
        render_kw={"rows": 6},
    )
    website = line(
        _l("Web site"),
        most=200,
        required=False,
        description=_l("Begins with https:// or http://"),
        render_kw={"inputmode": "url", "autocapitalize": "none", "spellcheck": "false"},
    )
    pillars = Several(_l("Industries of the city's layout that you belong to"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.pillars.choices = [SelectChoice(tag.key, tag.name) for tag in reference.pillar_tags(LAYOUT)]

    def validate_website(self, field: Field) -> None:
        """A page on the web and nothing else: no script, no file, no password in it."""
        if not is_web_address(field.data):
            raise ValidationError(_l("Please enter an address that begins with https:// or http://."))

    def facts(self) -> dict[str, Any]:
        """The columns, and the tags as rows."""
        values = super().facts()
        chosen = set(self.pillars.data or ())
        values["pillars"] = [tag for tag in reference.pillar_tags(LAYOUT) if tag.key in chosen]
        return values


MAY_BE_EMPTY = frozenset(
    {"name_en", "licence_number", "licence_scope", "licence_until", "introduction_en", "website"}
)
COLUMNS = frozenset(column.key for column in Employer.__table__.columns) - {"credit_code"}


def profile_values(employer: Employer) -> dict[str, Any]:
    """What the profile form opens with: proposed legal facts where a change waits for staff."""
    values: dict[str, Any] = {name: getattr(employer, name) for name in COLUMNS}
    values.update(proposed_values(employer))
    values["region_id"] = str(employer.region_id)
    values["pillars"] = [tag.key for tag in employer.pillars]
    return values


def proposed_values(employer: Employer) -> dict[str, Any]:
    """Proposed legal facts, typed."""
    return rules.facts_from_json(employer.proposed_facts or {})


def is_web_address(address: str) -> bool:
    """Whether this is an http or https address of a named host, without user name or blanks."""
    try:
        parts = urlsplit(address)
        parts.port  # noqa: B018 - raises for nonsense
    except ValueError:
        return False
    plain_host = HOST.fullmatch(parts.hostname or "")
    return bool(parts.scheme in ("http", "https") and plain_host and "@" not in parts.netloc and " " not in address)


def industry_choices() -> list[SelectChoice]:
    """Divisions under their sections; a section itself may be chosen too."""
    branches = reference.snapshot().branches
    sections = {branch.code: f"{branch.code} {branch.name}" for branch in branches if branch.code == branch.section}
    return [
        SelectChoice(branch.code, f"{branch.code} {branch.name}", optgroup=sections[branch.section])
        for branch in branches
    ]


def region_choices() -> list[SelectChoice]:
    """The places of Jinzhou first, then cities and provinces elsewhere."""
    known = reference.snapshot()
    here = [SelectChoice(str(place.id), place.name, optgroup=_("In Jinzhou")) for place in known.jinzhou]
    others = [place for place in known.places if not place.in_jinzhou]
    return here + [SelectChoice(str(place.id), place.name, optgroup=_("Elsewhere")) for place in others]
