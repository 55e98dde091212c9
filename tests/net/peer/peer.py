# SPDX-License-Identifier: Apache-2.0
"""The Linux side of tests with server.c at the other end.

    peer.py ADDRESS SCENARIO [NUMBER [MOST]]

MOST, of bulk data: the most retransmission timeouts that are no stall. Ends with 0 if everything came as it should. See server.c for the services. What is waited for is an event, a packet or a counter of Linux; LIMIT says when it will not come any more.
PEER_ROUTER in the environment has the words before a command that let it run on the router between this end and the guest.
"""
import contextlib
import ctypes
import frames
import hashlib
import os
import random
import selectors
import socket
import struct
import subprocess
import sys
import threading
import time

ECHO, SUM, ORDERS, CROWDED, SOURCE, FILE, PIPE = 7, 9, 11, 13, 19, 20, 21
PERIOD = 1 << 21                # of byte_at in server.c
LIMIT = 120                     # seconds that a connection may be silent
ENETUNREACH, ETIMEDOUT, EHOSTUNREACH = 101, 110, 113
GUEST_SCOPE = "%2"              # the index of the guest's card, behind loopback's
SO_ATTACH_FILTER = 26
HARDWARE, GUEST4, GUEST6 = bytes.fromhex("5254c0a86402"), "192.168.100.2", "fd00:100::2"
RST = 4                         # of TCP's flags

address = sys.argv[1] if __name__ == "__main__" else ""


def is_version_6():
    return ":" in address


def own_address():
    """Ours, as server.c wants it."""
    with connect(ECHO) as connection:
        own = connection.getsockname()[0].partition("%")[0]
    own += GUEST_SCOPE * own.startswith("fe80:")
    return own if ":" in own else "::ffff:" + own


def pattern():
    return bytes((place * 2654435761 >> 13) & 0xFF for place in range(PERIOD))


def connect(port, receive_buffer=0, own_port=0):
    family, kind, protocol, _, place = socket.getaddrinfo(address, port, type=socket.SOCK_STREAM)[0]
    connection = socket.socket(family, kind, protocol)
    if receive_buffer:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
    if own_port:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        connection.bind(("", own_port))
    connection.settimeout(LIMIT)
    connection.connect(place)
    return connection


def own_port(connection):
    return connection.getsockname()[1]


class Orders:
    """A connection over which the guest is told what to do with another one."""

    def __init__(self):
        self.connection = connect(ORDERS)
        self.lines = self.connection.makefile()

    def line(self):
        return self.lines.readline().strip()

    def send(self, order):
        self.connection.sendall(order.encode() + b"\n")

    def give(self, order, answer="done"):
        self.send(order)
        said = self.line()
        assert said == answer, f"{order}: {said}"

    def state(self, port):
        self.send(f"state {port}")
        said = self.line()
        assert said != "none", f"there is no connection with port {port}"
        return {name: value for name, value in (word.split("=", 1) for word in said.split())}


class Segments:
    """Reads the segments that arrive on an interface, of connections with a port of ours."""

    def __init__(self, port):
        self.port = port
        self.socket = socket.socket(socket.AF_PACKET, socket.SOCK_DGRAM, socket.htons(3))
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 22)
        self.socket.settimeout(LIMIT)

    def next(self):
        """Sequence number, flags, payload's length of the next one that came for us."""
        while True:
            packet, place = self.socket.recvfrom(65536)
            if place[2] == socket.PACKET_OUTGOING or len(packet) < 40:
                continue
            if packet[0] >> 4 == 4 and packet[9] == 6:
                start, end = (packet[0] & 15) * 4, struct.unpack_from("!H", packet, 2)[0]
            elif packet[0] >> 4 == 6 and packet[6] == 6:
                start, end = 40, 40 + struct.unpack_from("!H", packet, 4)[0]
            else:
                continue
            _, to, sequence, _, offset, flags = struct.unpack_from("!HHIIBB", packet, start)
            if to == self.port:
                return sequence, flags, end - start - (offset >> 4) * 4

    def await_old(self, count):
        """Waits for so many empty segments that repeat the byte before the last: what asks for a window, or whether we are alive."""
        highest = None
        while count > 0:
            sequence, flags, length = self.next()
            assert not flags & RST, "reset"
            end = sequence + length
            if highest is None or (end - highest) & 0xFFFFFFFF < 1 << 31:
                highest = end
            elif length == 0 and end & 0xFFFFFFFF == highest - 1 & 0xFFFFFFFF:
                count -= 1
        self.socket.close()


def counters():
    """Linux's, of this namespace."""
    values = {}
    for name in ("/proc/net/netstat", "/proc/net/snmp"):
        with open(name) as file:
            lines = file.read().splitlines()
        for names, numbers in zip(lines[::2], lines[1::2]):
            values.update(zip(names.split()[1:], map(int, numbers.split()[1:])))
    return values


def await_counter(name, more):
    """Until it has grown by so much."""
    first = counters()[name]
    deadline = time.monotonic() + LIMIT
    while counters()[name] - first < more:
        assert time.monotonic() < deadline, f"{name} did not grow by {more}"
        time.sleep(0.05)


def router(*words):
    subprocess.run(os.environ["PEER_ROUTER"].split() + list(words), check=True)


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


def blocks(count):
    """The first so many bytes of the endless pattern, in pieces."""
    data = pattern()
    for place in range(0, count, PERIOD):
        yield data[:min(PERIOD, count - place)]


def sum_of(count):
    """What the service says of so many bytes of the pattern."""
    whole = hashlib.sha256()
    for block in blocks(count):
        whole.update(block)
    return f"{count} {whole.hexdigest()}\n"


def bulk_send(count, most_timeouts=None, between=lambda place: None):
    before = counters()
    start = time.monotonic()
    with connect(SUM) as connection:
        place = 0
        for block in blocks(count):
            connection.sendall(block)
            place += len(block)
            between(place)
        connection.shutdown(socket.SHUT_WR)
        answer = until_end(connection).decode()
    seconds = time.monotonic() - start
    after = counters()
    assert answer == sum_of(count), f"{answer} instead of {sum_of(count)}"
    timeouts = after["TCPTimeouts"] - before["TCPTimeouts"]
    tell("sent", count, seconds, after["RetransSegs"] - before["RetransSegs"], timeouts, most_timeouts)


def bulk_receive(count, most_timeouts=None, source=SOURCE):
    came = hashlib.sha256()
    orders = Orders()
    start = time.monotonic()
    with connect(source) as connection:
        connection.sendall(f"{count}\n".encode())
        place = 0
        while more := connection.recv(1 << 20):
            came.update(more)
            place += len(more)
        seconds = time.monotonic() - start
        state = orders.state(own_port(connection))
    assert place == count, f"{place} of {count} bytes"
    assert came.hexdigest() == sum_of(count).split()[1], "other bytes"
    tell("received", count, seconds, int(state["retransmits"]), int(state["timeouts"]), most_timeouts)


def receive_file(count, most_timeouts=None):
    """What the guest sends by sendfile(2)."""
    bulk_receive(count, most_timeouts, FILE)


def receive_pipe(count, most_timeouts=None):
    """What the guest sends by splice(2) from a file through a pipe."""
    bulk_receive(count, most_timeouts, PIPE)


def tell(what, count, seconds, again, timeouts, most_timeouts):
    print(f"{what} {count} bytes, {count / seconds / 1e6:.2f} MB/s, {again} segments sent again, {timeouts} timeouts")
    assert most_timeouts is None or timeouts <= most_timeouts, f"{timeouts} timeouts, at most {most_timeouts} are no stall"


def both_ways(count):
    data = b"".join(blocks(count))
    with connect(ECHO) as connection:
        sender = threading.Thread(target=connection.sendall, args=(data,))
        sender.start()
        assert receive(connection, len(data)) == data
        sender.join()


def echo(connection, text=b"hello"):
    connection.sendall(text)
    assert receive(connection, len(text)) == text


def idle(count):
    """All of them answer, twice, in another order."""
    connections = [connect(ECHO) for _ in range(count)]
    for _ in range(2):
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
    with connect(SUM) as connection:                              # we end first, and are answered
        connection.sendall(b"abc")
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
    orders = Orders()
    with connect(SUM) as connection:                              # the guest ends first, and goes on reading
        connection.sendall(b"abc")
        orders.give(f"half {own_port(connection)}")
        assert until_end(connection) == b""
        orders.give(f"await {own_port(connection)}", "awaiting")
        connection.sendall(b"".join(blocks(1000000)))
        connection.shutdown(socket.SHUT_WR)
        assert orders.line() == "ended 32", "the sum cannot be sent any more: EPIPE"


def resets(count):
    linger = struct.pack("ii", 1, 0)
    for number in range(count):                                   # ours, in the middle of data
        connection = connect((SOURCE, FILE, PIPE)[number % 3])
        connection.sendall(b"100000000\n")
        receive(connection, 1000)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        connection.close()
    orders = Orders()
    for _ in range(count):                                        # theirs
        with connect(ECHO) as connection:
            orders.give(f"reset {own_port(connection)}")
            try:
                assert connection.recv(1) != b"", "ended, not reset"
            except ConnectionResetError:
                pass
    connection = connect(ECHO)                                    # is told to who reads
    orders.give(f"await {own_port(connection)}", "awaiting")
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    connection.close()
    assert orders.line() == "ended 104", "ECONNRESET"
    try:
        socket.create_connection((address, 4), LIMIT)             # nobody listens
        assert False, "a port without a listener took a connection"
    except ConnectionRefusedError:
        pass


def zero_window(_):
    """Three questions for a closed window each way, then everything comes."""
    data = pattern() * 16
    with connect(SOURCE, receive_buffer=4096) as connection:      # ours is closed
        segments = Segments(own_port(connection))
        connection.sendall(b"1000000\n")
        segments.await_old(3)
        assert receive(connection, 1000000) == data[:1000000]
    orders = Orders()
    with connect(ECHO) as connection:                             # theirs is
        orders.give(f"pause {own_port(connection)}")
        sender = threading.Thread(target=connection.sendall, args=(data[:16000000],))
        sender.start()
        await_counter("TCPWinProbe", 3)
        orders.give(f"go {own_port(connection)}")
        assert receive(connection, 16000000) == data[:16000000]
        sender.join()


def deafen(connection):
    """The socket takes nothing more, and so answers nothing: a BPF program that says 0 (man 7 socket, SO_ATTACH_FILTER)."""
    program = ctypes.create_string_buffer(struct.pack("HBBI", 6, 0, 0, 0))
    connection.setsockopt(socket.SOL_SOCKET, SO_ATTACH_FILTER, struct.pack("HxxxxxxP", 1, ctypes.addressof(program)))


def keep_alive(_):
    """Each end answers the other's probes; the guest gives up when nobody does any more."""
    orders = Orders()
    with connect(ECHO) as connection:                             # ours
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        for option, value in ((socket.TCP_KEEPIDLE, 1), (socket.TCP_KEEPINTVL, 1), (socket.TCP_KEEPCNT, 2)):
            connection.setsockopt(socket.IPPROTO_TCP, option, value)
        await_counter("TCPKeepAlive", 4)
        echo(connection)
    with connect(ECHO) as connection:                             # the guest's
        segments = Segments(own_port(connection))
        echo(connection)
        orders.give(f"keep {own_port(connection)}")
        segments.await_old(4)
        echo(connection)
        orders.give(f"await {own_port(connection)}", "awaiting")
        deafen(connection)
        assert orders.line() == f"ended {ETIMEDOUT}"


def crossing_open(_):
    """The cable holds the SYN of each end until the other's has come."""
    own = own_address()
    orders = Orders()
    orders.give(f"connect {own} 4000 4001", "connecting")
    with connect(4001, own_port=4000) as connection:
        assert orders.line() == "connected 0"
        echo(connection, pattern()[:100000])


def crossing_close(_):
    """The cable holds the FIN of each end until the other's has come."""
    orders = Orders()
    with connect(ECHO, own_port=4000) as connection:
        echo(connection)
        orders.give("await 4000", "awaiting")
        orders.give("half 4000")
        connection.shutdown(socket.SHUT_WR)
        assert until_end(connection) == b""
        assert orders.line() == "ended 0"


def short(count):
    for _ in range(count):
        with connect(ECHO) as connection:
            echo(connection)


def headers():
    """Of IP and TCP with timestamps."""
    return 40 + 32 if is_version_6() else 20 + 32


def mss_is_clamped(_):
    """What the guest sends is not larger than we take, whatever its own link can."""
    orders = Orders()
    for mss in (1000, 536, 216):
        family, kind, protocol, _, place = socket.getaddrinfo(address, ECHO, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as connection:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_MAXSEG, mss)
            connection.settimeout(LIMIT)
            connection.connect(place)
            segments = Segments(own_port(connection))
            data = pattern()[:50000]
            connection.sendall(data)
            assert receive(connection, len(data)) == data
            assert int(orders.state(own_port(connection))["mss"]) == mss - 12
            largest = 0
            seen = 0
            while seen < len(data):
                length = segments.next()[2]
                largest = max(largest, length)
                seen += length
            assert largest <= mss - 12, f"{largest} bytes of at most {mss - 12}"


def forget_paths():
    """What Linux has learned of the path to the guest: it offers no larger segments than fit there."""
    for family in ("-4", "-6"):
        subprocess.run(["ip", family, "route", "flush", "cache"], check=True)


def path_mtu_to_us(source):
    """The link behind the router shrinks twice while the guest sends, and the router says so. The guest remembers."""
    forget_paths()
    orders = Orders()
    with connect(source) as connection:
        connection.sendall(b"30000000\n")
        came = bytearray()
        for mtu in (1500, 1400, 1300):
            router("ip", "link", "set", "out0", "mtu", str(mtu))
            came += receive(connection, 9000000)
            mss = int(orders.state(own_port(connection))["mss"])
            assert mss == mtu - headers(), f"segments of {mss} bytes for {mtu}"
        came += until_end(connection)
    router("ip", "link", "set", "out0", "mtu", "1500")
    assert hashlib.sha256(came).hexdigest() == sum_of(30000000).split()[1]


def shrink_while_sending(count, sizes):
    """The link before the guest shrinks after each piece, while there are sizes."""
    left = iter(sizes)

    def shrink(_):
        mtu = next(left, 0)
        if mtu:
            router("ip", "link", "set", "tap0", "mtu", str(mtu))
    try:
        bulk_send(count, between=shrink)
    finally:
        router("ip", "link", "set", "tap0", "mtu", "1500")


def path_mtu_from_us(_):
    """The link before the guest shrinks twice while we send."""
    forget_paths()
    shrink_while_sending(12000000, (1400, 1300))


@contextlib.contextmanager
def silence(to):
    """What the router says by ICMP to an address goes nowhere."""
    version = "-6" if ":" in to else "-4"
    rule = ["iif", "lo", "ipproto", "ipv6-icmp" if version == "-6" else "icmp", "to", to, "blackhole", "pref", "10"]
    router("ip", version, "rule", "add", *rule)
    try:
        yield
    finally:
        router("ip", version, "rule", "del", *rule)


def black_hole_to_us(_):
    """The link behind the router shrinks, and nobody says so: the guest finds out by timeouts."""
    for source in (SOURCE, FILE):
        swallow_to_us(source)


def swallow_to_us(source):
    forget_paths()
    orders = Orders()
    with silence(address), connect(source) as connection:
        try:
            connection.sendall(b"8000000\n")
            came = bytearray(receive(connection, 1000000))
            router("ip", "link", "set", "out0", "mtu", "1300")
            came += until_end(connection)
            state = orders.state(own_port(connection))
        finally:
            router("ip", "link", "set", "out0", "mtu", "1500")
    assert hashlib.sha256(came).hexdigest() == sum_of(8000000).split()[1]
    assert int(state["mss"]) == 1024 and 4 <= int(state["timeouts"]) <= 8, state


def black_hole_from_us(_):
    """The same the other way, with the probing of Linux (tcp_mtu_probing)."""
    forget_paths()
    with open("/proc/sys/net/ipv4/tcp_mtu_probing", "w") as file:
        file.write("1")
    with silence(own_address().removeprefix("::ffff:")):
        shrink_while_sending(8000000, (1300,))


def datagrams(count):
    family, _, _, _, place = socket.getaddrinfo(address, ECHO, type=socket.SOCK_DGRAM)[0]
    with socket.socket(family, socket.SOCK_DGRAM) as connection:
        connection.settimeout(LIMIT)
        connection.connect(place)
        data = pattern()
        for size in [0, 1, 1400] + [random.Random(4).randrange(1400) for _ in range(count)]:
            connection.send(data[:size])
            assert connection.recv(65536) == data[:size]


def large_datagrams(count):
    """In fragments, both ways: up to the largest that each version has."""
    family, _, _, _, place = socket.getaddrinfo(address, ECHO, type=socket.SOCK_DGRAM)[0]
    largest = 65535 - 8 - (0 if is_version_6() else 20)
    draw = random.Random(5)
    with socket.socket(family, socket.SOCK_DGRAM) as connection:
        connection.settimeout(LIMIT)
        connection.connect(place)
        data = pattern()
        for size in [1452, 1453, 1472, 1473, 2960, 8000, 32768, largest] + [draw.randrange(1400, 20000) for _ in range(count)]:
            connection.send(data[:size])
            assert connection.recv(65536) == data[:size], f"other bytes of {size}"


def shorten(mtu):
    """Of the link between the router and us."""
    router("ip", "link", "set", "out0", "mtu", mtu)
    subprocess.run(["ip", "link", "set", "in0", "mtu", mtu], check=True)


def datagram_path_mtu(_):
    """The link behind the router shrinks at both ends: fragments of IPv4 are cut again; of whole datagrams (DF), and over IPv6, the guest hears that they are too large, and cuts."""
    forget_paths()
    family, _, _, _, place = socket.getaddrinfo(address, ECHO, type=socket.SOCK_DGRAM)[0]
    shorten("1300")
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as connection:
            connection.connect(place)
            data = pattern()
            for size in (8000, 1400, 1473, 20000):
                for left in range(20, -1, -1):                        # those that tell of the path are lost
                    connection.settimeout(LIMIT if left == 0 else 2)
                    connection.send(data[:size])
                    try:
                        answer = connection.recv(65536)
                        while len(answer) != size:                    # a late one
                            answer = connection.recv(65536)
                        assert answer == data[:size], f"other bytes of {size}"
                        break
                    except TimeoutError:
                        assert left, f"no answer to {size} bytes"
    finally:
        shorten("1500")


class Frames:
    """On the router's interface to the guest."""

    def __init__(self):
        self.socket = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(3))
        self.socket.bind(("tap0", 3))
        self.socket.settimeout(LIMIT)
        self.start = HARDWARE + self.socket.getsockname()[4]

    def send(self, frame):
        kind, packet = frame
        self.socket.send(self.start + struct.pack("!H", kind) + packet)

    def next(self):
        """The next packet that the guest sends, without Ethernet's header."""
        while True:
            frame, place = self.socket.recvfrom(65536)
            if place[2] != socket.PACKET_OUTGOING and frame[6:12] == HARDWARE:
                return frame[14:]


def fragments(_):
    """Those in any order and twice make a packet; of those that overlap, contradict each other or have a hole nothing is made, and who sent the first of them is told when it is given up."""
    link, make, six = Frames(), frames, is_version_6()
    make.guest4, make.guest6 = socket.inet_aton(GUEST4), socket.inet_pton(socket.AF_INET6, GUEST6)
    family = socket.AF_INET6 if six else socket.AF_INET
    with socket.socket(family, socket.SOCK_DGRAM) as own:
        own.bind(("", 0))
        own.settimeout(LIMIT)
        port = own.getsockname()[1]
        number = 1000

        def datagram(text):
            bytes_ = text.ljust(3000, b".")
            return make.with_checksum(make.UDP, struct.pack("!HHHH", port, ECHO, 8 + len(bytes_), 0) + bytes_, 6, None, 6 if six else 4)

        def send(pieces):
            nonlocal number
            number += 1
            for place, more, bytes_ in pieces:
                if six:
                    link.send(make.ip6(make.FRAGMENT, struct.pack("!BBHI", make.UDP, 0, place | more, number) + bytes_))
                else:
                    link.send(make.ip(make.UDP, bytes_, fragment=place // 8 | more << 13, number=number))

        def cut(data):
            return [(place, int(place + 800 < len(data)), data[place:place + 800]) for place in range(0, len(data), 800)]

        def arrives():
            return own.recv(65536).rstrip(b".").decode()

        for text, order in ((b"in order", lambda p: p), (b"backwards", lambda p: p[::-1]), (b"mixed", lambda p: p[1::2] + p[::2]), (b"each twice", lambda p: [each for each in p for _ in "12"][:-1])):
            send(order(cut(datagram(text))))
            assert arrives() == text.decode()
        first, second, third, last = range(4)
        for text, wrong in ((b"an overlap", lambda p: [p[first], (792, 1, bytes(808)), p[second], p[third], p[last]]),
                            (b"one inside of another", lambda p: [p[first], p[third], (1608, 1, bytes(8)), p[second], p[last]]),
                            (b"two ends", lambda p: [p[first], (1600, 0, p[third][2]), p[second], p[third], p[last]]),
                            (b"data behind the end", lambda p: [p[last], (4000, 1, bytes(800)), p[first], p[second], p[third]]),
                            (b"an odd length", lambda p: [(0, 1, p[first][2][:799]), p[second], p[third], p[last]])):
            send(wrong(cut(datagram(text))))
            send(cut(datagram(b"not " + text)))
            assert arrives() == "not " + text.decode()
        send(cut(datagram(b"a hole"))[:1] + cut(datagram(b"a hole"))[2:])
        send(cut(datagram(b"no hole")))
        assert arrives() == "no hole"
        while True:                                                   # ICMP time exceeded, of reassembly: code 1
            packet = link.next()
            if six and packet[0] >> 4 == 6 and packet[6] == make.ICMP6 and packet[40:42] == b"\3\1":
                break
            if not six and packet[0] >> 4 == 4 and packet[9] == make.ICMP and packet[20:22] == b"\x0b\1":
                break


IS_EXCLUDE, TO_INCLUDE, TO_EXCLUDE = 2, 3, 4                          # kinds of records (RFC 3376 §4.2.12), and of older versions:
OLD_REPORT, OLD_LEAVE = "report", "leave"


def group_records(link):
    """What the guest tells routers, one by one: kind and group."""
    while True:
        packet = link.next()
        six = packet[0] >> 4 == 6
        if not six and packet[0] >> 4 == 4 and packet[9] == 2:
            message, family, size = packet[(packet[0] & 15) * 4:], socket.AF_INET, 4
            old = {0x16: OLD_REPORT, 0x17: OLD_LEAVE}.get(message[0])
        elif six and packet[6] == 0 and packet[40] == 58:
            message, family, size = packet[40 + 8 * (packet[41] + 1):], socket.AF_INET6, 16
            old = {131: OLD_REPORT, 132: OLD_LEAVE}.get(message[0])
        else:
            continue
        if old:
            start = 8 if six else 4
            yield old, socket.inet_ntop(family, message[start:start + size])
        elif message[0] in (0x22, 143):
            at = 8
            for _ in range(struct.unpack_from("!H", message, 6)[0]):
                yield message[at], socket.inet_ntop(family, message[at + 4:at + 4 + size])
                at += 4 + size + size * struct.unpack_from("!H", message, at + 2)[0]


def groups(_):
    """The guest joins a group, is asked for it by the querier of Linux's bridge, which forwards to it what goes there, and leaves. The same with a querier of the older version. Then it sends to a group that we have joined."""
    six = is_version_6()
    group, family = ("ff15::1:2", socket.AF_INET6) if six else ("239.1.2.3", socket.AF_INET)
    card = socket.if_nametoindex("br0")
    orders, records = Orders(), group_records(Frames())
    deadline = time.monotonic() + LIMIT

    def await_record(kind, count=1):
        while count:
            count -= next(records) == (kind, group)
            assert time.monotonic() < deadline, f"no record {kind} of {group}"

    def await_bridge(knows):
        while (group in subprocess.run(["bridge", "mdb", "show", "dev", "br0"], check=True, capture_output=True, text=True).stdout) != knows:
            assert time.monotonic() < deadline, f"the bridge does {'not know' if knows else 'know'} {group}"
            time.sleep(0.05)

    with socket.socket(family, socket.SOCK_DGRAM) as own:
        own.settimeout(LIMIT)
        if six:
            own.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_MULTICAST_IF, card)
            own.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_MULTICAST_HOPS, 4)
        else:
            own.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, struct.pack("4s4si", bytes(4), bytes(4), card))
        own.bind(("", 0))

        def heard():
            """What the guest hears of what is sent to the group and to itself."""
            own.sendto(b"group", (group, ECHO))
            own.sendto(b"host", (address, ECHO))
            said = []
            while b"host" not in said:
                said.append(own.recv(100))
            return said

        assert heard() == [b"host"]
        for version in ("new", "old"):
            orders.give(f"join {group}", "0")
            await_record(TO_EXCLUDE if version == "new" else OLD_REPORT, 2)         # unasked; of the older version once it was asked in that
            await_bridge(True)
            assert heard() == [b"group", b"host"]
            await_record(IS_EXCLUDE if version == "new" else OLD_REPORT, 3)        # of those that the bridge asks for
            await_bridge(True)
            assert heard() == [b"group", b"host"]
            orders.give(f"leave {group}", "0")
            await_record(TO_INCLUDE if version == "new" else OLD_LEAVE)
            await_bridge(False)
            assert heard() == [b"host"]
            subprocess.run(["ip", "link", "set", "br0", "type", "bridge"] + (["mcast_mld_version", "1"] if six else ["mcast_igmp_version", "2"]), check=True)
        if six:
            own.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_JOIN_GROUP, socket.inet_pton(family, group) + struct.pack("I", card))
        else:
            own.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, struct.pack("4s4si", socket.inet_aton(group), bytes(4), card))
        await_bridge(True)
        orders.give(f"say {group} {own.getsockname()[1]}", "0")
        text, place = own.recvfrom(100)
        assert text == b"hello" and place[:2] == (address, ECHO), place


def resolves(_):
    """The guest has the name servers and the domain that dnsmasq told."""
    orders = Orders()
    orders.send("file /etc/resolv.conf")
    said = orders.line()
    assert "nameserver 192.168.100.1" in said and "search example" in said, said
    orders.give("name name.example", "10.9.8.7")
    orders.give("name name", "10.9.8.7")
    orders.give("name nobody.example", "none")


def guest_connects(_):
    """To us, to a port where nobody listens, and to an address that nobody has."""
    own = own_address()
    orders = Orders()
    with socket.create_server(("", 0), family=socket.AF_INET6, dualstack_ipv6=True) as listener:
        port = listener.getsockname()[1]
        orders.give(f"connect {own} {port} 0", "connecting")
        assert orders.line() == "connected 0"
        connection, _ = listener.accept()
        with connection:
            connection.settimeout(LIMIT)
            echo(connection, pattern()[:100000])
    orders.give(f"connect {own} 4 0", "connecting")
    assert orders.line() == "connected 111", "ECONNREFUSED"
    nobody = address.replace("%tap0", GUEST_SCOPE).rpartition(":")[0] + ":77" + GUEST_SCOPE * ("%" in address) if is_version_6() else "::ffff:" + address.rpartition(".")[0] + ".77"
    orders.give(f"connect {nobody} 7 0", "connecting")
    assert orders.line() == f"connected {EHOSTUNREACH}"


def crowd(count):
    """A queue of four connections under a flood of SYNs that are never followed: who means it gets in, at the first try."""
    before = counters()["TCPSynRetrans"]
    for _ in range(count):
        with connect(CROWDED) as connection:
            echo(connection)
    again = counters()["TCPSynRetrans"] - before
    assert again == 0, f"{again} SYNs had to be sent again"


def hold(count, port):
    """Connections to a web server that say the beginning of a request, then a header every second and never its end, until we are killed. Those that it refuses or ends are made again."""
    poll = selectors.DefaultSelector()

    def open_one():
        connection = socket.create_connection((address, port), LIMIT)
        connection.sendall(b"GET / HTTP/1.1\r\nHost: corto\r\n")
        poll.register(connection, selectors.EVENT_READ)
    for _ in range(count):
        open_one()
    print("ready", flush=True)
    while True:
        deadline = time.monotonic() + 1
        while (rest := deadline - time.monotonic()) > 0:
            for key, _ in poll.select(rest):
                poll.unregister(key.fileobj)
                key.fileobj.close()
        for key in list(poll.get_map().values()):
            try:
                key.fileobj.send(b"X-More: 1\r\n")
            except OSError:
                pass
        while len(poll.get_map()) < count:
            open_one()


def neighbor_moves(_):
    """The router gets another hardware address and says so."""
    for name in ("ipv4/conf/tap0/arp_notify", "ipv6/conf/tap0/ndisc_notify"):
        router("sh", "-c", f"echo 1 >/proc/sys/net/{name}")
    with connect(ECHO) as connection:
        for last in ("02", "01"):
            echo(connection, pattern()[:100000])
            router("ip", "link", "set", "tap0", "address", f"02:00:00:00:00:{last}")
            echo(connection, pattern()[:100000])


def dual_stack(_):
    """The guest sees whom a socket for both versions serves."""
    orders = Orders()
    with connect(ECHO) as connection:
        seen = orders.state(own_port(connection))["from"]
        own = connection.getsockname()[0].partition("%")[0]
        assert seen == (own if is_version_6() else "::ffff:" + own), f"{seen} instead of {own}"


def unreachable(_):
    """The guest has no way to the address in PEER_FAR any more, and knows that at once."""
    for _ in range(30):          # radvd says no goodbye within three seconds of what it said last (MinDelayBetweenRAs): then its lifetime, 12 s, has to end
        try:
            Orders().give(f"connect {os.environ['PEER_FAR']} 7 0", f"connected {ENETUNREACH}")
            return
        except AssertionError as still:
            problem = still
            time.sleep(1)
    raise problem


SCENARIOS = {"send": bulk_send, "receive": bulk_receive, "receive-file": receive_file, "receive-pipe": receive_pipe, "both": both_ways, "idle": idle, "busy": busy, "half-close": half_close, "resets": resets,
             "zero-window": zero_window, "keep-alive": keep_alive, "short": short, "crossing-open": crossing_open, "crossing-close": crossing_close, "mss": mss_is_clamped,
             "path-mtu-to-us": path_mtu_to_us, "path-mtu-from-us": path_mtu_from_us, "black-hole-to-us": black_hole_to_us, "black-hole-from-us": black_hole_from_us,
             "datagrams": datagrams, "guest-connects": guest_connects, "crowd": crowd, "hold": hold, "neighbor-moves": neighbor_moves,
             "large-datagrams": large_datagrams, "datagram-path-mtu": datagram_path_mtu, "fragments": fragments, "groups": groups, "resolves": resolves,
             "dual-stack": dual_stack, "unreachable": unreachable}

if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[3:]]
    SCENARIOS[sys.argv[2]](*(numbers or [0]))
