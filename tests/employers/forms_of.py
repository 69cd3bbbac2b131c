"""What people send from the forms of employers, for tests."""

import io

from tests.support.make.employers import (
    PDF,
    credit_code,
)
from tests.support.make.reference import region


def facts(**changes):
    return {
        "credit_code": credit_code(),
        "name_zh": "演示新办机械有限公司",
        "name_en": "",
        "account_type": "employer",
        "licence_number": "",
        "licence_scope": "",
        "licence_until": "",
        "industry_code": "C34",
        "size_band": "under_100",
        "region_id": str(region("taihe").id),
        "address_zh": "锦州市太和区演示路2号",
        "contact_name": "钱演示",
        "contact_phone": "0416-0000001",
        **changes,
    }


def upload(content=PDF, name="licence.pdf"):
    return {"file": (io.BytesIO(content), name)}
