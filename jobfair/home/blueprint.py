"""The blueprint that the modules of this domain share."""

from flask import Blueprint

bp = Blueprint("home", __name__)
