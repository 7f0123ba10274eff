"""Files that the site carries beside its pages: one module an output, found by being here."""
