// SPDX-License-Identifier: Apache-2.0
package corto.posix.inet;

import static corto.lang.Errno.EFAULT;
import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.EISCONN;
import static corto.lang.Errno.ENOENT;
import static corto.lang.Errno.ENOPROTOOPT;
import static corto.lang.Errno.ENOTCONN;

import corto.fs.file.OpenFlags;
import corto.lang.Address;
import corto.lang.Hot;
import corto.lang.Result;
import corto.lang.UserAddress;
import corto.memory.frames.api.LentFrames;
import corto.net.packet.Lender;
import corto.net.tcp.TcpSocket;
import corto.posix.control.ControlLine;
import corto.posix.files.Blocking;
import corto.posix.files.Borrower;
import corto.posix.files.Gathering;
import corto.posix.process.ApplicationThread;
import corto.posix.process.UserMemory;
import corto.posix.sockets.Attached;
import corto.posix.sockets.SocketFile;
import corto.posix.sockets.SocketName;
import corto.posix.sockets.SocketOptions;
import corto.sched.api.Timers;
import corto.sched.events.WatchList;

/// A TCP socket as a file: tcp(7).
@Hot
final class TcpFile extends InetFile implements Gathering, Borrower {
    private static final int SIOCATMARK = 0x8905;
    private static final int SIOCOUTQ = 0x5411;
    private static final int SIOCOUTQNSD = 0x894B;
    private static final int TCP_NODELAY = 1;
    private static final int TCP_MAXSEG = 2;
    private static final int TCP_CORK = 3;
    private static final int TCP_KEEPIDLE = 4;
    private static final int TCP_KEEPINTVL = 5;
    private static final int TCP_KEEPCNT = 6;
    private static final int TCP_SYNCNT = 7;
    private static final int TCP_LINGER2 = 8;
    private static final int TCP_DEFER_ACCEPT = 9;
    private static final int TCP_WINDOW_CLAMP = 10;
    private static final int TCP_QUICKACK = 12;
    private static final int TCP_CONGESTION = 13;
    private static final int TCP_USER_TIMEOUT = 18;
    private static final int TCP_FASTOPEN = 23;
    private static final int TCP_NOTSENT_LOWAT = 25;
    // Linux's limits
    private static final int LEAST_SEGMENT = 88;             // TCP_MIN_MSS
    private static final int MOST_SEGMENT = 32767;           // MAX_TCP_WINDOW
    private static final int MOST_KEEP_SECONDS = 32767;
    private static final int MOST_TRIES = 127;
    private static final int MOST_LINGER2_SECONDS = 120;
    private static final int LEAST_WINDOW_CLAMP = 1152;      // SOCK_MIN_RCVBUF / 2
    private static final int MOST_RETRY_SECONDS = 120;       // TCP_RTO_MAX
    private static final int MOST_DEFERRED_TRIES = 255;
    private static final int CONGESTION_NAME_BYTES = 16;     // TCP_CA_NAME_MAX
    private static final long NANOS = 1_000_000_000L;
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private static final Lender LENDER = new Lender() {
        @Override
        public void lendAgain(Address place) {
            LentFrames.lendAgain(place);
        }

        @Override
        public void giveBack(Address place) {
            LentFrames.giveBack(place);
        }
    };

    final TcpSocket socket;
    private boolean gathers;                                 // between begin and end
    private boolean isSending;                               // something was sent since begin
    private int fastOpenQueue;                               // TCP_FASTOPEN: told only, requests for it are not answered

    TcpFile(int family, int flags, TcpSocket socket) {
        super(family, SOCK_STREAM, flags, socket);
        this.socket = socket;
    }

    private TcpFile(TcpFile listener, int flags, TcpSocket socket) {
        super(listener, flags, socket);
        this.socket = socket;
    }

    @Override
    public void connectionIsKnown() {
        socket.connectionIsKnown();
    }

    @Override
    Result disconnect() {
        return Result.error(socket.isConnected() ? EISCONN : EINVAL);
    }

    @Override
    public Result listen(int backlog) {
        Result listens = socket.listen(backlog);
        if (!listens.isError()) {
            ControlLine.listensAt(socket.localPort());
        }
        return listens;
    }

    @Override
    public SocketFile accept(int flags) {
        TcpSocket accepted = socket.accept();
        return accepted == null ? null : new TcpFile(this, flags & OpenFlags.O_NONBLOCK, accepted);
    }

    @Override
    public boolean isListening() {
        return socket.isListening();
    }

    @Override
    Result send(Address from, long lengthBytes, boolean more, boolean hasDestination) {
        if (hasDestination && socket.isConnected()) {
            return Result.error(EISCONN);
        }
        isSending = true;
        return gathers ? socket.gather(from, lengthBytes) : socket.send(from, lengthBytes, more);
    }

    @Override
    public Result receive(Address into, long lengthBytes, boolean peek) {
        return socket.receive(into, lengthBytes, peek);
    }

    @Override
    public Result sendUrgent(Address from, Attached attached) {
        return from.isZero() ? Result.of(0) : socket.sendUrgent(from);
    }

    @Override
    public Result receiveUrgent(Address into, boolean peek) {
        return socket.receiveUrgent(into, peek);
    }

    @Override
    public boolean isAtMark(long ahead) {
        return socket.isAtMark(ahead);
    }

    @Override
    public void begin() {
        gathers = true;
        isSending = false;
    }

    /// What was kept back for more goes out now.
    @Override
    public void end() {
        gathers = false;
        if (isSending && socket.isConnected()) {
            socket.send(Address.zero(), 0, false);
        }
    }

    @Override
    public boolean borrows() {
        return socket.borrows();
    }

    @Override
    public Result borrow(Address place, long lengthBytes) {
        isSending = true;
        LentFrames.lend(place);
        Result sent = socket.lend(place, (int) lengthBytes, LENDER);
        if (sent.isError()) {
            LentFrames.giveBack(place);
        }
        return sent;
    }

    /// A stream tells no sender.
    @Override
    public void writeSender(SocketName to) {
        to.setLength(0);
    }

    @Override
    public long fullLength() {
        return 0;
    }

    @Override
    public Result shutdown(boolean read, boolean write) {
        if (!socket.isConnected() && !socket.isListening()) {
            return Result.error(ENOTCONN);
        }
        Result result = Result.of(0);
        if (read && !socket.isListening()) {
            result = socket.shutdownRead();
        }
        if (!result.isError() && (write || read && socket.isListening())) {
            result = socket.shutdownWrite();
        }
        return result;
    }

    @Override
    boolean isConnected() {
        return socket.isConnected() && socket.remotePort() != 0;
    }

    @Override
    public int readiness() {
        return socket.readiness();
    }

    @Override
    public WatchList watches() {
        return socket.watches();
    }

    @Override
    public Result available() {
        return socket.isListening() ? Result.error(EINVAL) : Result.of(socket.readable());
    }

    @Override
    public int argumentBytes(int request) {
        return request == SIOCATMARK || request == SIOCOUTQ || request == SIOCOUTQNSD ? Integer.BYTES : super.argumentBytes(request);
    }

    @Override
    public Result ioctl(int request, Address argument) {
        if (request == SIOCATMARK) {
            argument.storeInt(0, socket.isAtMark(0) ? 1 : 0);
        } else if (request != SIOCOUTQ && request != SIOCOUTQNSD) {
            return super.ioctl(request, argument);
        } else if (socket.isListening()) {
            return Result.error(EINVAL);
        } else {
            argument.storeInt(0, request == SIOCOUTQ ? socket.unacknowledged() : socket.unsent());
        }
        return Result.of(0);
    }

    /// With SO_LINGER of 0 seconds the connection is reset; with more the caller waits until everything has arrived, or for so long, also with O_NONBLOCK as on Linux.
    @Override
    protected void closed() {
        if (lingers() && lingerSeconds() == 0) {
            socket.abort();
        } else if (lingers() && !socket.isListening()) {
            lingerThenClose();
        } else {
            socket.close();
        }
    }

    private void lingerThenClose() {
        socket.beginClose();
        long deadline = Timers.nowNanos() + Integer.toUnsignedLong(lingerSeconds()) * NANOS;
        Blocking.ThreadWatch watch = new Blocking.ThreadWatch();
        socket.watches().add(watch);
        while (!socket.isDrained()) {
            if (ApplicationThread.await(deadline).bits() != 0) {
                break;                                       // the time is over, or a signal came: it goes on in the background
            }
        }
        socket.watches().remove(watch);
        socket.close();
    }

    @Override
    public Result setSocketOption(int option, int value) {
        boolean on = value != 0;
        switch (option) {
            case SocketOptions.SO_KEEPALIVE -> socket.options().setKeepAlive(on);
            case SocketOptions.SO_OOBINLINE -> socket.options().setUrgentInLine(on);
            case SocketOptions.SO_SNDBUF -> socket.options().setSendBuffer(value / 2);         // as for Linux the other half is overhead
            case SocketOptions.SO_RCVBUF -> socket.options().setReceiveBuffer(value / 2);
            case SocketOptions.SO_RCVLOWAT -> socket.options().setReceiveLowWater(value);
            default -> {
                return super.setSocketOption(option, value);
            }
        }
        return Result.of(0);
    }

    @Override
    public Result socketOption(int option) {
        return switch (option) {
            case SocketOptions.SO_KEEPALIVE -> flag(socket.options().keepsAlive());
            case SocketOptions.SO_OOBINLINE -> flag(socket.options().urgentInLine());
            case SocketOptions.SO_SNDBUF -> Result.of(2L * socket.options().sendBuffer());
            case SocketOptions.SO_RCVBUF -> Result.of(2L * socket.options().receiveBuffer());
            default -> super.socketOption(option);
        };
    }

    @Override
    public Result setProtocolOption(int level, int option, int value) {
        if (level != InetOptions.IPPROTO_TCP) {
            return super.setProtocolOption(level, option, value);
        }
        switch (option) {
            case TCP_NODELAY -> socket.options().setNoDelay(value != 0);
            case TCP_CORK -> socket.options().setCork(value != 0);
            case TCP_QUICKACK -> socket.options().setQuickAck(value != 0);
            case TCP_MAXSEG -> {
                if (value != 0 && (value < LEAST_SEGMENT || value > MOST_SEGMENT)) {
                    return Result.error(EINVAL);
                }
                socket.options().setMaxSegment(value);
            }
            case TCP_KEEPIDLE -> {
                return keepAlive(value, MOST_KEEP_SECONDS, value * NANOS, socket.options().keepIntervalNanos(), socket.options().keepCount());
            }
            case TCP_KEEPINTVL -> {
                return keepAlive(value, MOST_KEEP_SECONDS, socket.options().keepIdleNanos(), value * NANOS, socket.options().keepCount());
            }
            case TCP_KEEPCNT -> {
                return keepAlive(value, MOST_TRIES, socket.options().keepIdleNanos(), socket.options().keepIntervalNanos(), value);
            }
            case TCP_DEFER_ACCEPT -> socket.options().setDeferAccept(deferredSeconds(value) * NANOS);
            case TCP_USER_TIMEOUT -> {
                if (value < 0) {
                    return Result.error(EINVAL);
                }
                socket.options().setUserTimeout(value * NANOS_PER_MILLI);
            }
            case TCP_SYNCNT -> {
                if (value < 1 || value > MOST_TRIES) {
                    return Result.error(EINVAL);
                }
                socket.options().setSynRetries(value);
            }
            case TCP_LINGER2 -> setLinger2(value);
            case TCP_WINDOW_CLAMP -> {
                if (value == 0 && socket.isConnected()) {
                    return Result.error(EINVAL);
                }
                socket.options().setWindowClamp(value == 0 ? 0 : Math.max(LEAST_WINDOW_CLAMP, value));
            }
            case TCP_NOTSENT_LOWAT -> socket.options().setUnsentLowWater(value);
            case TCP_FASTOPEN -> {
                if (value < 0 || socket.isConnected()) {
                    return Result.error(EINVAL);
                }
                fastOpenQueue = value;
            }
            default -> {
                return Result.error(ENOPROTOOPT);
            }
        }
        return Result.of(0);
    }

    private void setLinger2(int seconds) {
        if (seconds == 0) {
            socket.options().resetFinWait2();
        } else {
            socket.options().setFinWait2(seconds < 0 ? -1 : Math.min(seconds, MOST_LINGER2_SECONDS) * NANOS);
        }
    }

    /// As Linux, which counts answers to a SYN that are not repeated, after 1, 2, 4, … seconds: so long at least.
    private static long deferredSeconds(int seconds) {
        if (seconds <= 0) {
            return 0;
        }
        long pause = 1;
        long period = 1;
        for (int tries = 1; seconds > period && tries < MOST_DEFERRED_TRIES; tries++) {
            pause = Math.min(2 * pause, MOST_RETRY_SECONDS);
            period += pause;
        }
        return period;
    }

    private Result keepAlive(int value, int most, long idle, long interval, int count) {
        if (value < 1 || value > most) {
            return Result.error(EINVAL);
        }
        socket.options().setKeepAliveTimes(idle, interval, count);
        return Result.of(0);
    }

    @Override
    public Result protocolOption(int level, int option) {
        if (level != InetOptions.IPPROTO_TCP) {
            return super.protocolOption(level, option);
        }
        return switch (option) {
            case TCP_NODELAY -> flag(socket.options().noDelay());
            case TCP_CORK -> flag(socket.options().corks());
            case TCP_QUICKACK -> flag(socket.options().quickAck());
            case TCP_MAXSEG -> Result.of(socket.options().maxSegment() == 0 || socket.isConnected() ? socket.sendMss() : socket.options().maxSegment());
            case TCP_KEEPIDLE -> Result.of(socket.options().keepIdleNanos() / NANOS);
            case TCP_KEEPINTVL -> Result.of(socket.options().keepIntervalNanos() / NANOS);
            case TCP_KEEPCNT -> Result.of(socket.options().keepCount());
            case TCP_DEFER_ACCEPT -> Result.of(socket.options().deferAcceptNanos() / NANOS);
            case TCP_USER_TIMEOUT -> Result.of(socket.options().userTimeoutNanos() / NANOS_PER_MILLI);
            case TCP_SYNCNT -> Result.of(socket.options().synRetries());
            case TCP_LINGER2 -> Result.of(Integer.toUnsignedLong(socket.options().finWait2Nanos() < 0 ? -1 : (int) (socket.options().finWait2Nanos() / NANOS)));
            case TCP_WINDOW_CLAMP -> Result.of(socket.options().windowClamp());
            case TCP_NOTSENT_LOWAT -> Result.of(Integer.toUnsignedLong(socket.options().unsentLowWater()));
            case TCP_FASTOPEN -> Result.of(fastOpenQueue);
            default -> Result.error(ENOPROTOOPT);
        };
    }

    @Override
    public boolean isStructure(int level, int option) {
        return level == InetOptions.IPPROTO_TCP && (option == TcpInfo.OPTION || option == TCP_CONGESTION) || super.isStructure(level, option);
    }

    @Override
    public Result writeOption(int level, int option, UserAddress to, Address length, int room) {
        if (level != InetOptions.IPPROTO_TCP) {
            return super.writeOption(level, option, to, length, room);
        }
        return option == TCP_CONGESTION ? writeCongestion(to, length, room) : TcpInfo.write(socket, to, length, room);
    }

    private Result writeCongestion(UserAddress to, Address length, int room) {
        int bytes = Math.min(room, CONGESTION_NAME_BYTES);
        Address place = UserMemory.writable(to, bytes);
        if (place.isZero()) {
            return Result.error(EFAULT);
        }
        String name = socket.congestionControl();
        for (int i = 0; i < bytes; i++) {
            place.storeByte(i, (byte) (i < name.length() ? name.charAt(i) : 0));
        }
        length.storeInt(0, bytes);
        return Result.of(0);
    }

    @Override
    public boolean takesStructure(int level, int option) {
        return level == InetOptions.IPPROTO_TCP && option == TCP_CONGESTION || super.takesStructure(level, option);
    }

    /// TCP_CONGESTION: the one that there is can be set.
    @Override
    public Result readOption(int level, int option, Address from, int lengthBytes) {
        if (level != InetOptions.IPPROTO_TCP) {
            return super.readOption(level, option, from, lengthBytes);
        }
        if (lengthBytes < 1) {
            return Result.error(EINVAL);
        }
        String name = socket.congestionControl();
        int length = 0;
        while (length < lengthBytes && length < CONGESTION_NAME_BYTES && from.loadByte(length) != 0) {
            if (length >= name.length() || from.loadByte(length) != name.charAt(length)) {
                return Result.error(ENOENT);
            }
            length++;
        }
        return length == name.length() ? Result.of(0) : Result.error(ENOENT);
    }
}
