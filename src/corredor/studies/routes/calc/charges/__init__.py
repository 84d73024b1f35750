"""Charges: en-route charges by zone and airport charges by formula; unknown is never nothing.

May import: numpy, corredor.units, calc.cost.measures. May not import: anything else.
`route.rates_due` says which rates a flight falls under; `formulas` and `airport` compute them.
"""
