"""The one blueprint of this domain: finding jobs, writing them, reviewing them, complaining about them."""

from flask import Blueprint

bp = Blueprint("postings", __name__)
