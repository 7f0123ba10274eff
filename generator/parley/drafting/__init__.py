"""A briefing from a text: the quotations in it, who speaks, whom the archive knows, and the records to begin with.

Rules and the archive's own names decide; what they leave open is marked `TODO`, never guessed.
"""
