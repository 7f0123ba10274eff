"""A record is begun: what its kind asks for, asked or given as options, checked at once, and written as a new file."""
