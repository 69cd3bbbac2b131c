"""Gives the tests that `proofs.toml` names their marker, so that `pytest -m asvs` runs every proof."""

import pytest

from tests.asvs.count import named


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark them by name."""
    proofs = named()
    for item in items:
        if numbers := proofs.get(getattr(item, "originalname", item.name)):
            item.add_marker(pytest.mark.asvs(*numbers))
