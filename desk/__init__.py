"""The desk: everything that touches people or keeps records."""
