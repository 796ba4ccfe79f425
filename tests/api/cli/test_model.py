"""`standfirst model`, and what the doctor says of the model that is to choose."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from tests.api.cli.command_line import CommandLine, Ran, is_clean
from tests.model_server import Kind, ModelServer, choosing, running_model
from tests.running import free_port

NAMES: dict[Kind, str] = {"ollama": "small:1b", "openai": "small-1b"}
REMOTE = "http://192.0.2.1:11434"
"""Reserved for documentation: no machine has it."""


@pytest.fixture(params=["ollama", "openai"])
def server(request: pytest.FixtureRequest) -> Iterator[ModelServer]:
    with running_model(request.param, choosing(2, 5)) as running:
        yield running


def set_server(standfirst: CommandLine, address: str) -> None:
    assert standfirst("config", "set", "model.server", address).status == 0


def listed(standfirst: CommandLine) -> dict[str, Any]:
    ran = standfirst("model", "--json")
    assert ran.status == 0
    told: dict[str, Any] = json.loads(ran.stdout)
    return told


def finding(ran: Ran) -> dict[str, str]:
    """What the doctor says of the model."""
    return next(one for one in json.loads(ran.stdout)["findings"] if one["name"] == "model")


def test_the_list_has_each_model_with_what_it_reads_and_marks_the_one_that_chooses(
    standfirst: CommandLine, server: ModelServer
) -> None:
    set_server(standfirst, server.url)
    (found,) = (one for one in listed(standfirst)["servers"] if one["url"] == server.url)
    (offered,) = found["models"]
    assert (offered["name"], offered["context_tokens"]) == (NAMES[server.kind], 32_768)
    assert offered["size_bytes"] == (1_300_000_000 if server.kind == "ollama" else None)
    assert standfirst("model", "use", NAMES[server.kind]).status == 0
    (line,) = (line for line in standfirst("model").stdout.splitlines() if "chooses" in line)
    assert NAMES[server.kind] in line
    assert "32,768 tokens" in line
    assert not server.asked


def test_a_model_is_chosen_tried_and_let_go_again(standfirst: CommandLine, server: ModelServer) -> None:
    set_server(standfirst, server.url)
    assert standfirst("model", "use", NAMES[server.kind]).status == 0
    told = listed(standfirst)
    assert (told["server"], told["name"]) == (server.url, NAMES[server.kind])
    trial = standfirst("model", "test", "--json")
    assert trial.status == 0
    outcome = json.loads(trial.stdout)
    assert outcome["name"] == NAMES[server.kind]
    assert outcome["sentences"]
    assert outcome["fault"] == ""
    assert len(server.asked) == 1
    assert standfirst("model", "off").status == 0
    told = listed(standfirst)
    assert (told["server"], told["name"], told["file"]) == (None, None, None)


def test_a_model_that_no_server_offers_is_not_chosen(standfirst: CommandLine, server: ModelServer) -> None:
    set_server(standfirst, server.url)
    ran = standfirst("model", "use", "no-such-model")
    assert ran.status == 2
    assert "`standfirst model` lists" in ran.stderr
    assert listed(standfirst)["name"] is None
    gone = standfirst("model", "use", standfirst.folder / "gone.gguf")
    assert gone.status == 2
    assert is_clean(gone)


def test_a_trial_says_why_no_model_chose(standfirst: CommandLine) -> None:
    set_server(standfirst, f"http://127.0.0.1:{free_port()}")
    ran = standfirst("model", "test")
    assert ran.status == 5
    assert is_clean(ran)
    assert not ran.stdout
    assert ran.stderr


def test_the_doctor_finds_a_model_that_is_there_and_one_that_is_not(
    standfirst: CommandLine, server: ModelServer
) -> None:
    set_server(standfirst, server.url)
    assert finding(standfirst("doctor", "--json"))["state"] == "ok"
    set_server(standfirst, f"http://127.0.0.1:{free_port()}")
    lost = finding(standfirst("doctor", "--json"))
    assert lost["state"] == "problem"
    assert lost["hint"]
    assert not server.asked


def test_another_machine_is_refused_until_it_is_allowed(standfirst: CommandLine, server: ModelServer) -> None:
    set_server(standfirst, REMOTE)
    told = finding(standfirst("doctor", "--json"))
    assert told["state"] == "problem"
    assert "allow_remote" in told["hint"]
    trial = standfirst("model", "test")
    assert trial.status == 5
    assert "another machine" in trial.stderr
    # Once it is allowed, both say so as long as it is, whatever the address.
    set_server(standfirst, server.url)
    assert standfirst("config", "set", "model.allow_remote", "true").status == 0
    assert finding(standfirst("doctor", "--json"))["state"] == "warning"
    assert "allow_remote is on" in standfirst("model").stderr
