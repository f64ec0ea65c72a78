"""What every room's tests may use."""

from __future__ import annotations

from pathlib import Path

import hypothesis
import pytest
import sites

# A machine that does much else at once is slow, and not wrong.
SLOW = hypothesis.HealthCheck.too_slow
# The same code is given the same examples, so that a check says the same of it twice. What nobody has seen
# yet is looked for by `make fuzz`, or with `--hypothesis-profile default`; what is found becomes a case.
hypothesis.settings.register_profile(
    "pressarchive", deadline=None, derandomize=True, suppress_health_check=[SLOW]
)
hypothesis.settings.load_profile("pressarchive")


@pytest.hookimpl(tryfirst=True)  # before pytest chooses by marks
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What wants a browser, Java or Node, and what is held against all of Wikinews, takes long: it belongs
    to the full programme. Each such promise is held by `make test` too, on the smaller sites.
    """
    for item in items:
        parameters = item.callspec.params if hasattr(item, "callspec") else {}
        if item.get_closest_marker("browser") or "wikinews" in parameters.values():
            item.add_marker(pytest.mark.long)


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder for the whole run, the same for all of its workers."""
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "shared"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session", params=sites.MAKERS)
def site(request: pytest.FixtureRequest, shared: Path) -> sites.Site:
    """Each of the sites in turn."""
    return sites.site(request.param, shared)
