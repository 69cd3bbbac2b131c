"""What changes about applications, by noun: apply, mine, steps, notes, saved, deadlines, held."""
