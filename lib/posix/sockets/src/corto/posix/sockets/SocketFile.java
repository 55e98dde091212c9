// SPDX-License-Identifier: Apache-2.0
package corto.posix.sockets;

import static corto.lang.Errno.EOPNOTSUPP;

import corto.fs.file.FileMode;
import corto.fs.file.OpenFile;
import corto.fs.file.OpenFlags;
import corto.lang.Address;
import corto.lang.Errno;
import corto.lang.Hot;
import corto.lang.Providers;
import corto.lang.Result;
import corto.lang.UserAddress;
import corto.sched.api.Timers;
import corto.sched.events.Readiness;
import corto.sched.events.TimerQueue;
import java.util.ServiceLoader;

/// A socket as an open file. Operations are those of sockets, socket(7); nothing in here waits, but for `connect` where its family says so.
@Hot
public abstract class SocketFile extends OpenFile {
    /// Kconfig's `POSIX_SOCKETS_URGENT`.
    public static final boolean URGENT = Boolean.parseBoolean(System.getProperty("corto.posix.sockets.urgent", "true"));

    public static final int SOCK_STREAM = 1;
    public static final int SOCK_DGRAM = 2;
    public static final int SOCK_RAW = 3;
    public static final int SOCK_SEQPACKET = 5;

    private static final SocketRequests[] REQUESTS = Providers.array(ServiceLoader.load(SocketRequests.class), new SocketRequests[0]);

    public final int family;
    public final int type;
    private long receiveTimeoutNanos;                        // SO_RCVTIMEO; 0: none
    private long sendTimeoutNanos;
    private long flags;                                      // options that are on or off, of no other meaning for this kind: a bit for each SO_ number
    private int priority;
    private int mark;
    private int processor = -1;                              // SO_INCOMING_CPU, as it was set
    private int receiveLowWaterBytes = 1;
    private boolean lingers;
    private int lingerSeconds;

    protected SocketFile(int family, int type, int flags) {
        super(flags | OpenFlags.O_RDWR);
        this.family = family;
        this.type = type;
    }

    /// Whether what is sent at once is received at once.
    public final boolean keepsBoundaries() {
        return type != SOCK_STREAM;
    }

    /// bind(2). The name may be of any family.
    public abstract Result bind(SocketName name);

    /// connect(2), also with AF_UNSPEC. EINPROGRESS: the socket is writable when it is over.
    public abstract Result connect(SocketName name);

    /// The application has been told that it is connected.
    public void connectionIsKnown() {}

    public Result listen(int backlog) {
        return Result.error(EOPNOTSUPP);
    }

    /// The next connection; null if there is none now.
    public SocketFile accept(int flags) {
        return null;
    }

    /// The other of a pair, once.
    public SocketFile madePeer() {
        return null;
    }

    public boolean isListening() {
        return false;
    }

    /// Whether accept(2) means something for it.
    public boolean isForConnections() {
        return type == SOCK_STREAM;
    }

    /// `more`: MSG_MORE. `destination` may be null. `attached` may be null, and is taken over on success; which sockets take any says `takesAttached`.
    public abstract Result send(Address from, long lengthBytes, boolean more, SocketName destination, Attached attached);

    public boolean takesAttached() {
        return false;
    }

    /// Copies out what came. `writeSender` and `takeAttached` tell the rest about that then; `fullLength` tells how long a datagram was.
    public abstract Result receive(Address into, long lengthBytes, boolean peek);

    /// The sender of what was received last; length 0 if nobody says.
    public abstract void writeSender(SocketName to);

    public abstract long fullLength();

    /// What came with what was received last; null: nothing, or it was taken already.
    public Attached takeAttached() {
        return null;
    }

    /// Whether files came with what was received last.
    public boolean hasFiles() {
        return false;
    }

    /// Tells what the program wants to know beside what was received last: calls `ControlMessages.add` for each.
    protected void addControl() {}

    /// A control message goes with what is sent next; `bytes` of data. EINVAL. Of levels that it does not know none counts.
    protected Result takeControl(int level, int messageType, Address data, int bytes) {
        return Result.of(0);
    }

    // MSG_ERRQUEUE

    /// Takes the oldest error out of the queue and looks at it until `endError`: how much is known of the packet in question, −1 if there is no error.
    public int beginError() {
        return -1;
    }

    /// Copies `length` bytes of that packet from its byte `offset` on.
    public void copyError(int offset, Address to, int length) {}

    /// To whom that packet was sent.
    public void writeErrorName(SocketName to) {}

    /// Tells the error itself: calls `ControlMessages.add`.
    protected void addErrorControl() {}

    public void endError() {}

    /// SO_PASSCRED: receivers want to know who sent.
    public boolean passesCredentials() {
        return false;
    }

    /// Whether MSG_OOB means something to recv(2); else it is not looked at.
    public boolean knowsUrgentData() {
        return true;
    }

    /// Whether send(2) with MSG_OOB is EOPNOTSUPP.
    public boolean refusesUrgentData() {
        return false;
    }

    /// Sends one byte of a stream with MSG_OOB; only with `URGENT`. `from` is zero if the caller has no byte. `attached` as for `send`.
    public Result sendUrgent(Address from, Attached attached) {
        return send(from, 1, false, null, attached);
    }

    /// recv(2) with MSG_OOB: copies the urgent byte to `into`, unless that is zero, and gives 1, or 0 at the end. Never waited for.
    public Result receiveUrgent(Address into, boolean peek) {
        return Result.error(Errno.EINVAL);
    }

    /// Whether a reader stops when he has read `ahead` bytes more than he has, because the next one is urgent.
    public boolean isAtMark(long ahead) {
        return false;
    }

    public abstract Result shutdown(boolean read, boolean write);

    public abstract void writeLocalName(SocketName to);

    /// False when it is not connected.
    public abstract boolean writeRemoteName(SocketName to);

    /// SO_ERROR; null if there is none.
    public abstract Errno takeError();

    // Options, socket(7): each kind of socket has its own besides.

    /// Sets a flag or number of level SOL_SOCKET; ENOPROTOOPT if it is not known.
    public abstract Result setSocketOption(int option, int value);

    public abstract Result socketOption(int option);

    public abstract Result setProtocolOption(int level, int option, int value);

    public abstract Result protocolOption(int level, int option);

    /// SO_PROTOCOL.
    public int protocol() {
        return 0;
    }

    /// SO_LINGER: whether close(2) waits until what was sent has arrived, at most so many seconds. With 0 seconds a connection is reset.
    final void setLinger(boolean on, int seconds) {
        lingers = on;
        if (on) {
            lingerSeconds = seconds;
        }
    }

    protected final boolean lingers() {
        return lingers;
    }

    protected final int lingerSeconds() {
        return lingerSeconds;
    }

    /// What was set of `listener` counts for a connection that it accepts, but for its priority.
    protected final void inheritOptions(SocketFile listener) {
        receiveTimeoutNanos = listener.receiveTimeoutNanos;
        sendTimeoutNanos = listener.sendTimeoutNanos;
        flags = listener.flags;
        mark = listener.mark;
        receiveLowWaterBytes = listener.receiveLowWaterBytes;
        lingers = listener.lingers;
        lingerSeconds = listener.lingerSeconds;
    }

    /// SO_COOKIE: a number that no other socket has, its inode's.
    public final long cookie() {
        return number();
    }

    final void setFlag(int option, boolean on) {
        flags = on ? flags | 1L << option : flags & ~(1L << option);
    }

    final boolean flag(int option) {
        return (flags & 1L << option) != 0;
    }

    final void setPriority(int value) {
        priority = value;
    }

    final int priority() {
        return priority;
    }

    final void setMark(int value) {
        mark = value;
    }

    final int mark() {
        return mark;
    }

    final void setProcessor(int value) {
        processor = value;
    }

    final int processor() {
        return processor;
    }

    final void setReceiveLowWater(int bytes) {
        receiveLowWaterBytes = bytes;
    }

    /// SO_RCVLOWAT: for how many bytes of a stream a reader waits.
    final int receiveLowWater() {
        return receiveLowWaterBytes;
    }

    /// Whether an option is set by a structure, a text, or something else that is no number: by `readOption`.
    public boolean takesStructure(int level, int option) {
        return false;
    }

    public Result readOption(int level, int option, Address place, int lengthBytes) {
        return Result.error(Errno.ENOPROTOOPT);
    }

    /// Whether an option is a structure of its own, which `writeOption` writes.
    public boolean isStructure(int level, int option) {
        return false;
    }

    public Result writeOption(int level, int option, UserAddress to, Address length, int room) {
        return Result.error(Errno.ENOPROTOOPT);
    }

    private static SocketRequests answererOf(int request) {
        for (SocketRequests each : REQUESTS) {
            if (each.argumentBytes(request) > 0) {
                return each;
            }
        }
        return null;
    }

    @Override
    public final boolean isSocket() {
        return true;
    }

    @Override
    public int argumentBytes(int request) {
        SocketRequests answerer = answererOf(request);
        return answerer == null ? super.argumentBytes(request) : answerer.argumentBytes(request);
    }

    @Override
    public Result ioctl(int request, Address argument) {
        SocketRequests answerer = answererOf(request);
        return answerer == null ? super.ioctl(request, argument) : answerer.answer(request, argument);
    }

    final void setReceiveTimeout(long nanos) {
        receiveTimeoutNanos = nanos;
    }

    final long receiveTimeout() {
        return receiveTimeoutNanos;
    }

    final void setSendTimeout(long nanos) {
        sendTimeoutNanos = nanos;
    }

    final long sendTimeout() {
        return sendTimeoutNanos;
    }

    @Override
    public final long readDeadline() {
        return receiveTimeoutNanos == 0 ? TimerQueue.NEVER : Timers.nowNanos() + receiveTimeoutNanos;
    }

    @Override
    public final long writeDeadline() {
        return sendTimeoutNanos == 0 ? TimerQueue.NEVER : Timers.nowNanos() + sendTimeoutNanos;
    }

    @Override
    protected final Result readBytes(Address to, long lengthBytes) {
        if (receiveLowWaterBytes > 1 && isShort(lengthBytes)) {
            return Result.error(Errno.EAGAIN);
        }
        if (lengthBytes == 0) {
            return Result.of(0);
        }
        Result result = receive(to, lengthBytes, false);
        dropAttached();
        return isNonBlocking() ? result : orEnd(result);
    }

    /// For somebody who would wait: after shutdown(2) there will be no datagram.
    final Result orEnd(Result result) {
        boolean isOver = result.bits() == Result.error(Errno.EAGAIN).bits() && type == SOCK_DGRAM && (readiness() & Readiness.READ_HANG_UP) != 0;
        return isOver ? Result.of(0) : result;
    }

    /// Whether a reader of a stream who waits has less than he waits for (SO_RCVLOWAT).
    private boolean isShort(long lengthBytes) {
        Result available = keepsBoundaries() || isNonBlocking() || (readiness() & (Readiness.READ_HANG_UP | Readiness.ALWAYS)) != 0 ? Result.error(Errno.EINVAL) : available();
        return !available.isError() && available.value() < Math.min(receiveLowWaterBytes, lengthBytes);
    }

    /// Nobody asked for what came beside the bytes.
    final void dropAttached() {
        Attached attached = takeAttached();
        if (attached != null) {
            attached.drop();
        }
    }

    @Override
    protected Result writeBytes(Address from, long lengthBytes) {
        return send(from, lengthBytes, false, null, null);
    }

    @Override
    public final boolean signalsBrokenPipe() {
        return type == SOCK_STREAM;
    }

    @Override
    protected final int anonymousMode() {
        return FileMode.SOCKET | 0777;
    }

    @Override
    public final String description() {
        return "socket:[" + number() + "]";
    }
}
