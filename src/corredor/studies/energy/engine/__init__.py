"""Engines of supply: linear programmes of networks, unit commitment; one door to each library.

May import: the libraries, each in its own module when it is called, calc and units.
May not import: core, another study.
"""
