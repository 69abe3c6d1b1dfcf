"""The alarm ladder: who is told that a family waits, by which ways, and who next when nobody takes the request."""
