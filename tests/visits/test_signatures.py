"""Approvers as registers write them: who signed, in which order, and who is missing."""

import pytest

from burden.visits.signatures import chain


@pytest.mark.parametrize(
    ("approver", "roles"),
    [
        ("分管副市长、市长、市委书记", ("charge", "top", "top")), ("局长→分管副市长→市长", ("head", "charge", "top")), ("张某某、李某", ("name", "name")),
        ("常务副市长张某", ("charge",)), ("市委副书记/市委书记", ("charge", "top")), ("主要领导", ("top",)), ("党政主要领导", ("top",)),
        ("分管领导；主要领导", ("charge", "top")), ("机关负责人\n县长", ("head", "top")), ("市督查办", ("other",)), ("副局长", ("other",)),
        ("分管局领导", ("other",)), ("市政府常务会议", ("top",)), ("", ()), ("副县长报县长", ("charge", "top")), ("区长", ("top",)),
    ],
)  # fmt: skip
def test_roles_of_a_chain(approver: str, roles: tuple[str, ...]):
    assert chain(approver).roles == roles


@pytest.mark.parametrize(
    ("approver", "needed", "missing"),
    [
        ("分管副市长、市长", 2, ()), ("分管副市长", 2, ("top",)), ("市长", 2, ("charge",)), ("张某某", 2, ("charge", "top")), ("张某某、李某", 2, ()),
        ("分管副市长、张某某", 2, ()), ("分管副市长、常务副市长", 2, ("top",)), ("市督查办", 2, ("charge", "top")), ("", 2, ("charge", "top")),
        ("分管副市长、市长", 3, ("head",)), ("局长、分管副市长、市长", 3, ()), ("局长", 1, ()), ("", 1, ("top",)),
    ],
)  # fmt: skip
def test_who_is_missing(approver: str, needed: int, missing: tuple[str, ...]):
    assert chain(approver).missing(needed) == missing


@pytest.mark.parametrize(
    ("approver", "turned"),
    [
        ("市长→分管副市长", True),
        ("市长、分管副市长", False),
        ("局长->副市长->市长", False),
        ("分管副市长→局长→市长", True),
        ("张某→李某", False),
    ],
)
def test_order_is_wrong_only_where_arrows_tell_it(approver: str, turned: bool):
    assert chain(approver).turned() == turned
