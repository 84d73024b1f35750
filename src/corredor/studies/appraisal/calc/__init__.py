"""Arithmetic of appraisal: cash flows, rates, uncertainty, realisation, phases, portfolios.

May import: numpy, corredor.units.
May not import: anything else of the project; tables come as arguments.
"""
