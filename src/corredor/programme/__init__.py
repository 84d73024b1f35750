"""The only reader of the user's folder: files in, validated records out, all problems at once.

May import: units, core, data. May not: know any study, compute a finding, reach the network.
Start with `folder`; `rows` reads tables, `claims` and `reconcile` make facts, `writing` writes.
"""
