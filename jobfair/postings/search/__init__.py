"""Finding postings: full text in the database, filters and counts in memory."""
