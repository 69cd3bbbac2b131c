"""What the demonstration shows: fictitious employers, postings, people and passages, made from a fixed seed.

Everything here is pure: no database, no request. The same calls give the same content on every machine.
"""
