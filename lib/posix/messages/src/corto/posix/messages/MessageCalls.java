// SPDX-License-Identifier: Apache-2.0
package corto.posix.messages;

import static corto.lang.Errno.E2BIG;
import static corto.lang.Errno.EACCES;
import static corto.lang.Errno.EAGAIN;
import static corto.lang.Errno.EFAULT;
import static corto.lang.Errno.EIDRM;
import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.ENOMSG;
import static corto.lang.Errno.ENOSPC;

import corto.lang.Address;
import corto.lang.Layout;
import corto.lang.Result;
import corto.lang.Syscall;
import corto.lang.U32;
import corto.lang.U64;
import corto.lang.UserAddress;
import corto.posix.ipc.IpcObject;
import corto.posix.ipc.IpcTable;
import corto.posix.process.ApplicationThread;
import corto.posix.process.Process;
import corto.posix.process.UserMemory;
import corto.sched.events.TimerQueue;

/// msgget(2), msgsnd(2), msgrcv(2), msgctl(2).
final class MessageCalls {
    /// MSGMAX: bytes of a message, as Linux's default.
    static final int MOST_BYTES = 8192;

    private static final IpcTable QUEUES = new IpcTable(IpcTable.MOST);

    private static final int MSG_NOERROR = 010000;
    private static final int MSG_EXCEPT = 020000;
    private static final int MSG_COPY = 040000;

    private static final int MSG_STAT = 11;
    private static final int MSG_INFO = 12;
    private static final int MSG_STAT_ANY = 13;

    /// `struct msqid64_ds` on x86-64.
    private static final Layout STATUS = Layout.littleEndian().at(IpcObject.PERMISSION_BYTES);
    private static final U64 MSG_STIME = STATUS.u64();
    private static final U64 MSG_RTIME = STATUS.u64();
    private static final U64 MSG_CTIME = STATUS.u64();
    private static final U64 MSG_CBYTES = STATUS.u64();
    private static final U64 MSG_QNUM = STATUS.u64();
    private static final U64 MSG_QBYTES = STATUS.u64();
    private static final U32 MSG_LSPID = STATUS.u32();
    private static final U32 MSG_LRPID = STATUS.u32();
    private static final int STATUS_BYTES = STATUS.reserved(16).sized(120);

    private static final int[] LIMITS = {512_000, MessageQueue.MOST_BYTES, MOST_BYTES, MessageQueue.MOST_BYTES, IpcTable.MOST, 16, MessageQueue.MOST_BYTES, 0xFFFF};  // struct msginfo
    private static final int MSGPOOL = 0;
    private static final int MSGMAP = 1;
    private static final int MSGTQL = 6;

    private MessageCalls() {}

    @Syscall("msgget")
    static Result msgget(int key, int flags) {
        Result begun = QUEUES.begin(key, flags);
        if (begun.isError()) {
            return begun;
        }
        if (QUEUES.found() != null) {
            return QUEUES.useFound(flags);
        }
        return QUEUES.isFull() ? Result.error(ENOSPC) : QUEUES.add(new MessageQueue(key, flags));
    }

    @Syscall("msgsnd")
    static Result msgsnd(int id, UserAddress message, long lengthBytes, int flags) {
        Address type = UserMemory.readable(message, Long.BYTES);
        if (type.isZero()) {
            return Result.error(EFAULT);
        }
        if (lengthBytes < 0 || lengthBytes > MOST_BYTES || id < 0 || type.loadLong(0) < 1) {
            return Result.error(EINVAL);
        }
        Address from = UserMemory.readable(message, Long.BYTES + lengthBytes);
        if (from.isZero()) {
            return Result.error(EFAULT);
        }
        byte[] text = new byte[(int) lengthBytes];
        for (int i = 0; i < text.length; i++) {
            text[i] = from.loadByte(Long.BYTES + i);
        }
        Message sent = new Message(from.loadLong(0), text);
        Result looked = QUEUES.lookup(id);
        if (looked.isError()) {
            return looked;
        }
        MessageQueue queue = (MessageQueue) QUEUES.found();
        while (true) {
            if (queue.isRemoved()) {
                return Result.error(EIDRM);
            }
            if (!queue.allows(IpcObject.WRITE)) {
                return Result.error(EACCES);
            }
            if (queue.hasRoom(lengthBytes)) {
                break;
            }
            if ((flags & IpcObject.IPC_NOWAIT) != 0) {
                return Result.error(EAGAIN);
            }
            if (isInterrupted(queue)) {
                return ApplicationThread.RESTART_UNHANDLED;
            }
        }
        queue.lastSender = Process.current().id();
        queue.sendSeconds = IpcObject.seconds();
        queue.append(sent);
        return Result.of(0);
    }

    private static boolean isInterrupted(MessageQueue queue) {
        MessageQueue.Waiter waiter = queue.startWaiting();
        Result waited = ApplicationThread.await(TimerQueue.NEVER);
        queue.stopWaiting(waiter);
        return waited.bits() == ApplicationThread.RESTART.bits();
    }

    @Syscall("msgrcv")
    static Result msgrcv(int id, UserAddress buffer, long lengthBytes, long type, int flags) {
        boolean copies = (flags & MSG_COPY) != 0;
        if (id < 0 || lengthBytes < 0 || copies && ((flags & MSG_EXCEPT) != 0 || (flags & IpcObject.IPC_NOWAIT) == 0)) {
            return Result.error(EINVAL);
        }
        Result looked = QUEUES.lookup(id);
        if (looked.isError()) {
            return looked;
        }
        MessageQueue queue = (MessageQueue) QUEUES.found();
        Message found = null;
        while (found == null) {
            if (queue.isRemoved()) {
                return Result.error(EIDRM);
            }
            if (!queue.allows(IpcObject.READ)) {
                return Result.error(EACCES);
            }
            found = copies ? queue.at(type) : queue.find(type, (flags & MSG_EXCEPT) != 0);
            if (found == null && (flags & IpcObject.IPC_NOWAIT) != 0) {
                return Result.error(ENOMSG);
            }
            if (found == null && isInterrupted(queue)) {
                return ApplicationThread.RESTART_UNHANDLED;
            }
        }
        if (found.text.length > lengthBytes && (flags & MSG_NOERROR) == 0) {
            return Result.error(E2BIG);
        }
        if (!copies) {
            queue.remove(found);
            queue.receiveSeconds = IpcObject.seconds();
            queue.lastReceiver = Process.current().id();
        }
        int length = (int) Math.min(found.text.length, lengthBytes);
        Address to = UserMemory.writable(buffer, Long.BYTES + length);
        if (to.isZero()) {
            return Result.error(EFAULT);                     // and the message is lost, as on Linux
        }
        to.storeLong(0, found.type);
        for (int i = 0; i < length; i++) {
            to.storeByte(Long.BYTES + i, found.text[i]);
        }
        return Result.of(length);
    }

    // ---- msgctl(2) ----

    @Syscall("msgctl")
    static Result msgctl(int id, int command, UserAddress buffer) {
        if (id < 0) {
            return Result.error(EINVAL);
        }
        return switch (command) {
            case IpcObject.IPC_INFO, MSG_INFO -> limits(command, buffer);
            case IpcObject.IPC_STAT, MSG_STAT, MSG_STAT_ANY -> status(id, command, buffer);
            case IpcObject.IPC_SET, IpcObject.IPC_RMID -> change(id, command, buffer);
            default -> Result.error(EINVAL);
        };
    }

    private static Result limits(int command, UserAddress buffer) {
        Address to = IpcTable.writeLimits(LIMITS, buffer);
        if (to.isZero()) {
            return Result.error(EFAULT);
        }
        if (command == MSG_INFO) {
            int count = 0;
            long bytes = 0;
            for (int i = 0; i < QUEUES.end(); i++) {
                if (QUEUES.at(i) instanceof MessageQueue queue) {
                    count += queue.count;
                    bytes += queue.bytes;
                }
            }
            to.storeInt(MSGPOOL * Integer.BYTES, QUEUES.count());
            to.storeInt(MSGMAP * Integer.BYTES, count);
            to.storeInt(MSGTQL * Integer.BYTES, (int) bytes);
        }
        return Result.of(QUEUES.last());
    }

    private static Result status(int id, int command, UserAddress buffer) {
        Result looked = QUEUES.lookToTell(id, command != IpcObject.IPC_STAT, command == MSG_STAT_ANY);
        if (looked.isError()) {
            return looked;
        }
        MessageQueue queue = (MessageQueue) QUEUES.found();
        Address to = UserMemory.writable(buffer, STATUS_BYTES);
        if (to.isZero()) {
            return Result.error(EFAULT);
        }
        to.clear(STATUS_BYTES);
        queue.writePermissions(to);
        MSG_STIME.write(to, queue.sendSeconds);
        MSG_RTIME.write(to, queue.receiveSeconds);
        MSG_CTIME.write(to, queue.changeSeconds());
        MSG_CBYTES.write(to, queue.bytes);
        MSG_QNUM.write(to, queue.count);
        MSG_QBYTES.write(to, queue.mostBytes);
        MSG_LSPID.write(to, queue.lastSender);
        MSG_LRPID.write(to, queue.lastReceiver);
        return Result.of(command == IpcObject.IPC_STAT ? 0 : queue.id());
    }

    private static Result change(int id, int command, UserAddress buffer) {
        boolean sets = command == IpcObject.IPC_SET;
        Address from = UserMemory.readable(buffer, sets ? STATUS_BYTES : 0);
        if (sets && from.isZero()) {
            return Result.error(EFAULT);
        }
        Result looked = QUEUES.lookToChange(id);
        if (looked.isError()) {
            return looked;
        }
        MessageQueue queue = (MessageQueue) QUEUES.found();
        if (sets) {
            queue.readPermissions(from);
            queue.mostBytes = MSG_QBYTES.read(from);
        } else {
            QUEUES.remove(queue);
        }
        queue.wakeAll();
        return Result.of(0);
    }
}
