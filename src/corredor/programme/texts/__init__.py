"""Texts of documents: from the bytes of plain text, HTML and PDF to the text that is quoted.

May import: core, data, the rooms of programme that open files; trafilatura, lxml and pypdfium2
each by one door. May not: decide what a text says, reach the network, write a file.
"""
