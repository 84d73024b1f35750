"""The appraisal study: from proposals and what other studies found to one comparable judgement.

May import: core, data, units and every room of this study.
May not import: programme, report, run, another study.
"""
