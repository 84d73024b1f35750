"""Oil: extraction from hard reservoirs and savings of refineries, as flows of money by year.

May import: numpy, corredor.units. May not import: anything else of the project.
What the flows are worth is another study's question.
"""
