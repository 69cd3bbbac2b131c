"""Reads of postings, by audience."""
