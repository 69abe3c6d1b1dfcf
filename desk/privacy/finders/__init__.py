"""One file per kind of identifier: each finds its spans in the shadow of a clean text."""
