"""Forms of employers, by audience: account and profile of an employer, its team, staff."""
