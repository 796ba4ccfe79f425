from ipaddress import ip_address

import pytest

from standfirst.errors import AddressNotAllowed, FetchFailed
from standfirst.fetching.addresses import is_public, resolve

INNER = """
0.0.0.0 0.1.2.3 10.0.0.1 100.64.0.1 127.0.0.1 127.255.255.255 169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.8
192.0.0.170 192.0.2.1 192.88.99.1 192.168.0.1 198.18.0.1 198.51.100.1 203.0.113.1 224.0.0.1 239.255.255.255 240.0.0.1
255.255.255.255 :: ::1 ::127.0.0.1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:169.254.169.254 ::ffff:0:127.0.0.1
64:ff9b::127.0.0.1 64:ff9b::a9fe:a9fe 64:ff9b:1::808:808 100::1 2001::1 2001:0:4136:e378:8000:63bf:3fff:fdd2 2001:20::1
2001:db8::1 2002:7f00:1:: 2002:a00:1:: 2002:a9fe:a9fe:: 3fff::1 5f00::1 fc00::1 fd00:ec2::254 fe80::1 fe80::1%eth0
fec0::1 ff02::1 ff0e::1
"""
OUTER = (
    "1.1.1.1 8.8.8.8 172.32.0.1 193.0.0.1 2606:4700::1111 2a00:1450::1 ::ffff:8.8.8.8 64:ff9b::808:808 2002:808:808::"
)


@pytest.mark.parametrize("address", INNER.split())
def test_an_address_that_leads_inside_is_not_public(address: str) -> None:
    """Loopback, private, link-local, metadata, multicast, reserved, and IPv4 wrapped in IPv6."""
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", OUTER.split())
def test_an_address_of_the_internet_is_public(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize("host", ["localhost", "127.1", "2130706433", "0x7f.1", "0177.0.0.1", "::1", "0", "[::1]%lo"])
def test_a_spelling_of_this_machine_is_refused(host: str) -> None:
    """What the system's resolver makes of a name counts, not how the name looks."""
    with pytest.raises((AddressNotAllowed, FetchFailed)):
        resolve(host, 80, seconds=5, allow_private=False)


def test_private_addresses_can_be_allowed() -> None:
    assert resolve("127.1", 80, seconds=5, allow_private=True) == ("127.0.0.1",)


def test_a_name_that_nobody_bears_is_not_known() -> None:
    with pytest.raises(FetchFailed):
        resolve("no-such-host.invalid", 80, seconds=5, allow_private=True)
