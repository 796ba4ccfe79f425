"""Life on a machine: starting at login, who holds the port, and what is wrong."""

from __future__ import annotations

from standfirst.desktop.doctor import Finding, examine
from standfirst.desktop.login import LoginStart, install, uninstall
from standfirst.desktop.port import Listener, who_listens

__all__ = ["Finding", "Listener", "LoginStart", "examine", "install", "uninstall", "who_listens"]
