"""What changes employers, by noun: registration, profile, papers, review, reminders, team."""
