"""Charges: en-route charges by zone and airport charges, each with its source, or unknown.

May import: numpy, corredor.units. May not import: anything else of the project.
Begin with `route.route_charges`; the charging formulas are in `formulas`.
"""
