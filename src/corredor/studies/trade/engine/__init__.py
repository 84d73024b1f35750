"""Engines of trade: product tables on Parquet by DuckDB, and on a user's warehouse by Ibis.

May import: its libraries, core, data, inputs and readers' records. May not import: study.
`tables` is the door to DuckDB, `warehouse` that to Ibis; `queries` and `market` serve both.
"""
