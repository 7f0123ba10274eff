"""The archive's pages: one module a view, found by being here."""
