"""The one blueprint of this domain."""

from flask import Blueprint

bp = Blueprint("seekers", __name__)
