"""Readers of publishers' lists: from the bytes of a file to entries, or a refusal with its place.

May import: core, data, units, calc and inputs of this study. May not import: engine, study.
Begin with `reading`; each other module is one format, and files are hostile until read.
"""
