"""Parley turns a folder of front-mattered Markdown records into a cross-linked briefing archive."""
