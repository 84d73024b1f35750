"""Run: which studies, in which order, what is already known, and where the results go.

May import everything but cli and web. May not: compute a finding, parse the user's folder.
`plan` orders, `execute` runs, `store` remembers, `publish` writes ``out/``.
"""
