"""How long a probation may be: 劳动合同法 arts. 19 (by contract term) and 70 (none in part-time work)."""


def probation_limit_months(contract_months: int | None, part_time: bool) -> int:
    """The longest lawful probation in months.

    ``contract_months`` is the fixed term; None means an open-ended contract. A contract under three months, and
    part-time work (非全日制), may have none: 0.
    """
    if part_time:
        return 0
    if contract_months is None or contract_months >= 36:
        return 6
    if contract_months >= 12:
        return 2
    return 1 if contract_months >= 3 else 0
