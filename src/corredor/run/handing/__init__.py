"""Handing on: what a run found as a workbook, a data package, a crate and a record of provenance.

May import: run, report, core, data. May not: read the user's folder, know any study.
Start with `data_package`.
"""
