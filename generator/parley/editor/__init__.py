"""Help while a record is written, for every editor that speaks the Language Server Protocol.

text and cursor ─cursor→ where in the front matter ─offers→ keys, words, ids, dates
text ─faults→ what is wrong in it ;  server: hands all this to an editor
"""
