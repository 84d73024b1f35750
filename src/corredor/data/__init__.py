"""Reference tables that corredor carries: each in a folder with its source and digest.

May import: core, units, numpy. May not: read the user's folder, reach the network, know any study.
Start with `tables`.
"""
