"""Pictures of what pages say, drawn as SVG when the site is built: plain values in, markup out.

A picture stands on a page where `parley.writing.markup.picture` marks its place, and shows nothing that the page's
lists and tables do not say too. Across, it is drawn in hundredths of its width, and down in pixels, so that it is as
legible on a phone as on a desk.
"""
