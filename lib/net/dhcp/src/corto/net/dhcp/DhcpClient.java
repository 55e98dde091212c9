// SPDX-License-Identifier: Apache-2.0
package corto.net.dhcp;

import corto.lang.Address;
import corto.net.api.Clock;
import corto.net.api.RandomSource;
import corto.net.arp.EthernetInterface;
import corto.net.ipv4.Ipv4Address;
import corto.net.packet.PacketBuffer;
import corto.net.stack.AddressClient;
import corto.net.stack.LeaseListener;
import corto.net.stack.NetworkStack;
import corto.net.udp.UdpSocket;
import corto.sched.events.Timer;
import corto.sched.events.TimerQueue;
import corto.sched.events.Watch;
import java.util.ServiceLoader;

/// The client's side of DHCP (RFC 2131 §4.4, figure 5).
///
/// ```text
///  SELECTING ──offer──► REQUESTING ──ack──► BOUND ──T1──► RENEWING ──T2──► REBINDING
///   ▲   ▲ └ asks again      │ nak, or        ▲              │ ack            │ ack
///   │   └───────────────────┘ no answer      └──────────────┴────────────────┘
///   └──────────────── nak, or the lease is over: the address is given up
///   └── 10 s ── DECLINED ◄── BOUND, and somebody else has it (§4.4.4)
/// ```
public final class DhcpClient implements AddressClient {
    enum State { SELECTING, REQUESTING, BOUND, RENEWING, REBINDING, DECLINED }

    private static final int SERVER_PORT = 67;
    private static final int CLIENT_PORT = 68;
    private static final long SECOND = 1_000_000_000L;
    // §4.1: 4 s, doubled up to 64 s, each a second more or less
    private static final long FIRST_RETRY_NANOS = 4 * SECOND;
    private static final int MOST_DOUBLINGS = 4;
    private static final int MOST_REQUESTS = 4;              // then another server is looked for
    private static final long SHORTEST_RENEWAL_NANOS = 60 * SECOND;      // §4.4.5
    private static final int SHORTEST_LEASE_SECONDS = 10;
    private static final long INFINITE_SECONDS = 0xFFFF_FFFFL;
    private static final int DEFAULT_PREFIX = 24;

    private static final long CHECK_NANOS = 2 * SECOND;      // how long somebody else has to say that the address is his
    private static final long DECLINED_NANOS = 10 * SECOND;  // §3.1 (5)
    private static final int MOST_NAME_SERVERS = 3;          // resolv.conf(5), MAXNS
    private static final int SMALLEST_MTU = 576;             // every host takes that much (RFC 791)

    private static final LeaseListener LISTENER = ServiceLoader.load(LeaseListener.class).findFirst().orElse(null);

    private final LeaseListener listener;                    // null: nobody wants to know
    private NetworkStack stack;
    private EthernetInterface card;
    private TimerQueue timers;
    private Clock clock;
    private RandomSource random;
    private UdpSocket socket;

    private State state;
    private int transaction;
    private int tries;
    private int address;                 // offered, then ours
    private int server;
    private long renewNanos;             // T1, T2, and the end of the lease
    private long rebindNanos;
    private long endNanos;

    private long conflicts;              // that the card had seen when the address was taken

    public DhcpClient() {
        this(LISTENER);
    }

    public DhcpClient(LeaseListener listener) {
        this.listener = listener;
    }

    /// The address was asked for and announced when it was taken (RFC 5227 §2.1.1, §2.3): whoever has it has answered by now.
    private final Timer check = new Timer() {
        @Override
        public void expired(long nowNanos) {
            if (state == State.BOUND && card.conflicts() != conflicts) {
                decline(nowNanos);
            }
        }
    };

    private final Timer timer = new Timer() {
        @Override
        public void expired(long nowNanos) {
            timedOut(nowNanos);
        }
    };

    /// Answers are read when timers expire: who delivers them must not allocate, and sending may.
    private final Timer arrival = new Timer() {
        @Override
        public void expired(long nowNanos) {
            while (socket.hasDatagram()) {
                received();
            }
        }
    };

    private final Watch watch = new Watch() {
        @Override
        public void changed(int readiness) {
            if (!arrival.isStarted()) {
                timers.start(arrival, clock.nowNanos());
            }
        }
    };

    @Override
    public void start(NetworkStack stack, EthernetInterface card, TimerQueue timers, Clock clock, RandomSource random) {
        this.stack = stack;
        this.card = card;
        this.timers = timers;
        this.clock = clock;
        this.random = random;
        socket = stack.openUdp();
        socket.setBroadcast(true);
        if (socket.bind(Ipv4Address.ANY, CLIENT_PORT).isError()) {
            return;                                          // nothing else is there that early
        }
        socket.watches().add(watch);
        discover();
    }

    State state() {
        return state;
    }

    private void discover() {
        state = State.SELECTING;
        transaction = (int) random.nextLong();
        tries = 0;
        ask(clock.nowNanos());
    }

    /// Sends what the state asks for, and again if no answer comes.
    private void ask(long now) {
        send();
        long jitter = (random.nextLong() >>> 1) % (2 * SECOND) - SECOND;
        long wait = (FIRST_RETRY_NANOS << Math.min(tries, MOST_DOUBLINGS)) + jitter;
        tries++;
        timers.start(timer, now + wait);
    }

    private void timedOut(long now) {
        switch (state) {
            case SELECTING -> ask(now);
            case DECLINED -> discover();
            case REQUESTING -> {
                if (tries >= MOST_REQUESTS) {
                    discover();
                } else {
                    ask(now);
                }
            }
            case BOUND, RENEWING, REBINDING -> renew(now);
        }
    }

    /// §4.4.5: half of what is left is waited for, a minute at least.
    private void renew(long now) {
        if (now >= endNanos) {
            card.configure(Ipv4Address.ANY, 0, Ipv4Address.ANY);
            discover();
            return;
        }
        if (state == State.BOUND) {
            transaction = (int) random.nextLong();
        }
        state = now >= rebindNanos ? State.REBINDING : State.RENEWING;
        send();
        long limit = state == State.REBINDING ? endNanos : rebindNanos;
        timers.start(timer, Math.min(limit, now + Math.max((limit - now) / 2, SHORTEST_RENEWAL_NANOS)));
    }

    private void decline(long now) {
        state = State.DECLINED;
        card.configure(Ipv4Address.ANY, 0, Ipv4Address.ANY);
        send();
        timers.start(timer, now + DECLINED_NANOS);
    }

    private void send() {
        PacketBuffer buffer = stack.pool().allocate();
        if (buffer == null) {
            return;                                          // as if it were lost
        }
        Address message = buffer.append(DhcpMessage.SENT_BYTES);
        message.clear(DhcpMessage.SENT_BYTES);
        boolean hasAddress = state != State.SELECTING && state != State.REQUESTING && state != State.DECLINED;
        DhcpMessage.OPERATION.write(message, DhcpMessage.REQUEST);
        DhcpMessage.HARDWARE_TYPE.write(message, DhcpMessage.ETHERNET);
        DhcpMessage.HARDWARE_LENGTH.write(message, DhcpMessage.MAC_BYTES);
        DhcpMessage.TRANSACTION.write(message, transaction);
        DhcpMessage.FLAGS.write(message, hasAddress ? 0 : DhcpMessage.BROADCAST);    // what is sent to an address that we do not have yet is not taken
        DhcpMessage.CLIENT_ADDRESS.write(message, hasAddress ? address : Ipv4Address.ANY);
        DhcpMessage.HARDWARE_HIGH.write(message, (int) (card.hardwareAddress() >>> Integer.SIZE));
        DhcpMessage.HARDWARE_LOW.write(message, (int) card.hardwareAddress());
        DhcpMessage.COOKIE.write(message, DhcpMessage.MAGIC);
        writeOptions(message, hasAddress);
        int destination = state == State.RENEWING ? server : Ipv4Address.BROADCAST;
        socket.takeError();
        socket.send(message, DhcpMessage.SENT_BYTES, destination, SERVER_PORT, false);
        buffer.release();
    }

    private void writeOptions(Address message, boolean hasAddress) {
        int at = DhcpMessage.OPTIONS;
        at = writeBytes(message, at, DhcpMessage.TYPE, state == State.SELECTING ? DhcpMessage.DISCOVER
                : state == State.DECLINED ? DhcpMessage.DECLINE : DhcpMessage.ASK);
        if (state == State.REQUESTING || state == State.DECLINED) {
            at = writeWord(message, at, DhcpMessage.REQUESTED_ADDRESS, address);
            at = writeWord(message, at, DhcpMessage.SERVER, server);
        }
        at = writeBytes(message, at, DhcpMessage.PARAMETERS, DhcpMessage.MASK, DhcpMessage.ROUTER, DhcpMessage.LEASE_SECONDS, DhcpMessage.RENEWAL_SECONDS,
                DhcpMessage.REBINDING_SECONDS, DhcpMessage.NAME_SERVERS, DhcpMessage.DOMAIN, DhcpMessage.MTU);
        message.storeByte(at, (byte) DhcpMessage.END);
    }

    private static int writeBytes(Address message, int at, int option, int... values) {
        message.storeByte(at, (byte) option);
        message.storeByte(at + 1, (byte) values.length);
        for (int i = 0; i < values.length; i++) {
            message.storeByte(at + 2 + i, (byte) values[i]);
        }
        return at + 2 + values.length;
    }

    private static int writeWord(Address message, int at, int option, int value) {
        message.storeByte(at, (byte) option);
        message.storeByte(at + 1, (byte) Integer.BYTES);
        message.storeInt(at + 2, Integer.reverseBytes(value));
        return at + 2 + Integer.BYTES;
    }

    private void received() {
        int port = socket.received().firstSourcePort();
        PacketBuffer buffer = stack.pool().allocate();
        if (buffer == null) {
            socket.received().removeFirst();
            return;
        }
        int room = buffer.tailroom();
        Address message = buffer.append(room);
        int length = socket.received().copyFirst(0, message, room);
        socket.received().removeFirst();
        if (port == SERVER_PORT && isForUs(message, length)) {
            answered(message, length);
        }
        buffer.release();
    }

    private boolean isForUs(Address message, int length) {
        return length >= DhcpMessage.OPTIONS && DhcpMessage.OPERATION.read(message) == DhcpMessage.REPLY
                && DhcpMessage.TRANSACTION.read(message) == transaction && DhcpMessage.COOKIE.read(message) == DhcpMessage.MAGIC
                && DhcpMessage.HARDWARE_HIGH.read(message) == (int) (card.hardwareAddress() >>> Integer.SIZE)
                && DhcpMessage.HARDWARE_LOW.read(message) == (int) card.hardwareAddress();
    }

    private void answered(Address message, int length) {
        int type = DhcpMessage.type(message, length);
        int from = DhcpMessage.word(message, length, DhcpMessage.SERVER, Ipv4Address.ANY);
        int offered = DhcpMessage.YOUR_ADDRESS.read(message);
        if (state == State.SELECTING) {
            if (type == DhcpMessage.OFFER && from != Ipv4Address.ANY && isHost(offered)) {
                address = offered;
                server = from;
                state = State.REQUESTING;
                tries = 0;
                ask(clock.nowNanos());
            }
        } else if (state != State.BOUND && state != State.DECLINED) {
            if (type == DhcpMessage.NAK && (state != State.REQUESTING || from == server)) {
                if (state != State.REQUESTING) {
                    card.configure(Ipv4Address.ANY, 0, Ipv4Address.ANY);
                }
                discover();
            } else if (type == DhcpMessage.ACK && isHost(offered) && (state != State.REQUESTING || from == server)) {
                bound(message, length, offered, from);
            }
        }
    }

    private static boolean isHost(int address) {
        return address != Ipv4Address.ANY && address != Ipv4Address.BROADCAST && !Ipv4Address.isMulticast(address) && !Ipv4Address.isLoopback(address);
    }

    private void bound(Address message, int length, int offered, int from) {
        long lease = DhcpMessage.word(message, length, DhcpMessage.LEASE_SECONDS, 0) & INFINITE_SECONDS;
        if (lease < SHORTEST_LEASE_SECONDS) {
            return;                                          // no lease, or one that would keep us busy
        }
        long renewal = DhcpMessage.word(message, length, DhcpMessage.RENEWAL_SECONDS, 0) & INFINITE_SECONDS;
        long rebinding = DhcpMessage.word(message, length, DhcpMessage.REBINDING_SECONDS, 0) & INFINITE_SECONDS;
        if (rebinding == 0 || rebinding >= lease) {
            rebinding = lease * 7 / 8;                       // §4.4.5
        }
        if (renewal == 0 || renewal >= rebinding) {
            renewal = Math.min(lease / 2, rebinding);
        }
        long now = clock.nowNanos();
        boolean isNew = state == State.REQUESTING || offered != address;
        state = State.BOUND;
        address = offered;
        server = from == Ipv4Address.ANY ? server : from;
        renewNanos = now + renewal * SECOND;
        rebindNanos = now + rebinding * SECOND;
        endNanos = now + lease * SECOND;
        timers.stop(timer);
        if (lease != INFINITE_SECONDS) {
            timers.start(timer, renewNanos);
        }
        if (isNew) {
            int mask = DhcpMessage.word(message, length, DhcpMessage.MASK, 0);
            int prefix = Integer.numberOfLeadingZeros(~mask);
            boolean isMask = mask != 0 && mask == Ipv4Address.mask(prefix);
            limitMtu(message, length);
            conflicts = card.conflicts();
            card.probe(offered);
            card.configure(offered, isMask ? prefix : DEFAULT_PREFIX, DhcpMessage.word(message, length, DhcpMessage.ROUTER, Ipv4Address.ANY));
            timers.start(check, now + CHECK_NANOS);
        }
        if (listener != null) {
            tell(message, length);
        }
    }

    private void limitMtu(Address message, int length) {
        int at = DhcpMessage.find(message, length, DhcpMessage.MTU, Short.BYTES);
        int mtu = at < 0 ? 0 : Short.reverseBytes(message.loadShort(at)) & 0xFFFF;
        if (mtu >= SMALLEST_MTU) {
            card.limitMtu(mtu);
        }
    }

    private void tell(Address message, int length) {
        int at = DhcpMessage.find(message, length, DhcpMessage.NAME_SERVERS, Integer.BYTES);
        int count = at < 0 ? 0 : Math.min(DhcpMessage.size(message, at) / Integer.BYTES, MOST_NAME_SERVERS);
        int[] servers = new int[count];
        for (int i = 0; i < count; i++) {
            servers[i] = Integer.reverseBytes(message.loadInt(at + i * Integer.BYTES));
        }
        listener.leased(servers, domain(message, length));
    }

    /// Null if there is none, or it has other bytes than those of names.
    private static String domain(Address message, int length) {
        int at = DhcpMessage.find(message, length, DhcpMessage.DOMAIN, 1);
        if (at < 0) {
            return null;
        }
        StringBuilder text = new StringBuilder();
        int size = DhcpMessage.size(message, at);
        for (int i = 0; i < size; i++) {
            int each = message.loadByte(at + i);
            if (each == 0 && i == size - 1) {
                break;                                       // some servers end it with a zero
            }
            boolean isOfName = each >= 'a' && each <= 'z' || each >= 'A' && each <= 'Z' || each >= '0' && each <= '9' || each == '-' || each == '.' || each == '_';
            if (!isOfName) {
                return null;
            }
            text.append((char) each);
        }
        return text.isEmpty() ? null : text.toString();
    }
}
