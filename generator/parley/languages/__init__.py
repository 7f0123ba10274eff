"""The words of the interface: one PO file (GNU gettext) a language, `en.po` with every message there is."""
