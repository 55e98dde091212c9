# SPDX-License-Identifier: Apache-2.0
"""Frames that nobody should send, from a raw socket on the interface tap0 to the guest behind it.

    frames.py MAC IPV4 IPV6 PORT KIND NUMBER

KIND: the name of a function below, or all, which leaves flood out. What is drawn comes from a seed. NUMBER: how often each kind is sent. PORT: of a TCP service.
"""
import random
import socket
import struct
import sys
import time

ME, ME6 = socket.inet_aton("192.168.100.1"), socket.inet_pton(socket.AF_INET6, "fd00:100::1")
ICMP, TCP, UDP, ICMP6, FRAGMENT = 1, 6, 17, 58, 44
FIN, SYN, RST, PSH, ACK, URG = 1, 2, 4, 8, 16, 32
IPV4, ARP, IPV6 = 0x0800, 0x0806, 0x86DD

draw = random.Random(3)


def checksum(data):
    data += b"\0" * (len(data) % 2)
    total = sum(struct.unpack(f"!{len(data) // 2}H", data))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


def noise(most):
    return draw.randbytes(draw.randrange(most + 1))


def ip(protocol, payload, source=ME, options=b"", length=None, header=None, fragment=0, version=4, number=None, destination=None):
    words = 5 + len(options) // 4 if header is None else header
    total = 20 + len(options) + len(payload) if length is None else length
    head = struct.pack("!BBHHHBBH4s4s", version << 4 | words, 0, total & 0xFFFF, draw.randrange(65536) if number is None else number, fragment, 64, protocol, 0, source, destination or guest4) + options
    return IPV4, head[:10] + struct.pack("!H", checksum(head)) + head[12:] + payload


def ip6(following, payload, source=ME6, length=None, hops=64, destination=None):
    return IPV6, struct.pack("!IHBB16s16s", 6 << 28, len(payload) if length is None else length, following, hops, source, destination or guest6) + payload


def with_checksum(protocol, segment, place, source=None, version=4):
    pseudo = (source or ME) + guest4 + struct.pack("!BBH", 0, protocol, len(segment)) if version == 4 else (source or ME6) + guest6 + struct.pack("!IHBB", len(segment), 0, 0, protocol)
    return segment[:place] + struct.pack("!H", checksum(pseudo + segment[:place] + b"\0\0" + segment[place + 2:])) + segment[place + 2:]


def tcp(flags, options=b"", payload=b"", offset=None, source_port=None, source=None, version=4):
    options += b"\1" * (-len(options) % 4)
    segment = struct.pack("!HHIIBBHHH", draw.randrange(1024, 65536) if source_port is None else source_port, port, draw.randrange(1 << 32), draw.randrange(1 << 32),
                          (5 + len(options) // 4 if offset is None else offset) << 4 & 0xFF, flags, draw.randrange(65536), 0, draw.randrange(65536)) + options + payload
    return with_checksum(TCP, segment, 16, source, version)


def icmp6(kind, body, code=0, source=None):
    return with_checksum(ICMP6, struct.pack("!BBH", kind, code, 0) + body, 2, source, 6)


def lengths():
    """Of IPv4, TCP and UDP that say more or less than there is."""
    yield ip(TCP, tcp(SYN), length=draw.choice((0, 1, 19, 20, 39, 41, 1500, 65535)))
    yield ip(TCP, tcp(SYN), header=draw.choice((0, 1, 4, 6, 11, 15)))
    yield ip(TCP, tcp(SYN), version=draw.choice((0, 3, 5, 6, 15)))
    yield ip(TCP, tcp(SYN, offset=draw.choice((0, 1, 4, 6, 10, 15))))
    yield ip(TCP, tcp(SYN)[:draw.randrange(20)])
    yield ip(UDP, struct.pack("!HHHH", 5, draw.randrange(65536), draw.choice((0, 1, 7, 9, 65535)), 0) + noise(40))
    yield ip(UDP, struct.pack("!HHHH", 5, 7, 8, 0)[:draw.randrange(8)])
    yield ip(ICMP, b"\x08\0")
    yield ip6(TCP, tcp(SYN, version=6), length=draw.choice((0, 1, 19, 21, 1500, 65535)))
    yield IPV4, noise(19)
    yield IPV6, b"\x60" + noise(38)


def options():
    """Of IPv4 and TCP: lengths of 0, beyond the end, unknown kinds, the same one many times."""
    broken = draw.choice((b"\2\0", b"\2\1", b"\2\xff", b"\3\x28", b"\x08\x0a\0\0", b"\5\2", b"\5\3\0", b"\5\xff", b"\xfd\0", b"\x13\x12", b"\2\4\0\0", b"\3\3\xff", b"\2\4\0\1" * 10, b"\0" * 40, noise(40)))
    yield ip(TCP, tcp(SYN, options=broken[:40]))
    yield ip(TCP, tcp(ACK, options=broken[:40]))
    yield ip6(TCP, tcp(SYN, options=broken[:40], version=6))
    routes = draw.choice((b"\x83\x07\x04" + ME + b"\1", b"\x89\x00\0\0", b"\x07\xff\4\0", b"\x44\4\5\0", b"\x44\x28\xff\x03" + b"\0" * 36, b"\x94\4\0\0", b"\x83\3\0\0"))
    yield ip(TCP, tcp(SYN), options=routes)


def checksums():
    """That are wrong."""
    segment = bytearray(tcp(SYN))
    segment[16] ^= 1
    yield ip(TCP, bytes(segment))
    kind, packet = ip(TCP, tcp(SYN))
    yield kind, packet[:10] + b"\x12\x34" + packet[12:]
    yield ip(ICMP, b"\x08\0\x12\x34" + noise(50))
    yield ip(UDP, struct.pack("!HHHH", 5, 7, 12, 0x1234) + b"four")
    yield ip6(UDP, struct.pack("!HHHH", 5, 7, 12, 0) + b"four")           # none, which IPv6 does not allow
    yield ip6(ICMP6, b"\x80\0\x12\x34" + noise(50))


def fragments():
    """Teardrop and its like: overlaps, holes, beyond 65,535 bytes, tiny ones, the end before the end."""
    number, data = draw.randrange(65536), tcp(SYN, payload=bytes(64))
    yield ip(TCP, data[:40], fragment=0x2000, number=number)
    yield ip(TCP, data[:32], fragment=3, number=number)                   # inside of the first
    yield ip(TCP, data[:8], fragment=0x2000, number=number + 1 & 0xFFFF)
    yield ip(TCP, data[8:16], fragment=0x2001, number=number + 1 & 0xFFFF)
    yield ip(ICMP, b"\x08\0\0\0" + bytes(1400), fragment=0x1FFF, number=number + 2 & 0xFFFF)      # ping of death
    yield ip(UDP, bytes(13), fragment=0x2000, number=number + 3 & 0xFFFF)                         # not a multiple of eight
    yield ip(UDP, b"", fragment=0x2005, number=number + 4 & 0xFFFF)
    for place in (0x2000, 0x2002, 2, 1, 0x2004):
        yield ip(UDP, bytes(16), fragment=place, number=number + 5 & 0xFFFF)
    for place, more in ((0, 1), (8, 0), (4, 1), (65528, 1), (0, 0), (65528, 0)):
        yield ip6(FRAGMENT, struct.pack("!BBHI", TCP, 0, place | more, number) + data[:draw.randrange(0, 65)])


def land():
    """From the guest to itself, from groups, from everybody, from the loopback."""
    yield ip(TCP, tcp(SYN, source_port=port, source=guest4), source=guest4)
    yield ip6(TCP, tcp(SYN, source_port=port, source=guest6, version=6), source=guest6)
    for source in (b"\x7f\0\0\1", b"\xe0\0\0\1", b"\xff\xff\xff\xff", bytes(4), b"\xc0\xa8\x64\xff"):
        yield ip(TCP, tcp(SYN, source=source), source=source)
        yield ip(ICMP, struct.pack("!BBHI", 8, 0, 0xF7FF, 0), source=source)
    for source in (bytes(15) + b"\1", b"\xff\2" + bytes(13) + b"\1", bytes(16), bytes(10) + b"\xff\xff" + ME):
        yield ip6(TCP, tcp(SYN, source=source, version=6), source=source)
    yield ip(TCP, tcp(SYN), destination=b"\xff\xff\xff\xff")
    yield ip6(TCP, tcp(SYN, version=6), destination=b"\xff\2" + bytes(13) + b"\1")


def flags():
    """All of them (a Christmas tree), none, and pairs that exclude each other; data in all."""
    for each in (0, FIN | PSH | URG, 0x3F, 0xFF, SYN | FIN, SYN | RST, SYN | ACK, SYN | FIN | RST | ACK, RST | ACK, URG, FIN | ACK):
        yield ip(TCP, tcp(each, payload=noise(20)))
        yield ip6(TCP, tcp(each, payload=noise(20), version=6))


def errors():
    """Of ICMP about packets that nobody sent, with MTUs that nobody has."""
    _, quoted = ip(TCP, tcp(ACK)[:8], source=guest4)
    for code, mtu in ((4, 0), (4, 1), (4, 68), (4, 65535), (3, 0), (2, 0), (255, 0)):
        body = struct.pack("!BBHHH", 3, code, 0, 0, mtu) + quoted[:draw.choice((0, 8, 19, 20, 28))]
        yield ip(ICMP, body[:2] + struct.pack("!H", checksum(body)) + body[4:])
    for kind in (5, 4, 9, 10, 13, 17, 12):                                # redirect, quench, router, timestamp, mask, parameter
        body = struct.pack("!BBHI", kind, 0, 0, 0) + noise(40)
        yield ip(ICMP, body[:2] + struct.pack("!H", checksum(body)) + body[4:])
    _, quoted6 = ip6(TCP, tcp(ACK, version=6)[:20], source=guest6)
    for kind, code, value in ((2, 0, 0), (2, 0, 1), (2, 0, 1279), (2, 0, 0xFFFFFFFF), (1, 4, 0), (4, 1, 40), (3, 0, 0), (1, 255, 0)):
        yield ip6(ICMP6, icmp6(kind, struct.pack("!I", value) + quoted6[:draw.choice((0, 8, 39, 40, 60))], code))


def neighbors():
    """ARP and neighbour discovery: options of no length, wrong hop limits, claims to the guest's addresses, routers that go at once."""
    link = b"\xfe\x80" + bytes(13) + b"\x99"
    yield ARP, struct.pack("!HHBBH", 1, IPV4, draw.choice((0, 6, 255)), draw.choice((0, 4, 255)), draw.choice((0, 1, 2, 9))) + noise(40)
    yield ARP, noise(28)
    yield ARP, struct.pack("!HHBBH6s4s6s4s", 1, IPV4, 6, 4, 2, bytes(6), bytes(4), b"\xff" * 6, b"\xff" * 4)
    for kind in (133, 134, 135, 136, 137):
        for option in (b"\1\0" + bytes(6), b"\1\xff" + bytes(6), b"\3\4" + bytes(4), b"\5\1\0\0" + struct.pack("!I", draw.randrange(1 << 32)), noise(16)):
            body = struct.pack("!I", draw.randrange(1 << 32)) + (bytes(8) if kind == 134 else guest6 if kind != 133 else b"")
            yield ip6(ICMP6, icmp6(kind, body + option, source=link), source=link, hops=draw.choice((255, 64)))
    yield ip6(ICMP6, icmp6(135, bytes(4) + guest6 + b"\1\1" + bytes(6), source=bytes(16)), source=bytes(16), hops=255)


def extensions():
    """Headers of IPv6 in rows, of no end, of no length."""
    segment = tcp(SYN, version=6)
    for first, header in ((0, bytes([TCP, 0, 1, 0, 0, 0, 0, 0])), (60, bytes([60, 255]) + bytes(6)), (43, bytes([TCP, 0, 0, 255]) + bytes(4)), (0, bytes([0, 0]) + bytes(6)), (59, b""),
                          (60, bytes([TCP, 0, 0xC2, 4, 0, 0, 0, 0])), (51, bytes([TCP, 0]) + bytes(10)), (135, bytes([TCP, 0]) + bytes(6)), (60, bytes([TCP, 0, 5, 200, 0, 0, 0, 0]))):
        yield ip6(first, header * draw.choice((1, 2, 30)) + segment)


def random_bytes():
    """Packets as they should be, of which some bytes are others, and what is no packet at all."""
    kind, packet = draw.choice((ip(TCP, tcp(draw.randrange(256), payload=noise(100))), ip(draw.randrange(256), noise(64)), ip6(draw.randrange(256), noise(64)),
                                ip6(TCP, tcp(draw.randrange(256), version=6)), (draw.randrange(65536), noise(100))))
    packet = bytearray(packet)
    for _ in range(draw.choice((1, 2, 5)) if packet else 0):
        packet[draw.randrange(len(packet))] = draw.randrange(256)
    yield kind, bytes(packet[:draw.randrange(len(packet) + 1)] if draw.randrange(4) == 0 else packet)


def flood():
    """A SYN over IPv6 from an address of nobody, some thousands a second."""
    source = b"\x20\1\x0d\xb8" + draw.randbytes(12)
    yield ip6(TCP, tcp(SYN, source=source, version=6), source=source)
    time.sleep(0.0002)


KINDS = (lengths, options, checksums, fragments, land, flags, errors, neighbors, extensions, random_bytes)

if __name__ == "__main__":
    mac, guest4, guest6, port = bytes.fromhex(sys.argv[1].replace(":", "")), socket.inet_aton(sys.argv[2]), socket.inet_pton(socket.AF_INET6, sys.argv[3]), int(sys.argv[4])
    raw = socket.socket(socket.AF_PACKET, socket.SOCK_RAW)
    raw.bind(("tap0", 0))
    own = raw.getsockname()[4]
    sent = 0
    for _ in range(int(sys.argv[6])):
        for function in KINDS + (flood,):
            if sys.argv[5] == function.__name__ or sys.argv[5] == "all" and function in KINDS:
                for kind, packet in function():
                    raw.send((mac + own + struct.pack("!H", kind) + packet)[:1514])
                    sent += 1
    print(f"{sent} frames")
