// SPDX-License-Identifier: Apache-2.0
package corto.memory.areas;

/// Limits of an address space, in bytes, as setrlimit(2) sets them; −1 is none.
public final class MemoryLimits {
    private static final long NONE = -1;
    private static final long STACK = 8 << 20;           // Linux's default

    private long all = NONE;
    private long data = NONE;
    private long stack = STACK;

    /// RLIMIT_AS; RLIMIT_DATA: private areas that can be written; RLIMIT_STACK: how large an area that grows downwards can become.
    public void set(long allBytes, long dataBytes, long stackBytes) {
        all = allBytes;
        data = dataBytes;
        stack = stackBytes;
    }

    boolean areNone() {
        return (all & data) == NONE;
    }

    boolean allow(long allBytes, long dataBytes) {
        return Long.compareUnsigned(allBytes, all) <= 0 && Long.compareUnsigned(dataBytes, data) <= 0;
    }

    /// How far down an area may grow that ends at `end`.
    long lowestOfStack(long end) {
        return Long.compareUnsigned(stack, end) >= 0 ? 0 : end - stack;
    }

    /// Whether RLIMIT_DATA allows a program's data to have so many bytes.
    public boolean allowData(long bytes) {
        return Long.compareUnsigned(bytes, data) <= 0;
    }
}
