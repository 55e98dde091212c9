// SPDX-License-Identifier: Apache-2.0
package corto.posix.netlink;

import static corto.lang.Errno.EAGAIN;
import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.ENOBUFS;
import static corto.lang.Errno.ENODEV;
import static corto.lang.Errno.ENOPROTOOPT;
import static corto.lang.Errno.EOPNOTSUPP;

import corto.lang.Address;
import corto.lang.Errno;
import corto.lang.Result;
import corto.net.ipv4.Ipv4Interface;
import corto.posix.process.MissingFeatures;
import corto.posix.process.Process;
import corto.posix.process.UserMemory;
import corto.posix.sockets.Attached;
import corto.posix.sockets.SocketFile;
import corto.posix.sockets.SocketName;
import corto.posix.sockets.SocketOptions;
import corto.sched.events.Readiness;
import corto.sched.events.WatchList;

/// A socket of NETLINK_ROUTE, or of another protocol: each request is answered at once, and the answers wait to be received.
final class NetlinkFile extends SocketFile {
    // struct sockaddr_nl
    private static final int NAME_BYTES = 12;
    private static final int NAME_PORT = 4;

    // struct nlmsghdr
    private static final int TYPE = 4;
    private static final int FLAGS = 6;
    private static final int SEQUENCE = 8;
    private static final int NLMSG_MIN_TYPE = 0x10;
    private static final int NLMSG_ERROR = 2;
    private static final int NLMSG_DONE = 3;
    private static final int NLM_F_REQUEST = 1;
    private static final int NLM_F_MULTI = 2;
    private static final int NLM_F_ACK = 4;
    private static final int NLM_F_DUMP = 0x300;

    private static final int RTM_GETLINK = 18;
    private static final int RTM_GETADDR = 22;
    private static final int RTM_GETROUTE = 26;
    private static final int LINK_INDEX = 4;                 // in struct ifinfomsg
    private static final int LINK_BYTES = 16;
    private static final int IFLA_IFNAME = 3;

    /// A datagram for the program.
    private static final class Answer {
        final byte[] bytes;
        Answer next;

        Answer(byte[] bytes) {
            this.bytes = bytes;
        }
    }

    private static final int SOL_NETLINK = 270;
    private static final int NETLINK_ADD_MEMBERSHIP = 1;
    private static final int NETLINK_DROP_MEMBERSHIP = 2;
    private static final int BUFFER_BYTES = 212_992;

    private static int lastPort;                             // given to a second socket of a process

    private final WatchList watches = new WatchList();
    private Answer first;                                    // that waits
    private Answer last;
    private int waitingBytes;
    private boolean hasLost;                                 // answers, for want of room
    private int port;                                        // 0: not bound
    private int groups;
    private long fullLength;

    private final NetlinkProtocol other;                     // null: NETLINK_ROUTE
    NetlinkFile nextListening;                               // of `ChangeNotices`

    NetlinkFile(int type, int flags, NetlinkProtocol other) {
        super(NetlinkFamily.AF_NETLINK, type, flags);
        this.other = other;
    }

    @Override
    public Result bind(SocketName name) {
        if (name.length() < NAME_BYTES || name.family() != NetlinkFamily.AF_NETLINK) {
            return Result.error(EINVAL);
        }
        int wanted = name.place().loadInt(NAME_PORT);
        setGroups(name.place().loadInt(2 * NAME_PORT));
        if (port != 0) {
            return wanted == 0 || wanted == port ? Result.of(0) : Result.error(EINVAL);
        }
        port = wanted;
        bindIfNeeded();
        return Result.of(0);
    }

    /// What it is told of beside the answers.
    private void setGroups(int wanted) {
        boolean listened = groups != 0;
        groups = wanted;
        if (other != null || listened == (wanted != 0)) {
            return;
        }
        if (!ChangeNotices.SELECTED) {
            MissingFeatures.report("to be told of changes by netlink", "POSIX_NETLINK_NOTICES");
        } else if (listened) {
            ChangeNotices.remove(this);
        } else {
            ChangeNotices.add(this);
        }
    }

    /// Something changed that members of `itsGroups` are told.
    void changed(byte[] message, int itsGroups) {
        if ((groups & itsGroups) != 0) {
            add(message);
            watches.changed(Readiness.IN | Readiness.READ_NORMAL);
        }
    }

    @Override
    protected void closed() {
        setGroups(0);
    }

    @Override
    public int protocol() {
        return other == null ? 0 : other.number();
    }

    /// The first socket is named as its process, as Linux does it, others by negative numbers.
    private void bindIfNeeded() {
        if (port == 0) {
            port = lastPort == 0 ? Process.current().id() : lastPort;
            lastPort = Math.min(lastPort, -4096) - 1;
        }
    }

    @Override
    public Result connect(SocketName name) {
        bindIfNeeded();
        return Result.of(0);
    }

    @Override
    public boolean isForConnections() {
        return false;
    }

    @Override
    public Result send(Address from, long lengthBytes, boolean more, SocketName destination, Attached attached) {
        bindIfNeeded();
        long at = 0;
        while (lengthBytes - at >= Reply.HEADER_BYTES) {
            long length = from.loadInt(at) & 0xFFFF_FFFFL;
            if (length < Reply.HEADER_BYTES || length > lengthBytes - at) {
                break;
            }
            request(from.plus(at), (int) length);
            at += length + 3 & -4;
        }
        return Result.of(lengthBytes);
    }

    private void request(Address message, int length) {
        int flags = message.loadShort(FLAGS);
        int type = message.loadShort(TYPE) & 0xFFFF;
        if ((flags & NLM_F_REQUEST) == 0 || type < NLMSG_MIN_TYPE) {
            return;
        }
        boolean isDump = (flags & NLM_F_DUMP) == NLM_F_DUMP || (flags & NLM_F_DUMP) != 0 && type != RTM_GETLINK;
        Reply reply = new Reply(message.loadInt(SEQUENCE), port, this);
        Errno problem = null;
        int family = length > Reply.HEADER_BYTES ? message.loadByte(Reply.HEADER_BYTES) : 0;
        if (other != null) {
            problem = isDump ? other.dump(reply, type, message.plus(Reply.HEADER_BYTES), length - Reply.HEADER_BYTES) : EOPNOTSUPP;
        } else if (isDump) {
            switch (type) {
                case RTM_GETLINK -> RouteMessages.links(reply, NLM_F_MULTI);
                case RTM_GETADDR -> RouteMessages.addresses(reply, family, NLM_F_MULTI);
                case RTM_GETROUTE -> RouteMessages.routes(reply, family, NLM_F_MULTI);
                default -> problem = EOPNOTSUPP;
            }
        } else if (type == RTM_GETLINK) {
            Ipv4Interface link = linkAskedFor(message, length);
            problem = link == null ? ENODEV : null;
            if (link != null) {
                RouteMessages.link(reply, link, 0);
            }
        } else {
            problem = type == RTM_GETROUTE ? RouteQuestion.answer(reply, message, length) : EOPNOTSUPP;
        }
        if (!reply.isEmpty()) {
            add(reply.bytes());
        }
        finish(message, isDump && problem == null, problem, flags);
    }

    private static Ipv4Interface linkAskedFor(Address message, int length) {
        if (length < Reply.HEADER_BYTES + LINK_BYTES) {
            return null;
        }
        Ipv4Interface byIndex = Link.find(message.loadInt(Reply.HEADER_BYTES + LINK_INDEX));
        int at = Reply.HEADER_BYTES + LINK_BYTES;
        while (byIndex == null && length - at >= 4) {
            int bytes = message.loadShort(at) & 0xFFFF;
            if (bytes < 4 || bytes > length - at) {
                return null;
            }
            if (message.loadShort(at + 2) == IFLA_IFNAME) {
                return Link.find(InterfaceRequests.text(message.plus(at + 4), bytes - 4));
            }
            at += bytes + 3 & -4;
        }
        return byIndex;
    }

    /// NLMSG_DONE behind a dump; NLMSG_ERROR with the request's header for a problem, or if it was asked for.
    private void finish(Address message, boolean isDump, Errno problem, int flags) {
        Reply end = new Reply(message.loadInt(SEQUENCE), port);
        if (isDump) {
            end.begin(NLMSG_DONE, NLM_F_MULTI);
            end.putInt(0);
        } else if (problem != null || (flags & NLM_F_ACK) != 0) {
            end.begin(NLMSG_ERROR, 0);
            end.putInt(problem == null ? 0 : -problem.number());
            for (int i = 0; i < Reply.HEADER_BYTES; i += Integer.BYTES) {
                end.putInt(message.loadInt(i));
            }
        }
        if (!end.isEmpty()) {
            end.end();
            add(end.bytes());
        }
        watches.changed(Readiness.IN | Readiness.READ_NORMAL);
    }

    /// A program that asks and does not receive loses answers, and is told so (netlink(7), ENOBUFS).
    void add(byte[] bytes) {
        Answer added = new Answer(bytes);
        if (waitingBytes + added.bytes.length > BUFFER_BYTES) {
            hasLost = true;
            return;
        }
        waitingBytes += added.bytes.length;
        if (first == null) {
            first = added;
        } else {
            last.next = added;
        }
        last = added;
    }

    @Override
    public Result receive(Address into, long lengthBytes, boolean peek) {
        if (hasLost) {
            hasLost = false;
            return Result.error(ENOBUFS);
        }
        if (first == null) {
            return Result.error(EAGAIN);
        }
        byte[] answer = first.bytes;
        if (!peek) {
            first = first.next;
            waitingBytes -= answer.length;
        }
        fullLength = answer.length;
        int count = (int) Math.min(lengthBytes, answer.length);
        UserMemory.write(into, answer, count);
        return Result.of(count);
    }

    @Override
    public long fullLength() {
        return fullLength;
    }

    private static void writeName(SocketName to, int port, int groups) {
        to.place().clear(NAME_BYTES);
        to.setFamily(NetlinkFamily.AF_NETLINK);
        to.place().storeInt(NAME_PORT, port);
        to.place().storeInt(2 * NAME_PORT, groups);
        to.setLength(NAME_BYTES);
    }

    /// The kernel, which is port 0.
    @Override
    public void writeSender(SocketName to) {
        writeName(to, 0, 0);
    }

    @Override
    public void writeLocalName(SocketName to) {
        writeName(to, port, groups);
    }

    @Override
    public boolean writeRemoteName(SocketName to) {
        writeName(to, 0, 0);
        return true;
    }

    @Override
    public Result shutdown(boolean read, boolean write) {
        return Result.error(EOPNOTSUPP);
    }

    @Override
    public Errno takeError() {
        return null;
    }

    @Override
    public int readiness() {
        return Readiness.OUT | Readiness.WRITE_NORMAL | Readiness.WRITE_BAND | (hasLost ? Readiness.ERROR : 0)
                | (first == null && !hasLost ? 0 : Readiness.IN | Readiness.READ_NORMAL);
    }

    @Override
    public WatchList watches() {
        return watches;
    }

    @Override
    public Result setSocketOption(int option, int value) {
        return option == SocketOptions.SO_SNDBUF || option == SocketOptions.SO_RCVBUF ? Result.of(0) : Result.error(ENOPROTOOPT);
    }

    @Override
    public Result socketOption(int option) {
        return option == SocketOptions.SO_SNDBUF || option == SocketOptions.SO_RCVBUF ? Result.of(BUFFER_BYTES) : Result.error(ENOPROTOOPT);
    }

    /// Beside the groups all of them change what is told with the answers, of which there is nothing.
    @Override
    public Result setProtocolOption(int level, int option, int value) {
        if (level == SOL_NETLINK && (option == NETLINK_ADD_MEMBERSHIP || option == NETLINK_DROP_MEMBERSHIP)) {
            if (value <= 0) {
                return Result.error(EINVAL);
            }
            int bit = value > Integer.SIZE ? 0 : 1 << value - 1;
            setGroups(option == NETLINK_ADD_MEMBERSHIP ? groups | bit : groups & ~bit);
        }
        return level == SOL_NETLINK ? Result.of(0) : Result.error(ENOPROTOOPT);
    }

    @Override
    public Result protocolOption(int level, int option) {
        return level == SOL_NETLINK ? Result.of(0) : Result.error(ENOPROTOOPT);
    }
}
