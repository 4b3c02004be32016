"""The data API is what its description says: asked by a program that reads the description, within what it allows and beyond."""

import pytest
import schemathesis
from hypothesis import settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

from access.addresses import DATA_API as ROOT
from analytics.metrics import METRICS
from api import askers
from api.addresses import ADDRESSES
from api.openapi import description
from tests.unit.api.client import app

SCHEMA = schemathesis.openapi.from_asgi(f"{ROOT}/openapi.json", app())
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    negative_data_rejection,
    unsupported_method,
]


@pytest.fixture(autouse=True)
def unpaced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.answering.PACES", askers.Paces(1e9, 1e9))


@SCHEMA.parametrize()
@settings(max_examples=25, deadline=None)
def test_an_address_answers_as_it_is_described(case: schemathesis.Case) -> None:
    case.call_and_validate(checks=CHECKS)


def test_the_description_names_every_address_and_metric() -> None:
    told = description("")
    assert {path if path != "/" else "" for path in told["paths"]} == {one.path for one in ADDRESSES}
    data = told["paths"]["/datasets/{dataset}/data"]["get"]["parameters"]
    assert next(one for one in data if one["name"] == "metric")["schema"]["items"]["enum"] == list(METRICS)
