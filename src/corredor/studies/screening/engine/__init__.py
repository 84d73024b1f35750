"""Engines of screening: a second matcher of names, each library behind its one door.

May import: the libraries, each when it is called, and calc.
May not import: core, another study.
"""
