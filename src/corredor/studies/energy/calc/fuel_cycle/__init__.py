"""Fuel cycle, front end only: balances, prices, needs of a reactor, and stock, for costing.

May import: numpy, corredor.units. May not import: anything else of the project.
Civil fuel alone: up to 5 % is LEU, up to below 20 % HALEU; 20 % and above is refused.
"""
