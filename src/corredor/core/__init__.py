"""The records and verbs that every other room speaks in.

May import: the ground floor, numpy, scipy, regex; anyascii behind `names`. May not: read files,
ask the clock, print, know any study.
Start with `quantity`, then `derive`; `claim` and `anchor` are the way in from documents.
"""
