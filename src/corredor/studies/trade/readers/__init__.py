"""Readers of published statistics: from the bytes of a file to flows or duties, or a refusal.

May import: core, data, units, calc and inputs of this study. May not import: engine, study.
Begin with `files`; each format is a module of its own, and files are hostile until read.
"""
