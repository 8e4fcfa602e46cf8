"""What deploy/ ships fits together: nginx, systemd and the compose file name the same ports and the
same settings, and no secret is among them."""

from __future__ import annotations

import re
from typing import Any

import yaml

from config import ROOT

DEPLOY = ROOT / "deploy"
NGINX = (DEPLOY / "nginx.conf").read_text("utf-8")
COMPOSE = (DEPLOY / "compose.yaml").read_text("utf-8")
SERVICES: dict[str, dict[str, Any]] = yaml.safe_load(COMPOSE)["services"]
APPS = {name: one for name, one in SERVICES.items() if one.get("image") == "hoithi"}


def setting_names(file: str) -> set[str]:
    """What is set in an environment file, a unit, a Dockerfile."""
    return set(re.findall(r"\b([A-Z][A-Z_]+)=", (DEPLOY / file).read_text("utf-8")))


def test_nginx_knows_every_process_of_the_compose_file_and_no_other() -> None:
    ports = {one["environment"]["HOITHI_PORT"] for one in APPS.values()}
    assert len(ports) == len(APPS) >= 2
    for upstream in re.findall(r"upstream \w+ \{(.*?)\}", NGINX, re.DOTALL):
        assert set(re.findall(r"server 127\.0\.0\.1:(\d+)", upstream)) == ports


def test_what_the_compose_file_changes_in_nginx_leaves_no_address_of_one_machine() -> None:
    text = NGINX
    changes = re.findall(r"'s/([^/]+)/([^/]+)/'", COMPOSE)
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    assert "127.0.0.1" not in text
    for one in APPS.values():
        where = f"{one['networks']['hall']['ipv4_address']}:{one['environment']['HOITHI_PORT']}"
        assert text.count(f"server {where}") == 2


def test_systemd_starts_the_processes_that_nginx_knows() -> None:
    unit = (DEPLOY / "hoithi@.service").read_text("utf-8")
    named = set(re.findall(r"hoithi@(\d+)", unit))
    assert named == set(re.findall(r"server 127\.0\.0\.1:(\d+)", NGINX))
    assert "HOITHI_PORT=%i" in unit


def test_every_setting_is_one_that_the_product_reads() -> None:
    known = set(re.findall(r'"([A-Z][A-Z_]+)"', (ROOT / "config.py").read_text("utf-8")))
    given = setting_names("hoithi.env.example") | setting_names("hoithi@.service")
    given |= setting_names("Dockerfile") - {"PYTHONUNBUFFERED"}
    for one in APPS.values():
        given |= set(one["environment"])
    assert given <= known | {"HOITHI_PORT", "HOITHI_PROXIES"}, given - known


def test_what_the_compose_file_asks_for_is_in_its_example_and_no_secret_is() -> None:
    asked = set(re.findall(r"\$\{(\w+)", COMPOSE))
    example = (DEPLOY / "compose.env.example").read_text("utf-8")
    assert asked == setting_names("compose.env.example")
    for secret in ("HOITHI_DATABASE_PASSWORD", "HOITHI_SECRET_KEY"):
        assert re.search(rf"^{secret}=$", example, re.MULTILINE)
    assert "deploy/*.env" in (ROOT / ".gitignore").read_text("utf-8").split()


def test_each_service_is_looked_after_and_only_nginx_is_open_to_the_outside() -> None:
    for name, one in SERVICES.items():
        assert "healthcheck" in one, name
        assert one["restart"] == "always", name
        assert ("ports" in one) == (name == "web"), name
        for before in one.get("depends_on", ()):
            assert before in SERVICES


def test_the_image_holds_what_serving_needs() -> None:
    kept = (DEPLOY / "Dockerfile.dockerignore").read_text("utf-8").split("\n")
    needed = ("config.py", "contest", "migrations", "static", "templates", "requirements")
    for name in (*needed, "pyproject.toml", "README.md"):
        assert f"!{name}" in kept
        assert (ROOT / name).exists()
    assert "*" in kept
