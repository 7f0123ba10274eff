"""The ground that maps are drawn on: pieces of the earth, and the outlines of land and of countries within them."""
