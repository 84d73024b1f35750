"""Arithmetic of supply offers: fuel, costs, gas chains, dispatch, least-cost plans, adequacy.

May import: numpy, scipy, the ground floor, and numba behind `dispatch.compiled` alone.
May not import: anything else of the project; tables come as arguments.
"""
