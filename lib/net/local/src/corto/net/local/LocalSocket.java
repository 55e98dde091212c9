// SPDX-License-Identifier: Apache-2.0
package corto.net.local;

import static corto.lang.Errno.EADDRINUSE;
import static corto.lang.Errno.EAGAIN;
import static corto.lang.Errno.ECONNREFUSED;
import static corto.lang.Errno.ECONNRESET;
import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.EISCONN;
import static corto.lang.Errno.EMSGSIZE;
import static corto.lang.Errno.ENOMEM;
import static corto.lang.Errno.ENOTCONN;
import static corto.lang.Errno.EPERM;
import static corto.lang.Errno.EPIPE;
import static corto.lang.Errno.EPROTOTYPE;

import corto.lang.Address;
import corto.lang.Errno;
import corto.lang.Result;
import corto.memory.frames.api.FrameAllocator;
import corto.memory.frames.api.Frames;
import corto.sched.events.Readiness;
import corto.sched.events.WatchList;

/// A socket within the machine (unix(7); Linux 6.12 net/unix/af_unix.c).
///
/// ```
///   new ──bind──► named ──listen──► listening ──► accept gives sockets that are connected
///    └────connect, newPair────► connected ──► closed; its peer reads what is left, then the end
/// ```
/// A datagram socket has a peer too, once connected, but nobody agrees to that: the peer need not know it.
public final class LocalSocket {
    private static final int MOST_DATAGRAMS = 10;    // that wait in one socket (net.unix.max_dgram_qlen); one more is let in
    private static final int OVERHEAD_BYTES = 32;    // of the buffer, per datagram
    private static final int DEFAULT_BUFFER_BYTES = 212_992;    // net.core.wmem_default
    private static final int AUTOMATIC_DIGITS = 5;
    private static final int AUTOMATIC_NAMES = 1 << 4 * AUTOMATIC_DIGITS;

    private static final int WRITABLE = Readiness.OUT | Readiness.WRITE_NORMAL | Readiness.WRITE_BAND;

    private static LocalSocket datagrams;            // all datagram sockets that are connected or wait, linked by `nextSender`
    private static int lastAutomatic;

    private final FrameAllocator frames;
    private final boolean isStream;
    private final boolean isDatagram;                // else connections, which may have messages nevertheless
    final ByteQueue received;
    private final WatchList watches = new WatchList();

    Message firstMessage;
    private Message lastMessage;
    private int messageCount;

    byte[] name;                                     // null: it has none
    long device;                                     // of the name's file; 0: the name is abstract
    long inode;
    LocalSocket nextNamed;

    private LocalSocket nextSender;
    private boolean isSender;                        // in the list
    private LocalSocket awaited;                     // a datagram socket in whose queue there was no room for us

    private LocalSocket peer;                        // null when that is closed
    private boolean wasConnected;
    private boolean isReadOver;                      // nothing more will come
    private boolean isWriteOver;
    private boolean isClosed;
    private Errno error;                             // told once; null: none
    private int bufferBytes = DEFAULT_BUFFER_BYTES;

    private UrgentBytes urgent;                      // null: there was never one, nor the option set
    private boolean wantsAttachments;                // also those that every message may have

    private boolean isListening;
    private int backlog;
    private LocalSocket firstPending;                // to be accepted, linked by `nextPending`
    private LocalSocket lastPending;
    private LocalSocket nextPending;
    private int pendingCount;

    private Object owner;                            // whose credentials are told to the peer
    private Object peerOwner;

    // Of the message that was received last.
    private LocalSocket sender;
    private long fullLength;
    private Attachment attachment;

    private LocalSocket(FrameAllocator frames, boolean isStream, boolean isDatagram) {
        this.frames = frames;
        this.isStream = isStream;
        this.isDatagram = isDatagram;
        received = new ByteQueue(frames);
    }

    /// A stream socket.
    public static LocalSocket stream(FrameAllocator frames) {
        return new LocalSocket(frames, true, false);
    }

    public static LocalSocket datagram(FrameAllocator frames) {
        return new LocalSocket(frames, false, true);
    }

    /// Connected, with messages.
    public static LocalSocket sequenced(FrameAllocator frames) {
        return new LocalSocket(frames, false, false);
    }

    private LocalSocket another() {
        return new LocalSocket(frames, isStream, isDatagram);
    }

    /// Makes a second socket, connected with this new one.
    public LocalSocket newPeer(Object ownerOfBoth) {
        LocalSocket other = another();
        owner = ownerOfBoth;
        other.owner = ownerOfBoth;
        join(other);
        return other;
    }

    private void join(LocalSocket other) {
        peer = other;
        other.peer = this;
        wasConnected = true;
        other.wasConnected = true;
        peerOwner = other.owner;
        other.peerOwner = owner;
        if (isDatagram) {
            beSender();
            other.beSender();
        }
    }

    /// The other socket; null when it is closed.
    public LocalSocket peer() {
        return peer;
    }

    public boolean isConnected() {
        return peer != null;
    }

    public WatchList watches() {
        return watches;
    }

    // ---- names ----

    /// Its name as bind(2) got it; null if it has none.
    public byte[] name() {
        return name;
    }

    public static LocalSocket find(byte[] name, int length) {
        return LocalNames.find(name, length);
    }

    public static LocalSocket find(long device, long inode) {
        return LocalNames.find(device, inode);
    }

    /// Gives it an abstract name. EADDRINUSE, EINVAL.
    public Result bind(byte[] newName) {
        if (name != null) {
            return Result.error(EINVAL);
        }
        if (LocalNames.find(newName, newName.length) != null) {
            return Result.error(EADDRINUSE);
        }
        bind(newName, 0, 0);
        return Result.of(0);
    }

    /// Gives it the name of a file that has just been made for it.
    public void bind(byte[] newName, long itsDevice, long itsInode) {
        name = newName;
        device = itsDevice;
        inode = itsInode;
        LocalNames.add(this);
    }

    /// Gives it an abstract name of five digits that nobody has.
    public Result bindToAny() {
        byte[] candidate = new byte[1 + AUTOMATIC_DIGITS];
        for (int tries = 0; tries < AUTOMATIC_NAMES; tries++) {
            lastAutomatic = lastAutomatic + 1 & AUTOMATIC_NAMES - 1;
            for (int i = 0; i < AUTOMATIC_DIGITS; i++) {
                int digit = lastAutomatic >>> 4 * (AUTOMATIC_DIGITS - 1 - i) & 0xF;
                candidate[1 + i] = (byte) (digit < 10 ? '0' + digit : 'a' + digit - 10);
            }
            if (LocalNames.find(candidate, candidate.length) == null) {
                return bind(candidate);
            }
        }
        return Result.error(EADDRINUSE);
    }

    // ---- connections ----

    /// Listens, or changes the backlog. EINVAL without a name, or connected.
    public Result listen(int most, Object itsOwner) {
        if (name == null || wasConnected) {
            return Result.error(EINVAL);
        }
        isListening = true;
        backlog = most;
        owner = itsOwner;
        return Result.of(0);
    }

    public boolean isListening() {
        return isListening;
    }

    /// Connects to `target`, null if nobody is there. EAGAIN while its backlog is full; other errors of connect(2).
    public Result connect(LocalSocket target, Object itsOwner) {
        if (target == null || target.isClosed) {
            return Result.error(ECONNREFUSED);
        }
        if (target.isStream != isStream || target.isDatagram != isDatagram) {
            return Result.error(EPROTOTYPE);
        }
        if (isDatagram) {
            if (target.peer != null && target.peer != this) {
                return Result.error(EPERM);
            }
            peer = target;
            wasConnected = true;
            beSender();
            return Result.of(0);
        }
        if (isListening) {
            return Result.error(EINVAL);
        }
        if (wasConnected) {
            return Result.error(EISCONN);
        }
        if (!target.isListening || target.isReadOver) {
            return Result.error(ECONNREFUSED);
        }
        if (target.pendingCount > target.backlog) {
            awaited = target;
            return Result.error(EAGAIN);
        }
        LocalSocket accepted = another();
        accepted.name = target.name;
        accepted.owner = target.owner;
        owner = itsOwner;
        join(accepted);
        target.addPending(accepted);
        return Result.of(0);
    }

    private void addPending(LocalSocket accepted) {
        if (lastPending == null) {
            firstPending = accepted;
        } else {
            lastPending.nextPending = accepted;
        }
        lastPending = accepted;
        pendingCount++;
        watches.changed(Readiness.IN | Readiness.READ_NORMAL);
    }

    /// The next connection; null if there is none now.
    public LocalSocket accept() {
        LocalSocket accepted = firstPending;
        if (accepted != null) {
            firstPending = accepted.nextPending;
            accepted.nextPending = null;
            if (firstPending == null) {
                lastPending = null;
            }
            pendingCount--;
            watches.changed(WRITABLE);       // for those who wait to connect: see `roomToConnect`
        }
        return accepted;
    }

    /// Where somebody who found the backlog full waits; null if nobody would be let in later.
    public WatchList roomToConnect() {
        return awaited == null || awaited.isClosed ? null : awaited.watches;
    }

    /// Forgets the peer of a datagram socket.
    public void disconnect() {
        peer = null;
        wasConnected = false;
    }

    /// Whose socket the peer was when the connection was made; null without one.
    public Object peerOwner() {
        return peerOwner;
    }

    /// Whether the receiver wants to see what is attached to every message: a stream without that keeps no message apart.
    public boolean wantsAttachments() {
        return wantsAttachments;
    }

    public void setWantsAttachments(boolean wants) {
        wantsAttachments = wants;
    }

    // ---- sending ----

    /// Sends bytes to the peer, or a datagram to `target` if that is not null. `attached` is taken over on success; null: nothing.
    public Result send(Address from, long lengthBytes, LocalSocket target, Attachment attached) {
        if (error != null && !isStream) {
            return Result.error(takeError());
        }
        if (isDatagram) {
            return sendDatagram(from, lengthBytes, target == null ? peer : target, target != null, attached);
        }
        if (isWriteOver) {
            return Result.error(EPIPE);
        }
        if (!wasConnected) {
            return Result.error(ENOTCONN);
        }
        if (peer == null) {
            return Result.error(EPIPE);
        }
        return isStream ? sendStream(from, lengthBytes, attached) : sendMessage(peer, from, lengthBytes, attached);
    }

    private Result sendStream(Address from, long lengthBytes, Attachment attached) {
        if (lengthBytes == 0) {
            if (attached != null) {
                attached.dropped();
            }
            return Result.of(0);
        }
        if (!peer.hasRoom(bufferBytes)) {
            return Result.error(EAGAIN);
        }
        long start = peer.received.end();
        long sent = peer.received.put(from, lengthBytes);
        if (sent == 0) {
            return Result.error(ENOMEM);
        }
        if (attached != null) {
            peer.add(new Message(start, start + sent, null, attached));
        }
        peer.watches.changed(Readiness.IN | Readiness.READ_NORMAL);
        return Result.of(sent);
    }

    /// Sends one byte of a stream as urgent data (MSG_OOB). Otherwise as `send`.
    public Result sendUrgent(Address from, Attachment attached) {
        Result sent = send(from, 1, null, null);
        if (sent.isError()) {
            return sent;
        }
        long end = peer.received.end();
        Message message = new Message(end - 1, end, null, attached);
        peer.add(message);
        peer.urgent().add(message);
        peer.watches.changed(Readiness.IN | Readiness.READ_NORMAL | Readiness.PRIORITY | Readiness.URGENT);
        return sent;
    }

    private UrgentBytes urgent() {
        if (urgent == null) {
            urgent = new UrgentBytes(this);
        }
        return urgent;
    }

    private Result sendDatagram(Address from, long lengthBytes, LocalSocket target, boolean isNamed, Attachment attached) {
        if (isWriteOver) {
            return Result.error(EPIPE);
        }
        if (target == null) {
            return Result.error(isNamed ? ECONNREFUSED : ENOTCONN);
        }
        if (target.isClosed) {
            if (!isNamed) {
                peer = null;
            }
            return Result.error(ECONNREFUSED);
        }
        if (!target.isDatagram) {
            return Result.error(EPROTOTYPE);
        }
        if (target.peer != null && target.peer != this) {
            return Result.error(EPERM);
        }
        if (target.isReadOver) {
            return Result.error(EPIPE);
        }
        if (lengthBytes <= bufferBytes - OVERHEAD_BYTES && target.peer != this && target.messageCount > MOST_DATAGRAMS) {
            awaited = target;
            beSender();
            return Result.error(EAGAIN);
        }
        return sendMessage(target, from, lengthBytes, attached);
    }

    private Result sendMessage(LocalSocket target, Address from, long lengthBytes, Attachment attached) {
        if (lengthBytes > bufferBytes - OVERHEAD_BYTES) {
            return Result.error(EMSGSIZE);
        }
        if (target.received.availableBytes() + target.messageCount * OVERHEAD_BYTES + lengthBytes > bufferBytes || target.received.roomBytes() < lengthBytes) {
            awaited = target;
            beSender();
            return Result.error(EAGAIN);
        }
        long start = target.received.end();
        if (target.received.put(from, lengthBytes) < lengthBytes) {
            target.received.cut(start);
            return Result.error(ENOMEM);
        }
        target.add(new Message(start, start + lengthBytes, this, attached));
        target.watches.changed(Readiness.IN | Readiness.READ_NORMAL);
        return Result.of(lengthBytes);
    }

    private void add(Message message) {
        if (lastMessage == null) {
            firstMessage = message;
        } else {
            lastMessage.next = message;
        }
        lastMessage = message;
        messageCount++;
    }

    private void removeFirst() {
        firstMessage = firstMessage.next;
        if (firstMessage == null) {
            lastMessage = null;
        }
        messageCount--;
    }

    /// Takes `message` out of the list, in which it is.
    void remove(Message message) {
        if (message == firstMessage) {
            removeFirst();
            return;
        }
        Message before = firstMessage;
        while (before.next != message) {
            before = before.next;
        }
        before.next = message.next;
        if (lastMessage == message) {
            lastMessage = before;
        }
        messageCount--;
    }

    private void beSender() {
        if (!isSender) {
            isSender = true;
            nextSender = datagrams;
            datagrams = this;
        }
    }

    /// There is room again in this socket's queue: who sends here may go on.
    private void tellSenders() {
        if (isStream) {
            if (peer != null) {
                peer.watches.changed(WRITABLE);
            }
            return;
        }
        for (LocalSocket socket = datagrams; socket != null; socket = socket.nextSender) {
            if (socket.peer == this || socket.awaited == this) {
                socket.watches.changed(WRITABLE);
            }
        }
    }

    // ---- receiving ----

    /// Copies out up to `lengthBytes` bytes of a stream, or the next message, which stay with `peek`. 0 at the end, EAGAIN when nothing is there, of datagrams also at the end, ECONNRESET when the peer was
    /// closed before it had read all; EINVAL or ENOTCONN without a connection.
    public Result receive(Address into, long lengthBytes, boolean peek) {
        sender = null;
        attachment = null;
        fullLength = 0;
        if (!isDatagram && !wasConnected) {
            return Result.error(isStream ? EINVAL : ENOTCONN);
        }
        return isStream ? receiveBytes(into, lengthBytes, peek) : receiveMessage(into, lengthBytes, peek);
    }

    private Result receiveBytes(Address into, long lengthBytes, boolean peek) {
        if (received.availableBytes() == 0) {
            if (error != null) {
                return Result.error(takeError());
            }
            return isReadOver ? Result.of(0) : Result.error(EAGAIN);
        }
        int limitBytes = peer == null ? DEFAULT_BUFFER_BYTES : peer.bufferBytes;
        boolean wasFull = !hasRoom(limitBytes);
        long bytes = !UrgentBytes.SELECTED || urgent == null ? takePart(into, lengthBytes, peek)
                : peek ? urgent.look(into, lengthBytes) : urgent.read(into, lengthBytes);
        if (peer != null) {
            sender = peer;
        }
        if (wasFull && hasRoom(limitBytes)) {
            tellSenders();
        }
        if (UrgentBytes.SELECTED && bytes == 0 && lengthBytes > 0) {
            return isReadOver ? Result.of(0) : Result.error(EAGAIN);          // there was an urgent byte only
        }
        return Result.of(bytes);
    }

    /// Copies out bytes of a stream up to the end of the first message with an attachment, which is `attachment` then.
    long takePart(Address into, long lengthBytes, boolean peek) {
        long most = lengthBytes;
        Message first = firstMessage;
        if (first != null && lengthBytes > 0) {              // one reading gets one attachment
            most = Math.min(most, first.end - received.start());
            if (received.start() + most > first.start && !first.isMark) {
                attachment = first.attachment;
            }
        }
        long bytes = received.take(into, most, peek);
        if (!peek && attachment != null) {
            first.attachment = null;
            removeFirst();
        }
        return bytes;
    }

    /// recv(2) with MSG_OOB: copies the urgent byte to `into`, unless that is zero, and gives 1. EINVAL if there is none, it is read in line, or without a connection.
    public Result receiveUrgent(Address into, boolean peek) {
        return urgent == null || !wasConnected ? Result.error(EINVAL) : urgent.receive(into, peek);
    }

    /// Whether, behind `ahead` more bytes, the next one is urgent, or was (sockatmark(3)).
    public boolean isAtMark(long ahead) {
        return UrgentBytes.SELECTED && urgent != null && urgent.isAtMark(ahead);
    }

    /// SO_OOBINLINE.
    public void setUrgentInLine(boolean inLine) {
        urgent().isInLine = inLine;
    }

    public boolean urgentInLine() {
        return urgent != null && urgent.isInLine;
    }

    private Result receiveMessage(Address into, long lengthBytes, boolean peek) {
        Message first = firstMessage;
        if (first == null) {
            if (error != null) {
                return Result.error(takeError());
            }
            return isReadOver && !isDatagram ? Result.of(0) : Result.error(EAGAIN);
        }
        fullLength = first.end - first.start;
        sender = first.sender;
        attachment = first.attachment;
        long bytes = Math.min(lengthBytes, fullLength);
        received.take(into, bytes, peek);
        if (!peek) {
            received.skip(fullLength - bytes);
            first.attachment = null;
            removeFirst();
            tellSenders();
        }
        return Result.of(bytes);
    }

    /// The sender's name; null if it has none.
    public byte[] sender() {
        return sender == null ? null : sender.name;
    }

    /// How long the message was that was received last, if it was one.
    public long fullLength() {
        return fullLength;
    }

    /// What came with it; null: nothing. After a look only (`peek`) it is still in the queue.
    public Attachment attachment() {
        return attachment;
    }

    public void forgetAttachment() {
        attachment = null;
    }

    /// Shows what is attached to the messages that wait here, and in the connections that wait to be accepted.
    public void showAttachments(AttachmentVisitor visitor) {
        for (Message each = firstMessage; each != null; each = each.next) {
            if (each.attachment != null) {
                visitor.visit(each.attachment);
            }
        }
        for (LocalSocket each = firstPending; each != null; each = each.nextPending) {
            each.showAttachments(visitor);
        }
    }

    /// Drops what is attached to the messages that wait: nobody will ever receive them.
    public void dropAttachments() {
        for (Message each = firstMessage; each != null; each = each.next) {
            Attachment dropped = each.attachment;
            if (dropped != null) {
                each.attachment = null;
                dropped.dropped();
            }
        }
        for (LocalSocket each = firstPending; each != null; each = each.nextPending) {
            each.dropAttachments();
        }
    }

    /// Room for a page: so a writer is not woken for every byte.
    private boolean hasRoom(int limitBytes) {
        return received.roomBytes() >= Frames.BYTES && received.availableBytes() < limitBytes;
    }

    /// Bytes that can be received at once; of messages the first.
    public long readable() {
        return isStream ? streamBytes() : firstMessage == null ? 0 : firstMessage.end - firstMessage.start;
    }

    private long streamBytes() {
        return received.availableBytes() - (UrgentBytes.SELECTED && urgent != null ? urgent.takenCount() : 0);
    }

    /// Bytes that the peer has not read yet.
    public long unread() {
        return peer == null ? 0 : peer.received.availableBytes();
    }

    /// SO_ERROR; null if there is none.
    public Errno takeError() {
        Errno taken = error;
        error = null;
        return taken;
    }

    public int bufferBytes() {
        return bufferBytes;
    }

    /// SO_SNDBUF, as Linux counts it: what may wait at the peer.
    public void setBuffer(int bytes) {
        bufferBytes = bytes;
    }

    // ---- ending ----

    /// Ends directions, for the peer of a connection too: what this one writes no more, the other reads no more.
    public void shutdown(boolean read, boolean write) {
        end(read, write);
        if (peer != null && !isDatagram) {
            peer.end(write, read);
        }
    }

    private void end(boolean read, boolean write) {
        isReadOver |= read;
        isWriteOver |= write;
        int ready = read ? Readiness.IN | Readiness.READ_NORMAL | Readiness.READ_HANG_UP : 0;
        watches.changed(ready | (write ? WRITABLE : 0) | (isReadOver && isWriteOver ? Readiness.HANG_UP : 0));
    }

    /// Ends both directions and frees what was not read. Once.
    public void close() {
        close(false);
    }

    private void close(boolean wasNeverAccepted) {
        isClosed = true;
        if (device != 0 || name != null) {
            LocalNames.remove(this);
        }
        LocalSocket other = peer;
        peer = null;
        if (other != null && !isDatagram) {
            if (isStream ? streamBytes() > 0 || wasNeverAccepted : firstMessage != null || wasNeverAccepted) {
                other.error = ECONNRESET;
            }
            other.peer = null;
            other.end(true, true);
        }
        isReadOver = true;
        isWriteOver = true;
        tellSenders();
        if (isSender) {
            forgetSender();
        }
        while (firstPending != null) {
            accept().close(true);
        }
        while (firstMessage != null) {
            if (firstMessage.attachment != null) {
                firstMessage.attachment.dropped();
            }
            removeFirst();
        }
        received.clear();
    }

    private void forgetSender() {
        LocalSocket before = null;
        for (LocalSocket at = datagrams; at != this; at = at.nextSender) {
            before = at;
        }
        if (before == null) {
            datagrams = nextSender;
        } else {
            before.nextSender = nextSender;
        }
        isSender = false;
    }

    /// As Linux's unix_poll and unix_dgram_poll.
    public int readiness() {
        int ready = 0;
        if (error != null) {
            ready |= Readiness.ERROR;
        }
        if (isReadOver && isWriteOver || !isDatagram && !wasConnected && !isListening) {
            ready |= Readiness.HANG_UP;
        }
        if (isReadOver) {
            ready |= Readiness.READ_HANG_UP | Readiness.IN | Readiness.READ_NORMAL;
        }
        if (received.availableBytes() > 0 || firstMessage != null || firstPending != null) {
            ready |= Readiness.IN | Readiness.READ_NORMAL;
        }
        if (UrgentBytes.SELECTED && urgent != null && urgent.hasUnread()) {
            ready |= Readiness.PRIORITY;
        }
        if (!isListening && (peer == null || mayReceive(peer))) {
            ready |= WRITABLE;
        }
        return ready;
    }

    /// As Linux, a sender of messages is woken when a quarter of the buffer is in use.
    private boolean mayReceive(LocalSocket target) {
        if (isDatagram && target.peer != this && target.messageCount > MOST_DATAGRAMS) {
            return false;
        }
        if (isStream) {
            return target.hasRoom(bufferBytes);
        }
        return 4 * (target.received.availableBytes() + (long) target.messageCount * OVERHEAD_BYTES) <= bufferBytes && target.received.roomBytes() >= Frames.BYTES;
    }
}
