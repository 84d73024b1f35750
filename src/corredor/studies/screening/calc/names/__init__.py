"""Names made comparable: scripts, spellings, legal forms, abbreviations and terms in one form.

May import: the standard library. Tables come as `NameTables`, made by `study.forms`.
Start with `NameReader.form`; `calc.score.equivalents` learns translations from lists.
"""

from corredor.studies.screening.calc.names.forming import NameReader, name_form
from corredor.studies.screening.calc.names.kept import KeptForms
from corredor.studies.screening.calc.names.records import NameForm, Token, token_keys
from corredor.studies.screening.calc.names.tables import NameTables

__all__ = ["KeptForms", "NameForm", "NameReader", "NameTables", "Token", "name_form", "token_keys"]
