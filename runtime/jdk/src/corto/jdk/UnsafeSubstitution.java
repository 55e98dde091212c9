// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Alias;
import corto.lang.Replace;
import corto.lang.Substitute;
import corto.runtime.Threads;
import jdk.internal.corto.Host;
import jdk.internal.corto.NativeMemory;

/// Waiting, when there is nobody to wait for: what is not ready or due at some time is a deadlock, and says so.
///
/// Copies that reverse the bytes of each element are loops here. All other memory accesses of this class are the compiler's.
@Substitute("jdk.internal.misc.Unsafe")
final class UnsafeSubstitution {
    private static boolean permit;

    @Alias
    public native short getShort(Object holder, long offset);

    @Alias
    public native int getInt(Object holder, long offset);

    @Alias
    public native long getLong(Object holder, long offset);

    @Alias
    public native void putShort(Object holder, long offset, short value);

    @Alias
    public native void putInt(Object holder, long offset, int value);

    @Alias
    public native void putLong(Object holder, long offset, long value);

    /// Elements of 2, 4 or 8 bytes. What overlaps is copied from the end that is not written first.
    @Replace
    private void copySwapMemory0(Object from, long fromOffset, Object to, long toOffset, long bytes, long elementBytes) {
        boolean backwards = from == to && fromOffset < toOffset;
        long step = backwards ? -elementBytes : elementBytes;
        long at = backwards ? bytes - elementBytes : 0;
        for (long left = bytes; left > 0; left -= elementBytes) {
            switch ((int) elementBytes) {
                case Short.BYTES -> putShort(to, toOffset + at, Short.reverseBytes(getShort(from, fromOffset + at)));
                case Integer.BYTES -> putInt(to, toOffset + at, Integer.reverseBytes(getInt(from, fromOffset + at)));
                default -> putLong(to, toOffset + at, Long.reverseBytes(getLong(from, fromOffset + at)));
            }
            at += step;
        }
    }

    @Replace
    private long allocateMemory0(long bytes) {
        return NativeMemory.allocate(bytes);
    }

    @Replace
    private void freeMemory0(long address) {
        NativeMemory.free(address);
    }

    /// `time`: milliseconds since 1970 if absolute, else nanoseconds, 0 for ever.
    @Replace
    public void park(boolean absolute, long time) {
        if (Threads.PRESENT) {
            LangAccess.park(absolute, time);
            return;
        }
        boolean pass = permit || Thread.currentThread().isInterrupted();
        permit = false;
        if (pass) {
            return;
        }
        if (absolute) {
            Host.pause((time - Host.currentTimeMillis()) * 1_000_000);
        } else if (time != 0) {
            Host.pause(time);
        } else {
            Host.deadlock("the program waits for a lock, a result or another thread");
        }
    }

    @Replace
    public void unpark(Object thread) {
        if (Threads.PRESENT) {
            if (thread != null) {
                LangAccess.unpark((Thread) thread);
            }
        } else if (thread == Thread.currentThread()) {
            permit = true;
        }
    }
}
