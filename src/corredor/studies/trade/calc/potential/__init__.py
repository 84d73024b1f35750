"""Export potential: what supply, demand and ease of trade would let flow, by factor.

May import: numpy, corredor.units, modules of this room.
May not: call the residual of a gravity model a potential.
"""
