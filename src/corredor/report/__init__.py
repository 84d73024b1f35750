"""The report: pages in three languages, in which every number opens its source.

May import: units, core, data. May not: read the folder, know any study, ask the clock.
Start with `model` (what is told), then `html.render`; `audit` reads a page back.
"""
