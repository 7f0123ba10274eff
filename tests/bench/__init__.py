"""The benchmark: one archive, built by Parley, by Hugo and by plain MkDocs, in turn, on this machine."""
