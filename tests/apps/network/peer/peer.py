# SPDX-License-Identifier: Apache-2.0
"""The Linux side of tests with server.c at the other end.

    peer.py ADDRESS SCENARIO [NUMBER]

Ends with 0 if everything came as it should. See server.c for the services.
"""
import random
import selectors
import socket
import struct
import sys
import threading
import time

ECHO, SUM, SOURCE = 7, 9, 19
PERIOD = 1 << 21                # of byte_at in server.c
LIMIT = 120                     # seconds that a connection may be silent

address = sys.argv[1]


def pattern():
    return bytes((place * 2654435761 >> 13) & 0xFF for place in range(PERIOD))


def connect(port, receive_buffer=0):
    connection = socket.socket()
    if receive_buffer:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
    connection.settimeout(LIMIT)
    connection.connect((address, port))
    return connection


def receive(connection, count):
    data = bytearray()
    while len(data) < count:
        more = connection.recv(min(count - len(data), 1 << 16))
        assert more, f"the end after {len(data)} of {count} bytes"
        data += more
    return bytes(data)


def until_end(connection):
    data = bytearray()
    while more := connection.recv(1 << 16):
        data += more
    return bytes(data)


def sum_of(count):
    """What the service says of so many bytes of the pattern."""
    a, b = 1, 0
    data = pattern()
    whole, rest = divmod(count, PERIOD)
    for block, times in ((data, whole), (data[:rest], 1)):
        size = len(block)
        plain = sum(block)
        weighted = sum((size - place) * byte for place, byte in enumerate(block))
        for _ in range(times):
            b = (b + size * a + weighted) & 0xFFFFFFFF
            a = (a + plain) & 0xFFFFFFFF
    return f"{count} {(b << 16 ^ a) & 0xFFFFFFFF}\n"


def bulk_send(count):
    data = pattern()
    with connect(SUM) as connection:
        start = time.monotonic()
        for place in range(0, count, PERIOD):
            connection.sendall(data[:min(PERIOD, count - place)])
        connection.shutdown(socket.SHUT_WR)
        answer = until_end(connection).decode()
        seconds = time.monotonic() - start
    assert answer == sum_of(count), f"{answer} instead of {sum_of(count)}"
    print(f"{count / seconds / 1e6:.1f} MB/s")


def bulk_receive(count):
    data = pattern() * 2
    with connect(SOURCE) as connection:
        start = time.monotonic()
        connection.sendall(f"{count}\n".encode())
        place = 0
        while more := connection.recv(1 << 20):
            at = place % PERIOD
            assert more == data[at:at + len(more)], f"other bytes near {place}"
            place += len(more)
        seconds = time.monotonic() - start
    assert place == count, f"{place} of {count} bytes"
    print(f"{count / seconds / 1e6:.1f} MB/s")


def both_ways(count):
    data = pattern()[:count]
    with connect(ECHO) as connection:
        sender = threading.Thread(target=connection.sendall, args=(data,))
        sender.start()
        assert receive(connection, len(data)) == data
        sender.join()


def echo(connection, text=b"hello"):
    connection.sendall(text)
    assert receive(connection, len(text)) == text


def idle(count):
    connections = [connect(ECHO) for _ in range(count)]
    for connection in connections:
        echo(connection)
    time.sleep(3)
    random.Random(1).shuffle(connections)
    for connection in connections:
        echo(connection)
    for connection in connections:
        connection.close()


def busy(count):
    """Each connection has a message of its own under way, forty times."""
    draw = random.Random(2)
    data = pattern()
    poll = selectors.DefaultSelector()

    def message():
        place = draw.randrange(PERIOD - 20000)
        return data[place:place + 1 + draw.randrange(20000)]

    for _ in range(count):
        connection = connect(ECHO)
        connection.setblocking(False)
        first = message()
        poll.register(connection, selectors.EVENT_READ | selectors.EVENT_WRITE, {"wanted": first, "unsent": first, "left": 40})
    while poll.get_map():
        ready = poll.select(LIMIT)
        assert ready, f"silence on {len(poll.get_map())} connections"
        for key, events in ready:
            connection, state = key.fileobj, key.data
            if events & selectors.EVENT_WRITE and state["unsent"]:
                state["unsent"] = state["unsent"][connection.send(state["unsent"]):]
            if events & selectors.EVENT_READ:
                got = connection.recv(1 << 16)
                assert got and state["wanted"].startswith(got), "other bytes"
                state["wanted"] = state["wanted"][len(got):]
                if not state["wanted"] and not state["unsent"]:
                    state["left"] -= 1
                    if state["left"] == 0:
                        poll.unregister(connection)
                        connection.close()
                        continue
                    state["wanted"] = state["unsent"] = message()
            poll.modify(connection, selectors.EVENT_READ | (selectors.EVENT_WRITE if state["unsent"] else 0), state)


def half_close(_):
    with connect(SUM) as connection:
        connection.sendall(b"abc")
        time.sleep(0.3)
        connection.shutdown(socket.SHUT_WR)
        assert until_end(connection).startswith(b"3 ")
    with connect(SOURCE) as connection:
        connection.sendall(b"3000000\n")
        connection.shutdown(socket.SHUT_WR)
        assert len(until_end(connection)) == 3000000
    with connect(ECHO) as connection:
        connection.sendall(b"last words")
        connection.shutdown(socket.SHUT_WR)
        assert until_end(connection) == b"last words"


def resets(count):
    for _ in range(count):
        connection = connect(SOURCE)
        connection.sendall(b"100000000\n")
        receive(connection, 1000)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        connection.close()
    with connect(ECHO) as connection:
        echo(connection)


def zero_window(_):
    data = pattern() * 16
    with connect(SOURCE, receive_buffer=4096) as connection:      # ours is closed
        connection.sendall(b"1000000\n")
        time.sleep(4)
        got = receive(connection, 1000000)
        assert got == data[:1000000]
    with connect(ECHO) as connection:                             # theirs is
        connection.setblocking(False)
        sent = 0
        quiet = 0
        while quiet < 20:
            try:
                sent += connection.send(data[sent:sent + 65536])
                quiet = 0
            except BlockingIOError:
                quiet += 1
                time.sleep(0.1)
            assert sent < len(data), "it takes everything and sends nothing back"
        connection.settimeout(LIMIT)
        assert receive(connection, sent) == data[:sent]


def keep_alive(_):
    with connect(ECHO) as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        for option, value in ((socket.TCP_KEEPIDLE, 1), (socket.TCP_KEEPINTVL, 1), (socket.TCP_KEEPCNT, 2)):
            connection.setsockopt(socket.IPPROTO_TCP, option, value)
        echo(connection)
        time.sleep(6)
        echo(connection)


def short(count):
    for _ in range(count):
        with connect(ECHO) as connection:
            echo(connection)


def malformed(count):
    """Frames that are none, or almost are, from a raw socket on the interface tap0, by a seed."""
    draw = random.Random(3)
    raw = socket.socket(socket.AF_PACKET, socket.SOCK_RAW)
    raw.bind(("tap0", 0))
    own = raw.getsockname()[4]
    guest = bytes([0x52, 0x54]) + socket.inet_aton(address)
    me = bytes(int(part) for part in address.split(".")[:3]) + b"\x01"

    def checksum(data):
        data += b"\0" * (len(data) % 2)
        total = sum(struct.unpack(f"!{len(data) // 2}H", data))
        while total >> 16:
            total = (total & 0xFFFF) + (total >> 16)
        return ~total & 0xFFFF

    def ip(protocol, payload):
        header = struct.pack("!BBHHHBBH4s4s", 0x45, 0, 20 + len(payload), draw.randrange(65536), 0, 64, protocol, 0, me, socket.inet_aton(address))
        return header[:10] + struct.pack("!H", checksum(header)) + header[12:] + payload

    def tcp():
        options = bytes(draw.randrange(256) for _ in range(4 * draw.randrange(11)))
        segment = struct.pack("!HHIIBBHHH", draw.randrange(65536), draw.choice((ECHO, SUM, SOURCE, 80, 1, 65535)), draw.randrange(1 << 32), draw.randrange(1 << 32),
                              (5 + len(options) // 4) << 4, draw.randrange(256), draw.randrange(65536), 0, 0) + options + bytes(draw.randrange(100))
        pseudo = me + socket.inet_aton(address) + struct.pack("!BBH", 0, 6, len(segment))
        return ip(6, segment[:16] + struct.pack("!H", checksum(pseudo + segment)) + segment[18:])

    kinds = (tcp,
             lambda: ip(17, struct.pack("!HHHH", 5, draw.randrange(65536), draw.randrange(65536), 0) + bytes(draw.randrange(64))),
             lambda: ip(1, bytes((draw.randrange(20), draw.randrange(20))) + bytes(draw.randrange(256) for _ in range(draw.randrange(64)))),
             lambda: ip(draw.randrange(256), bytes(draw.randrange(256) for _ in range(draw.randrange(64)))),
             lambda: bytes(draw.randrange(256) for _ in range(draw.randrange(100))))
    for _ in range(count):
        payload = bytearray(draw.choice(kinds)())
        for _ in range(draw.choice((0, 0, 1, 2, 5))):           # some are as they should be
            if payload:
                payload[draw.randrange(len(payload))] = draw.randrange(256)
        if draw.randrange(4) == 0:
            payload = payload[:draw.randrange(len(payload) + 1)]
        kind = draw.choice((0x0800, 0x0800, 0x0800, 0x0806, 0x86DD, draw.randrange(65536)))
        raw.send(guest + own + struct.pack("!H", kind) + bytes(payload))
    with connect(int(sys.argv[4]) if len(sys.argv) > 4 else ECHO) as connection:
        assert connection


SCENARIOS = {"send": bulk_send, "receive": bulk_receive, "both": both_ways, "idle": idle, "busy": busy, "half-close": half_close, "resets": resets,
             "zero-window": zero_window, "keep-alive": keep_alive, "short": short, "malformed": malformed}
SCENARIOS[sys.argv[2]](int(sys.argv[3]) if len(sys.argv) > 3 else 0)
