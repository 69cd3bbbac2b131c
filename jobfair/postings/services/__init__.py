"""Writes of postings: writing them, their standing, their review, complaints about them."""
