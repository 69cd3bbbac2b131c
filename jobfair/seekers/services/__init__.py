"""What changes about seekers, by noun: profile, resume, groups, consents, reads, removal, files."""
