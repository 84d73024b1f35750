"""Readers of published files: prices, forecasts, weather, hourly columns, technology costs.

May import: core, the inputs and calc of this study. May not import: engine, study.
Each takes an open binary stream as hostile input and gives a frozen record; it opens nothing.
"""
