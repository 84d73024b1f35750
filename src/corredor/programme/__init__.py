"""The only reader of the user's folder: files in, validated records out, all problems at once.

May import: the ground floor, core, data; each library that reads files by one door.
May not: know any study, compute a finding, reach the network.
Start with `folder`; `rows` reads tables, `claims` and `reconcile` make facts, `writing` writes.
"""
