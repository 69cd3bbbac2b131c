"""Reads of applications: the seeker's own, the employer's applicants, what is saved and suggested."""
