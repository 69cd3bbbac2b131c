"""The gate of a fair: passes, passages, people inside."""
