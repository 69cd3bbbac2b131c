"""Pages of campaigns."""

from tests.support.samples import page

PAGES = [page("campaigns.key_projects")]
