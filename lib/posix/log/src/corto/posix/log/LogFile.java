// SPDX-License-Identifier: Apache-2.0
package corto.posix.log;

import static corto.lang.Errno.EAGAIN;
import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.EPIPE;

import corto.fs.file.Inode;
import corto.fs.file.OpenFile;
import corto.fs.file.SeekableFile;
import corto.lang.Address;
import corto.lang.Result;
import corto.log.api.Log;
import corto.log.ring.KernelLog;
import corto.log.ring.LogRing;
import corto.sched.events.Readiness;
import corto.sched.events.WatchList;

/// An open `/dev/kmsg` (Linux, Documentation/ABI/testing/dev-kmsg): each read gives one message, `LEVEL,NUMBER,MICROSECONDS,-;TEXT`; what is written becomes a message.
final class LogFile extends OpenFile {
    private static final long NANOS_PER_MICRO = 1000;
    private static final int USER = 8;               // LOG_USER: not the kernel's own
    private static final int LEVELS = 8;

    private final Inode node;
    private long next = KernelLog.RING.firstNumber();

    LogFile(Inode node, int flags) {
        super(flags);
        this.node = node;
        node.opened();
    }

    @Override
    protected void closed() {
        node.closed();
    }

    @Override
    public Inode inode() {
        return node;
    }

    /// EPIPE once if messages were lost, EINVAL if the next one does not fit.
    @Override
    protected Result readBytes(Address to, long lengthBytes) {
        LogRing ring = KernelLog.RING;
        if (next < ring.firstNumber()) {
            next = ring.firstNumber();
            return Result.error(EPIPE);
        }
        if (!ring.find(next)) {
            return Result.error(EAGAIN);
        }
        StringBuilder line = new StringBuilder();
        line.append(ring.level()).append(',').append(next).append(',').append(ring.nanos() / NANOS_PER_MICRO).append(",-;");
        for (int i = 0; i < ring.length(); i++) {
            int character = ring.text(i);
            if (character < ' ' || character > '~' || character == '\\') {
                line.append("\\x").append(Character.forDigit(character >>> 4, 16)).append(Character.forDigit(character & 0xF, 16));
            } else {
                line.append((char) character);
            }
        }
        line.append('\n');
        if (line.length() > lengthBytes) {
            return Result.error(EINVAL);
        }
        for (int i = 0; i < line.length(); i++) {
            to.storeByte(i, (byte) line.charAt(i));
        }
        next++;
        return Result.of(line.length());
    }

    /// `<LEVEL>` may come first; without it the message is a warning, as on Linux.
    @Override
    protected Result writeBytes(Address from, long lengthBytes) {
        int length = (int) Math.min(lengthBytes, LogRing.MOST_TEXT);
        int level = Log.WARNING;
        int start = 0;
        if (length >= 3 && from.loadByte(0) == '<' && from.loadByte(1) >= '0' && from.loadByte(1) <= '9') {
            int number = from.loadByte(1) - '0';
            int end = 2;
            while (end < length && from.loadByte(end) >= '0' && from.loadByte(end) <= '9' && number < USER * LEVELS) {
                number = 10 * number + from.loadByte(end++) - '0';
            }
            if (end < length && from.loadByte(end) == '>') {
                level = number % LEVELS;
                start = end + 1;
            }
        }
        while (length > start && from.loadByte(length - 1) == '\n') {
            length--;
        }
        byte[] text = new byte[length - start];
        for (int i = 0; i < text.length; i++) {
            text[i] = from.loadByte(start + i);
        }
        KernelLog.add(level, text, text.length);
        return Result.of(lengthBytes);
    }

    /// To the oldest message (SEEK_SET, SEEK_DATA) or behind the newest one (SEEK_END).
    @Override
    protected Result seekTo(long offset, int whence) {
        if (offset != 0 || whence == SeekableFile.SEEK_CUR || whence == SeekableFile.SEEK_HOLE) {
            return Result.error(EINVAL);
        }
        next = whence == SeekableFile.SEEK_END ? KernelLog.RING.nextNumber() : KernelLog.RING.firstNumber();
        return Result.of(0);
    }

    @Override
    public int readiness() {
        int writable = Readiness.OUT | Readiness.WRITE_NORMAL;
        return next < KernelLog.RING.nextNumber() ? writable | Readiness.IN | Readiness.READ_NORMAL : writable;
    }

    @Override
    public WatchList watches() {
        return KernelLog.WATCHES;
    }
}
