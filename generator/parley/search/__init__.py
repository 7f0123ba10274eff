"""The search of the site: an index of plain files that a browser asks for what one query needs, and no more.

record ─entries→ Entry ─shards→ Shard ─index→ files; `words` says what a word is, here and in the browser
"""
