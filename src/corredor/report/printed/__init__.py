"""The report on paper: the audited page of a language read into plain data, and set by Typst.

May import: core, data, the verbs of the report. May not: print a number that the page doesn't.
Start with `document`.
"""
