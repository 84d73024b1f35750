"""Carbon: emissions of a flight and of a passenger by the Travel Impact Model.

May import: numpy, corredor.units. May not import: anything else of the project.
`tim` holds the model, `printed` the same model rounded step by step as its document prints it.
"""
