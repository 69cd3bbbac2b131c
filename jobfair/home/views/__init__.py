"""Pages that show several domains at once: the first page, the fairs, the bureau's start page, plain texts."""

from jobfair.home import sitemap, styleguide
from jobfair.home.blueprint import bp
from jobfair.home.views import fairs, front, staff, texts

blueprints = (bp, fairs.bp, sitemap.bp, styleguide.bp)

__all__ = ["blueprints", "front", "staff", "texts"]
