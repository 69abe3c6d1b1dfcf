"""The staff console: what happened in each conversation, and who waits for a lawyer."""
