"""The kinds of record: one module a kind, found by being here."""
