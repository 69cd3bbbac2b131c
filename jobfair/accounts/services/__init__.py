"""What changes accounts, by noun: sign_in, registration, codes, contacts, security, second_factor, staff."""
