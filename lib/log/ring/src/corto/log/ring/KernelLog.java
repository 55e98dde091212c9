// SPDX-License-Identifier: Apache-2.0
package corto.log.ring;

import corto.lang.StringBytes;
import corto.log.api.LogSink;
import corto.platform.api.Platforms;
import corto.sched.events.Readiness;
import corto.sched.events.WatchList;

/// The kernel log of this image.
public final class KernelLog implements LogSink {
    /// Nothing is printed.
    public static final int QUIET = -1;

    /// Kconfig's `LOG_RING_LEVEL`.
    private static final int MOST_LEVEL = Integer.getInteger("corto.log.ring.level", 7);
    /// Kconfig's `LOG_RING_SIZE`, there in KiB.
    private static final int SIZE = Integer.getInteger("corto.log.ring.size", 16) << 10;

    /// The messages.
    public static final LogRing RING = new LogRing(SIZE);

    /// Told `Readiness.IN` when a message has come.
    public static final WatchList WATCHES = new WatchList();

    private static final byte[] SEPARATOR = {':', ' '};
    private static final byte[] TEXT = new byte[LogRing.MOST_TEXT];
    private static final byte[] LINE = new byte[LogLine.MOST];

    private static int consoleLevel = QUIET;

    /// The highest level that is printed on standard error when it is told; `QUIET` for none.
    public static int consoleLevel() {
        return consoleLevel;
    }

    public static void setConsoleLevel(int level) {
        consoleLevel = level;
    }

    @Override
    public int level() {
        return MOST_LEVEL;
    }

    @Override
    public void log(int level, String who, String what) {
        int length = append(0, StringBytes.of(who));
        length = append(length, SEPARATOR);
        add(level, TEXT, append(length, StringBytes.of(what)));
    }

    /// Adds a message, and prints it if its level asks for that.
    public static void add(int level, byte[] text, int length) {
        RING.add(level, Platforms.PLATFORM.nanoTime(), text, length);
        if (level <= consoleLevel && RING.find(RING.nextNumber() - 1)) {
            System.err.write(LINE, 0, LogLine.format(RING, LINE, 0));
        }
        WATCHES.changed(Readiness.IN);
    }

    private static int append(int at, byte[] part) {
        int count = Math.min(part.length, TEXT.length - at);
        System.arraycopy(part, 0, TEXT, at, count);
        return at + count;
    }
}
