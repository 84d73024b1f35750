"""The trade study: from flows, tariffs and covariates to the market brief of a corridor.

May import: core, data, units and every room of this study.
May not import: programme, report, run, another study.
"""
