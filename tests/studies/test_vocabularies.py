"""Words that stand both in calc and in the columns of a table, which are strangers, agree."""

from corredor.studies.energy.calc.fuel_cycle import ledger
from corredor.studies.energy.inputs import supply
from corredor.studies.evidence import inputs
from corredor.studies.evidence.calc import records
from corredor.studies.routes.calc import gates
from corredor.studies.routes.inputs import markets


def test_what_a_table_takes_is_what_calc_knows():
    assert inputs.STAGES == records.STAGES
    assert gates.TOPICS == markets.GATES
    assert supply.STAGES == ledger.STAGES
