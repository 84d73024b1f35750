"""Evidence of screening: packs and their proof, decisions, look-back, a quick look at a list.

May import all floors below `run` and its other rooms. May not: score, decide, read a format.
Start with `pack`; `chain` is what makes a changed byte show.
"""
