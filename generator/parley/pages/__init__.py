"""The archive's pages: one module a view, or a kind's page, found by being here."""
