"""Evidence: what is claimed, by whom, from how many independent sources, and where they differ.

May import core, data, units and its own modules. May not import another study.
Begin with `study`; the arithmetic is in `calc`, the tables of the folder in `inputs`.
"""
