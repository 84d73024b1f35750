"""Overruns: what an offer of capital becomes at the experience of its class of projects.

May import: numpy, the ground floor. May not import: anything else of the project.
The class comes as published figures; its distribution is that of `corredor.overruns`.
"""
