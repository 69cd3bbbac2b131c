"""What figures and choices say against the law: pay, probation, age, hours, kinds of employment. Pure."""
