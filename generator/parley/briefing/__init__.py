"""A briefing from a text."""
