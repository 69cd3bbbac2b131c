"""What a field says when it cannot take what was entered: our own words for the form library's messages."""

from typing import Any

from flask_wtf.i18n import translations as library

from jobfair.core.language import Text, _l

# The library's sentence: ours. Placeholders are filled in by the library.
WORDS: dict[str, Text] = {
    "This field is required.": _l("Please fill this in."),
    "Not a valid choice.": _l("Please choose one of the options."),
    "Invalid Choice: could not coerce.": _l("Please choose one of the options."),
    "'%(value)s' is not a valid choice for this field.": _l("Please choose one of the options."),
    "'%(value)s' are not valid choices for this field.": _l("Please choose one of the options."),
    "Invalid choice(s): one or more data inputs could not be coerced.": _l("Please choose one of the options."),
    "Not a valid integer value.": _l("Please enter a whole number."),
    "Not a valid decimal value.": _l("Please enter a number."),
    "Not a valid float value.": _l("Please enter a number."),
    "Not a valid date value.": _l("Please enter a date that exists, such as 2023-03-08."),
    "Not a valid time value.": _l("Please enter a time such as 14:30."),
    "Not a valid datetime value.": _l("Please enter a date and time such as 2023-03-08 14:30."),
    "Invalid email address.": _l("Please enter an e-mail address such as name@example.cn."),
    "Invalid URL.": _l("Please enter a web address that begins with https:// or http://."),
    "Field must be at least %(min)d character long.": _l("Please enter at least %(min)d characters."),
    "Field cannot be longer than %(max)d character.": _l("Please shorten this to at most %(max)d characters."),
    "Field must be exactly %(max)d character long.": _l("Please enter exactly %(max)d characters."),
    "Field must be between %(min)d and %(max)d characters long.": _l("Please enter %(min)d to %(max)d characters."),
    "Number must be at least %(min)s.": _l("Please enter at least %(min)s."),
    "Number must be at most %(max)s.": _l("Please enter at most %(max)s."),
    "Number must be between %(min)s and %(max)s.": _l("Please enter a number from %(min)s to %(max)s."),
    "Field must be equal to %(other_name)s.": _l("The two entries differ. Please enter the same twice."),
}


class FieldWords:
    """The library's interface for translations: our words first, its own otherwise."""

    def gettext(self, text: str) -> Any:
        """The sentence for a message."""
        return str(WORDS[text]) if text in WORDS else library.gettext(text)

    def ngettext(self, one: str, many: str, number: int) -> Any:
        """The sentence for a message with a number; ours has one form."""
        return str(WORDS[one]) if one in WORDS else library.ngettext(one, many, number)
