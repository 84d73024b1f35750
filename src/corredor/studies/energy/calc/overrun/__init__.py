"""Overruns: what an offer of capital becomes at the experience of its class of projects.

May import: numpy, corredor.units. May not import: anything else of the project.
The class comes as published figures; fitting its whole tail is not done here.
"""
