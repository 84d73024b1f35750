"""Trade: who sells what to whom, what could flow, and what tariffs do.

May import: core, data, units and its own modules. May not import: another study.
The arithmetic is in `calc`.
"""
