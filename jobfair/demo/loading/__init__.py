"""Writing the demonstration content into the database, one module a subject, in the order of their dependence."""
