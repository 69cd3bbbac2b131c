"""One ticket for booths and service desks: nobody is called to two places at once."""
