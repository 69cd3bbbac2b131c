"""One ticket for booths and desks: waiting, calling, serving."""
