// SPDX-License-Identifier: Apache-2.0
package corto.posix.sockets;

import static corto.lang.Errno.EBADF;
import static corto.lang.Errno.EFAULT;
import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.EPERM;
import static corto.lang.Errno.ESRCH;

import corto.fs.file.OpenFile;
import corto.lang.Address;
import corto.lang.Layout;
import corto.lang.Result;
import corto.lang.U32;
import corto.lang.U64;
import corto.lang.UserAddress;
import corto.posix.files.Files;
import corto.posix.process.Process;
import corto.posix.process.UserMemory;

/// Control messages (cmsg(3)) of level SOL_SOCKET: SCM_RIGHTS, open files; SCM_CREDENTIALS, who sends. Those of other levels are the
/// socket's business: `SocketFile.addControl`, `takeControl`.
public final class ControlMessages {
    private static final int SCM_RIGHTS = 1;
    private static final int SCM_CREDENTIALS = 2;
    private static final int MOST_FILES = 253;               // SCM_MAX_FD
    private static final int MSG_CTRUNC = 8;
    private static final long MOST_BYTES = 20_480;           // net.core.optmem_max

    /// `struct cmsghdr`, and `struct ucred` behind it.
    private static final Layout LAYOUT = Layout.littleEndian();
    private static final U64 LENGTH = LAYOUT.u64();
    private static final U32 LEVEL = LAYOUT.u32();
    private static final U32 TYPE = LAYOUT.u32();
    private static final int HEADER_BYTES = LAYOUT.sized(16);
    private static final int CREDENTIALS_BYTES = 12;

    private static Attached attached;                        // by `read`; under the kernel lock
    private static long written;                             // by `write`
    private static UserAddress target;                       // of `add`, with its room
    private static long targetRoom;
    private static boolean isCut;

    private ControlMessages() {}

    /// What `read` has made; null: nothing that means anything.
    static Attached attached() {
        return attached;
    }

    static long written() {
        return written;
    }

    private static long aligned(long bytes) {
        return bytes + Long.BYTES - 1 & -Long.BYTES;
    }

    /// Reads what the application sends. EINVAL, EBADF, EPERM, ESRCH, EFAULT.
    static Result read(UserAddress from, long lengthBytes) {
        attached = null;
        if (lengthBytes < 0 || lengthBytes > MOST_BYTES) {
            return Result.error(corto.lang.Errno.ENOBUFS);
        }
        Address start = UserMemory.readable(from, lengthBytes);
        if (start.isZero()) {
            return Result.error(EFAULT);
        }
        int pid = Process.current().id();
        int uid = Files.context().uid;
        int gid = Files.context().gid;
        OpenFile[] files = new OpenFile[0];
        long at = 0;
        Result problem = Result.of(0);
        while (lengthBytes - at >= HEADER_BYTES && !problem.isError()) {
            Address message = start.plus(at);
            long length = LENGTH.read(message);
            if (length < HEADER_BYTES || length > lengthBytes - at) {
                problem = Result.error(EINVAL);
                break;
            }
            Address data = message.plus(HEADER_BYTES);
            long bytes = length - HEADER_BYTES;
            if (LEVEL.read(message) != SocketOptions.SOL_SOCKET) {
                at += aligned(length);
                continue;
            }
            if (TYPE.read(message) == SCM_RIGHTS) {
                int count = (int) (bytes / Integer.BYTES);
                if (count + files.length > MOST_FILES) {
                    problem = Result.error(EINVAL);
                } else {
                    OpenFile[] more = new OpenFile[files.length + count];
                    System.arraycopy(files, 0, more, 0, files.length);
                    problem = retain(data, more, files.length);
                    files = problem.isError() ? files : more;
                }
            } else if (TYPE.read(message) == SCM_CREDENTIALS && bytes == CREDENTIALS_BYTES) {
                boolean mayLie = uid == 0;
                pid = data.loadInt(0);
                boolean isRight = data.loadInt(4) == uid && data.loadInt(8) == gid && pid == Process.current().id();
                problem = isRight || mayLie ? Process.find(pid) == null ? Result.error(ESRCH) : problem : Result.error(EPERM);
                uid = data.loadInt(4);
                gid = data.loadInt(8);
            } else {
                problem = Result.error(EINVAL);
            }
            at += aligned(length);
        }
        Attached all = new Attached(files, pid, uid, gid);
        if (problem.isError()) {
            all.drop();
            return problem;
        }
        attached = all;
        return Result.of(0);
    }

    /// Fetches the files of descriptors, with a reference each, into `files` from `first` on. EBADF: none was retained.
    private static Result retain(Address descriptors, OpenFile[] files, int first) {
        for (int i = first; i < files.length; i++) {
            OpenFile file = Files.table().get(descriptors.loadInt((long) (i - first) * Integer.BYTES));
            if (file == null) {
                for (int j = first; j < i; j++) {
                    files[j].release();
                }
                return Result.error(EBADF);
            }
            file.retain();
            files[i] = file;
        }
        return Result.of(0);
    }

    /// Hands over what came with what was received last. 0, or MSG_CTRUNC if not all found room.
    static int write(SocketFile socket, UserAddress to, long room, boolean closeOnExec) {
        written = 0;
        Attached came = socket.takeAttached();
        if (came == null) {
            return 0;
        }
        boolean isCut = false;
        if (socket.passesCredentials()) {
            isCut = !writeCredentials(came, to, room);
        }
        if (came.hasFiles()) {
            isCut |= !writeFiles(came.files, to, room, closeOnExec);
        }
        return isCut ? MSG_CTRUNC : 0;
    }

    /// What the socket has to tell beside what was received last: `SocketFile.addControl`. 0, or MSG_CTRUNC if not all found room.
    static int writeOwn(SocketFile socket, UserAddress to, long room) {
        written = 0;
        target = to;
        targetRoom = room;
        isCut = false;
        socket.addControl();
        return isCut ? MSG_CTRUNC : 0;
    }

    /// The same of the error that is being looked at: `SocketFile.addErrorControl`.
    static int writeError(SocketFile socket, UserAddress to, long room) {
        written = 0;
        target = to;
        targetRoom = room;
        isCut = false;
        socket.addErrorControl();
        return isCut ? MSG_CTRUNC : 0;
    }

    /// Adds a message; where its `bytes` of data belong, or zero if there is no room. Only in `SocketFile.addControl` and `addErrorControl`.
    public static Address add(int level, int type, int bytes) {
        int length = HEADER_BYTES + bytes;
        Address place = targetRoom - written < length ? Address.zero() : UserMemory.writable(target.plus(written), length);
        if (place.isZero()) {
            isCut = true;
            return place;
        }
        LENGTH.write(place, length);
        LEVEL.write(place, level);
        TYPE.write(place, type);
        written = Math.min(written + aligned(length), targetRoom);
        return place.plus(HEADER_BYTES);
    }

    /// Hands what the application sends beside the bytes to `socket`. EINVAL, EFAULT, and what the socket says.
    static Result giveTo(SocketFile socket, UserAddress from, long lengthBytes) {
        Address start = lengthBytes < 0 || lengthBytes > MOST_BYTES ? Address.zero() : UserMemory.readable(from, lengthBytes);
        if (start.isZero()) {
            return Result.error(lengthBytes < 0 || lengthBytes > MOST_BYTES ? corto.lang.Errno.ENOBUFS : EFAULT);
        }
        long at = 0;
        while (lengthBytes - at >= HEADER_BYTES) {
            Address message = start.plus(at);
            long length = LENGTH.read(message);
            if (length < HEADER_BYTES || length > lengthBytes - at) {
                return Result.error(EINVAL);
            }
            Result taken = socket.takeControl(LEVEL.read(message), TYPE.read(message), message.plus(HEADER_BYTES), (int) length - HEADER_BYTES);
            if (taken.isError()) {
                return taken;
            }
            at += aligned(length);
        }
        return Result.of(0);
    }

    private static boolean writeCredentials(Attached came, UserAddress to, long room) {
        int length = HEADER_BYTES + CREDENTIALS_BYTES;
        Address place = room < length ? Address.zero() : UserMemory.writable(to, length);
        if (place.isZero()) {
            return false;
        }
        writeHeader(place, length, SCM_CREDENTIALS);
        place.storeInt(HEADER_BYTES, came.pid);
        place.storeInt(HEADER_BYTES + 4, came.uid);
        place.storeInt(HEADER_BYTES + 8, came.gid);
        written = Math.min(aligned(length), room);
        return true;
    }

    private static void writeHeader(Address place, long length, int type) {
        LENGTH.write(place, length);
        LEVEL.write(place, SocketOptions.SOL_SOCKET);
        TYPE.write(place, type);
    }

    /// Gives as many files descriptors as there is room for, and the others up.
    private static boolean writeFiles(OpenFile[] files, UserAddress to, long room, boolean closeOnExec) {
        long left = room - written - HEADER_BYTES;
        int most = (int) Math.max(0, Math.min(files.length, left / Integer.BYTES));
        Address place = most == 0 ? Address.zero() : UserMemory.writable(to.plus(written), HEADER_BYTES + (long) most * Integer.BYTES);
        int count = 0;
        while (!place.isZero() && count < most) {
            Result added = Files.table().add(files[count], closeOnExec);
            if (added.isError()) {
                break;
            }
            place.storeInt(HEADER_BYTES + (long) count * Integer.BYTES, (int) added.value());
            count++;
        }
        for (int i = count; i < files.length; i++) {
            files[i].release();
        }
        if (count > 0) {
            long length = HEADER_BYTES + (long) count * Integer.BYTES;
            writeHeader(place, length, SCM_RIGHTS);
            written = Math.min(written + aligned(length), room);
        }
        return count == files.length;
    }
}
