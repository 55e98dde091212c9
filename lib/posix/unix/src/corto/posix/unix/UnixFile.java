// SPDX-License-Identifier: Apache-2.0
package corto.posix.unix;

import static corto.lang.Errno.EADDRINUSE;
import static corto.lang.Errno.EAGAIN;
import static corto.lang.Errno.ECONNREFUSED;
import static corto.lang.Errno.EEXIST;
import static corto.lang.Errno.EFAULT;
import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.EISCONN;
import static corto.lang.Errno.ENOPROTOOPT;
import static corto.lang.Errno.ENOTCONN;
import static corto.lang.Errno.EOPNOTSUPP;

import corto.fs.file.FileMode;
import corto.fs.file.Inode;
import corto.lang.Address;
import corto.lang.Errno;
import corto.lang.Result;
import corto.lang.StringBytes;
import corto.lang.UserAddress;
import corto.net.local.AttachmentVisitor;
import corto.net.local.LocalSocket;
import corto.posix.files.Blocking;
import corto.posix.files.Files;
import corto.posix.process.ApplicationThread;
import corto.posix.process.UserMemory;
import corto.posix.sockets.Attached;
import corto.posix.sockets.SocketFile;
import corto.posix.sockets.SocketName;
import corto.posix.sockets.SocketOptions;
import corto.sched.events.WatchList;

/// A local socket as a file: unix(7).
final class UnixFile extends SocketFile {
    private static final int MOST_NAME_BYTES = 110;      // struct sockaddr_un
    private static final int PERMISSIONS = 0777;
    private static final int SIOCOUTQ = 0x5411;
    private static final int SIOCATMARK = 0x8905;
    private static final int DEFAULT_BUFFER_BYTES = 212_992;    // net.core.rmem_default

    // Of `InFlight`
    int flights;                                         // references that messages have
    int innerFlights;                                    // of them those in sockets that are candidates
    boolean isCandidate;
    boolean isSpared;                                    // lives, and what waits in it was not looked at yet
    UnixFile nextInFlight;
    UnixFile nextGarbage;

    private final LocalSocket socket;
    private UnixFile peerToCome;                         // of a pair, until the caller has it
    private boolean passesCredentials;
    private int receiveBufferBytes = DEFAULT_BUFFER_BYTES;  // told only: the sender's buffer counts

    UnixFile(int type, int flags, LocalSocket socket) {
        super(SocketName.AF_UNIX, type, flags);
        this.socket = socket;
    }

    void makePeer(int flags) {
        peerToCome = new UnixFile(type, flags, socket.newPeer(Credentials.ofCaller()));
    }

    @Override
    public UnixFile madePeer() {
        UnixFile peer = peerToCome;
        peerToCome = null;
        return peer;
    }

    // ---- names ----

    /// 0, or the error of a name that is none.
    private static Result check(SocketName name) {
        boolean isName = name.length() > SocketName.FAMILY_BYTES && name.length() <= MOST_NAME_BYTES && name.family() == SocketName.AF_UNIX;
        return isName ? Result.of(0) : Result.error(EINVAL);
    }

    private static boolean isAbstract(SocketName name) {
        return name.bytes()[SocketName.FAMILY_BYTES] == 0;
    }

    /// The part behind the family; of a path as far as its zero.
    private static byte[] tail(SocketName name) {
        int end = name.length();
        if (!isAbstract(name)) {
            end = SocketName.FAMILY_BYTES;
            while (end < name.length() && name.bytes()[end] != 0) {
                end++;
            }
        }
        byte[] tail = new byte[end - SocketName.FAMILY_BYTES];
        for (int i = 0; i < tail.length; i++) {
            tail[i] = name.bytes()[SocketName.FAMILY_BYTES + i];
        }
        return tail;
    }

    private static void write(byte[] tail, SocketName to) {
        to.setFamily(SocketName.AF_UNIX);
        if (tail == null || tail.length == 0) {
            return;
        }
        for (int i = 0; i < tail.length; i++) {
            to.bytes()[SocketName.FAMILY_BYTES + i] = tail[i];
        }
        boolean isPath = tail[0] != 0;
        int length = SocketName.FAMILY_BYTES + tail.length;
        if (isPath) {
            to.bytes()[length] = 0;
        }
        to.setLength(isPath ? length + 1 : length);
    }

    private static String path(byte[] tail) {
        return StringBytes.copy(corto.lang.ObjectAddress.elements(tail), tail.length);
    }

    @Override
    public Result bind(SocketName name) {
        if (name.length() == SocketName.FAMILY_BYTES && name.family() == SocketName.AF_UNIX) {
            return socket.name() != null ? Result.of(0) : socket.bindToAny();
        }
        Result checked = check(name);
        if (checked.isError()) {
            return checked;
        }
        if (socket.name() != null) {
            return Result.error(EINVAL);
        }
        byte[] tail = tail(name);
        return tail[0] == 0 ? socket.bind(tail) : bindToFile(tail);
    }

    private Result bindToFile(byte[] tail) {
        String path = path(tail);
        Result made = Files.PATHS.makeNode(Files.context(), Files.context().working(), path, FileMode.SOCKET | PERMISSIONS, 0);
        if (made.isError()) {
            return made.errno() == EEXIST.number() ? Result.error(EADDRINUSE) : made;
        }
        Result found = Files.PATHS.find(Files.context(), Files.context().working(), path, false);
        if (found.isError()) {
            return found;
        }
        Inode inode = Files.PATHS.found();
        socket.bind(tail, inode.fileSystem().device(), inode.number());
        return Result.of(0);
    }

    /// The socket with a name, in `found`; null there if it has gone. 0, or an error of the name.
    private Result find(SocketName name) {
        found = null;
        Result checked = check(name);
        if (checked.isError()) {
            return checked;
        }
        byte[] tail = tail(name);
        if (tail[0] == 0) {
            found = LocalSocket.find(tail, tail.length);
            return found == null ? Result.error(ECONNREFUSED) : Result.of(0);
        }
        Result walked = Files.PATHS.find(Files.context(), Files.context().working(), path(tail), true);
        if (walked.isError()) {
            return walked;
        }
        Inode inode = Files.PATHS.found();
        if (inode.type() == FileMode.SOCKET) {
            found = LocalSocket.find(inode.fileSystem().device(), inode.number());
        }
        return found == null ? Result.error(ECONNREFUSED) : Result.of(0);
    }

    private LocalSocket found;                           // by `find`; under the kernel lock until the thread parks

    @Override
    public void writeLocalName(SocketName to) {
        write(socket.name(), to);
    }

    @Override
    public boolean writeRemoteName(SocketName to) {
        if (!socket.isConnected()) {
            return false;
        }
        write(socket.peer().name(), to);
        return true;
    }

    @Override
    public void writeSender(SocketName to) {
        if (socket.sender() == null) {
            to.setLength(0);
        } else {
            write(socket.sender(), to);
        }
    }

    // ---- connections ----

    @Override
    public Result listen(int backlog) {
        return type == SOCK_DGRAM ? Result.error(EOPNOTSUPP) : socket.listen(backlog, Credentials.ofCaller());
    }

    @Override
    public boolean isListening() {
        return socket.isListening();
    }

    @Override
    public boolean isForConnections() {
        return type != SOCK_DGRAM;
    }

    @Override
    public SocketFile accept(int flags) {
        LocalSocket accepted = socket.accept();
        return accepted == null ? null : new UnixFile(type, flags, accepted);
    }

    /// Waits while the backlog is full, unless the socket does not.
    @Override
    public Result connect(SocketName name) {
        if (type == SOCK_DGRAM && name.family() == SocketName.AF_UNSPEC && name.length() >= SocketName.FAMILY_BYTES) {
            socket.disconnect();
            return Result.of(0);
        }
        Result result = tryToConnect(name);
        if (!Blocking.wouldWait(result) || isNonBlocking()) {
            return result;
        }
        SocketName ours = name.copy();
        long deadline = writeDeadline();
        retain();
        while (Blocking.wouldWait(result)) {
            WatchList room = socket.roomToConnect();
            Blocking.ThreadWatch watch = new Blocking.ThreadWatch();
            if (room != null) {
                room.add(watch);
            }
            Result waited = ApplicationThread.await(deadline);
            if (room != null) {
                room.remove(watch);
            }
            if (waited.bits() != 0) {
                result = waited.isError() ? Result.error(EAGAIN) : waited;
                break;
            }
            result = tryToConnect(ours);
        }
        release();
        return result;
    }

    private Result tryToConnect(SocketName name) {
        Result named = find(name);
        if (named.isError()) {
            return named;
        }
        if (passesCredentials && socket.name() == null) {
            socket.bindToAny();
        }
        return socket.connect(found, Credentials.ofCaller());
    }

    // ---- messages ----

    @Override
    public boolean takesAttached() {
        return true;
    }

    @Override
    public boolean passesCredentials() {
        return passesCredentials;
    }

    @Override
    public boolean refusesUrgentData() {
        return !URGENT || type != SOCK_STREAM;
    }

    @Override
    public Result receiveUrgent(Address into, boolean peek) {
        return URGENT && type == SOCK_STREAM ? socket.receiveUrgent(into, peek) : Result.error(EOPNOTSUPP);
    }

    @Override
    public boolean isAtMark(long ahead) {
        return socket.isAtMark(ahead);
    }

    @Override
    public Result sendUrgent(Address from, Attached attached) {
        return from.isZero() ? Result.error(EOPNOTSUPP) : send(from, 1, null, attached, true);
    }

    @Override
    public Result send(Address from, long lengthBytes, boolean more, SocketName destination, Attached attached) {
        LocalSocket target = null;
        if (destination != null && type == SOCK_STREAM) {
            return Result.error(socket.isConnected() ? EISCONN : EOPNOTSUPP);
        }
        if (destination != null && type == SOCK_DGRAM) {
            Result named = find(destination);
            if (named.isError()) {
                return named;
            }
            target = found;
        }
        return send(from, lengthBytes, target, attached, false);
    }

    private Result send(Address from, long lengthBytes, LocalSocket target, Attached attached, boolean isUrgent) {
        Parcel parcel = parcel(attached, target);
        if (parcel != null) {
            parcel.departed();
        }
        Result sent = URGENT && isUrgent ? socket.sendUrgent(from, parcel) : socket.send(from, lengthBytes, target, parcel);
        if (parcel != null && sent.isError()) {
            parcel.landed();
        }
        return sent;
    }

    /// Null when the receiver would look at nothing in it.
    private Parcel parcel(Attached attached, LocalSocket target) {
        if (attached != null && attached.hasFiles()) {
            return new Parcel(attached);
        }
        LocalSocket receiver = target == null ? socket.peer() : target;
        if (receiver == null || !receiver.wantsAttachments()) {
            return null;
        }
        Credentials caller = Credentials.ofCaller();
        return new Parcel(attached != null ? attached : Attached.of(caller.pid(), caller.uid(), caller.gid()));
    }

    @Override
    public Result receive(Address into, long lengthBytes, boolean peek) {
        Result result = socket.receive(into, lengthBytes, peek);
        if (socket.attachment() instanceof Parcel parcel) {
            if (peek) {
                parcel.content().copy();                 // what is in the queue keeps its references
            } else {
                parcel.landed();
            }
        }
        return result;
    }

    @Override
    public Attached takeAttached() {
        Attached content = socket.attachment() instanceof Parcel parcel ? parcel.content() : null;
        socket.forgetAttachment();
        return content;
    }

    @Override
    public boolean hasFiles() {
        return socket.attachment() instanceof Parcel parcel && parcel.content().hasFiles();
    }

    @Override
    public long fullLength() {
        return socket.fullLength();
    }

    @Override
    public Result shutdown(boolean read, boolean write) {
        socket.shutdown(read, write);
        return Result.of(0);
    }

    @Override
    public Errno takeError() {
        return socket.takeError();
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
        return request == SIOCOUTQ || URGENT && request == SIOCATMARK ? Integer.BYTES : super.argumentBytes(request);
    }

    @Override
    public Result ioctl(int request, Address argument) {
        if (URGENT && request == SIOCATMARK && type == SOCK_STREAM) {
            argument.storeInt(0, socket.isAtMark(0) ? 1 : 0);
            return Result.of(0);
        }
        if (request != SIOCOUTQ) {
            return super.ioctl(request, argument);
        }
        argument.storeInt(0, (int) socket.unread());
        return Result.of(0);
    }

    @Override
    protected void closed() {
        socket.close();
        InFlight.collect();
    }

    void showAttachments(AttachmentVisitor visitor) {
        socket.showAttachments(visitor);
    }

    void dropAttachments() {
        socket.dropAttachments();
    }

    // ---- options ----

    @Override
    public Result setSocketOption(int option, int value) {
        switch (option) {
            case SocketOptions.SO_PASSCRED -> {
                passesCredentials = value != 0;
                socket.setWantsAttachments(passesCredentials);
            }
            case SocketOptions.SO_SNDBUF -> socket.setBuffer(value);
            case SocketOptions.SO_RCVBUF -> receiveBufferBytes = value;
            default -> {
                if (URGENT && option == SocketOptions.SO_OOBINLINE) {
                    socket.setUrgentInLine(value != 0);
                    return Result.of(0);
                }
                return Result.error(ENOPROTOOPT);
            }
        }
        return Result.of(0);
    }

    @Override
    public Result socketOption(int option) {
        return switch (option) {
            case SocketOptions.SO_PASSCRED -> Result.of(passesCredentials ? 1 : 0);
            case SocketOptions.SO_SNDBUF -> Result.of(socket.bufferBytes());
            case SocketOptions.SO_RCVBUF -> Result.of(receiveBufferBytes);
            default -> URGENT && option == SocketOptions.SO_OOBINLINE ? Result.of(socket.urgentInLine() ? 1 : 0) : Result.error(ENOPROTOOPT);
        };
    }

    @Override
    public Result setProtocolOption(int level, int option, int value) {
        return Result.error(EOPNOTSUPP);
    }

    @Override
    public Result protocolOption(int level, int option) {
        return Result.error(EOPNOTSUPP);
    }

    @Override
    public boolean isStructure(int level, int option) {
        return level == SocketOptions.SOL_SOCKET && option == SocketOptions.SO_PEERCRED;
    }

    /// SO_PEERCRED: whose the peer was when the connection was made; nobody's without one.
    @Override
    public Result writeOption(int level, int option, UserAddress to, Address length, int room) {
        int bytes = Math.min(room, Credentials.BYTES);
        Address place = UserMemory.writable(to, bytes);
        if (place.isZero()) {
            return Result.error(EFAULT);
        }
        Credentials peer = socket.peerOwner() instanceof Credentials owner ? owner : new Credentials(0, -1, -1);
        int[] words = {peer.pid(), peer.uid(), peer.gid()};
        for (int i = 0; i < bytes; i++) {
            place.storeByte(i, (byte) (words[i / Integer.BYTES] >>> i % Integer.BYTES * Byte.SIZE));
        }
        length.storeInt(0, bytes);
        return Result.of(0);
    }
}
