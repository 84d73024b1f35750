"""Energy: what a supply offer means, and the price at which one would say yes.

May import: core, data, units. May not import: programme, report, run, another study.
"""
