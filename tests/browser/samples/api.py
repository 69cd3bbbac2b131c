"""The description of the open data interface; its answers go to programs."""

from tests.support.samples import page

PAGES = [page("api.reference")]
_JSON = "an answer to a program, held against its description in tests/api"
NOT_PAGES = {
    "api.openapi": _JSON,
    "open_data.employer": _JSON,
    "open_data.employers": _JSON,
    "open_data.fair": _JSON,
    "open_data.fairs": _JSON,
    "open_data.posting": _JSON,
    "open_data.postings": _JSON,
}
