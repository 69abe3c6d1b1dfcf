"""Measurements of the bot: how fast, and how well it understands."""
