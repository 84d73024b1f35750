"""The desk: what a person sees and does, one module for each kind of work.

May import: the other rooms of web and all below. May not: answer a request that no door let in.
Each handler takes a `Visit` and returns a response.
"""
