"""Privacy: what is taken out of a message, what is sealed, for how long it is kept, how it is erased."""
