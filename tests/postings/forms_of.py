"""What a person types into the posting editor, for tests."""

from datetime import timedelta
from typing import Any

from jobfair.core import clock
from tests.support.make import reference


def typed(**changes: Any) -> dict[str, Any]:
    """A complete and lawful advertisement as the browser sends it; None leaves a field out."""
    values: dict[str, Any] = {
        "title_zh": "电焊工",
        "occupation_id": reference.occupation("welder").id,
        "employment_type": "full_time",
        "headcount": "6",
        "duties_zh": "按图纸焊接碳钢管道，打磨坡口，填写焊接记录。",
        "requirements_zh": "持有焊工证，能看懂焊接图纸。",
        "education_rank": "0",
        "skill_rank": "3",
        "experience_years": "1",
        "minimum_age": "18",
        "region_id": reference.region("taihe").id,
        "workplace_zh": "太和区演示路8号三号车间",
        "conditions_zh": "车间内作业，有通风除尘设备，每天八小时。",
        "shift": "day",
        "hazards_stated": "yes",
        "hazards_zh": "电焊烟尘、噪声",
        "hazard_protection_zh": "局部排风，配发防尘口罩和耳塞，每年体检。",
        "pay_type": "month",
        "pay_min": "6000",
        "pay_max": "8000",
        "pay_months": "12",
        "insurances": ["pension", "medical", "unemployment", "injury", "maternity"],
        "benefits_zh": "免费工作餐，提供宿舍。",
        "contract": "fixed",
        "contract_months": "36",
        "probation_months": "3",
        "probation_pay_percent": "90",
        "valid_until": (clock.today() + timedelta(days=60)).isoformat(),
    }
    values.update(changes)
    return {name: value for name, value in values.items() if value is not None}
