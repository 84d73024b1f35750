"""Settings of the documents' site: `make docs` builds it into docs/_build, without a network."""

from pygments.lexers.special import TextLexer
from sphinx.application import Sphinx

import corredor

project = "corredor"
author = "The corredor contributors"
version = release = corredor.__version__
project_copyright = "The corredor contributors, Apache-2.0"

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build", "adr/README.md", "**/*.intro.md"]
nitpicky = True
# Types of libraries, and those of rooms that are no public names, have no page; errors have codes.
nitpick_ignore_regex = [
    ("py:class", r"(collections\.abc|numpy|pathlib)\..*"),
    ("py:class", r"corredor\.(core|report|run)\..*"),
    ("py:exc", r"\w+"),
]

myst_enable_extensions = ["attrs_block", "deflist"]
myst_heading_anchors = 3

default_role = "code"
autodoc_member_order = "bysource"
autodoc_typehints_format = "short"
autodoc_preserve_defaults = True
napoleon_google_docstring = False
napoleon_use_rtype = False

html_theme = "furo"
html_static_path = ["_static"]
html_css_files = ["tables.css"]
html_title = f"corredor {version}"
html_copy_source = False
html_show_sphinx = False


def setup(app: Sphinx) -> None:
    """Let blocks of CSV stand as they are."""
    app.add_lexer("csv", TextLexer)
