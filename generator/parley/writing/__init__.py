"""Values as Markdown and pictures: what several pages write, each in one way.

`markup` has the shapes of Markdown, `writer` the words for records; the other modules write one thing each (a claim,
a connection, a moment, a place), wherever it stands. What a page has of them, and where, `parley.pages` says.
"""
