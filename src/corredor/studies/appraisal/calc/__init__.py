"""Arithmetic of appraisal: cash flows, rates, uncertainty, realisation, phases, portfolios.

May import: numpy, scipy, the ground floor.
May not import: anything else of the project; tables come as arguments.
"""
