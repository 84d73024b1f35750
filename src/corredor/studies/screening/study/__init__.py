"""The screening study: from lists, parties, holdings, goods and assets to results and a gate.

May import: core, data, units and every room of this study.
May not import: programme, report, run, another study.
"""
