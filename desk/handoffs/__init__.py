"""Requests for a lawyer: opened by the bot, sealed for the lawyers, answered by a person."""
