"""The studies, one package each; strangers to one another.

May import units, core, data. May not import programme, report, run, or another study.
They are found through the entry-point group ``corredor.studies``, like those of others.
"""
