"""What a change to the records does to the site: two states of the archive, and all that differs between them."""
