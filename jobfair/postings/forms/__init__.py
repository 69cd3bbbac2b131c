"""Forms of this domain, by noun."""
