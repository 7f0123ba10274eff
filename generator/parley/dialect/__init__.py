"""The archive's own Markdown straight to HTML: a short way past the Markdown parser, for pages that are plain.

`parley.writing.markup` writes a small, regular part of Markdown, and most bodies are plain paragraphs. Such a page
becomes here, byte for byte, what MkDocs makes of it with the extensions of `parley.render`, in a thirtieth of the time.
Any other page is refused, and takes the long way: whatever could mean more than it seems to is not understood here, be
it a line that begins like a list, a mark that its line leaves open, or a character with a hidden part.

page ─blocks→ headings, paragraphs, lists, quotations, tables ─lines→ words, links, emphasis, our inline elements
"""

from parley.dialect.blocks import Heading, Html, html_of

__all__ = ["Heading", "Html", "html_of"]
