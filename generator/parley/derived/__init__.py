"""What follows from the records taken together, as plain values without a word of ours.

Who is connected with whom, what is contested, who speaks for which delegation, when a statement was made as a round
goes, what a speaker said before and after. What is made of it for readers is in `parley.writing`.
"""
