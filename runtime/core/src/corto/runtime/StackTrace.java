// SPDX-License-Identifier: Apache-2.0
package corto.runtime;

import corto.lang.Address;
import corto.lang.AlwaysInline;
import corto.lang.Machine;
import corto.lang.NeverInline;

/// The return addresses on a stack, innermost first. The `corto` command turns them into Java lines with the debug file.
///
/// Every method keeps its caller's frame pointer where its own points to, and its return address 8 bytes above
/// (System V AMD64 ABI, "The stack frame"). The outermost frame pointer is 0.
public final class StackTrace {
    private static final long RETURN_ADDRESS = 8;
    private static final int MAX_DEPTH = 1024;     // HotSpot's MaxJavaStackTraceDepth

    private StackTrace() {}

    /// The return addresses of the calling method and its callers, at most 1024.
    @NeverInline
    public static long[] capture() {
        Address frame = Machine.framePointer();
        long[] addresses = new long[depth(frame, MAX_DEPTH)];
        capture(addresses, frame);
        return addresses;
    }

    /// Fills `into` from the frame at `framePointer` on, as far as there is room. The number of return addresses found.
    public static int capture(long[] into, Address framePointer) {
        Address frame = framePointer;
        int count = 0;
        while (count < into.length && isFrame(frame)) {
            into[count++] = returnAddress(frame);
            frame = caller(frame);
        }
        return count;
    }

    /// How many return addresses `capture` would find, at most `limit`.
    public static int depth(Address framePointer, int limit) {
        Address frame = framePointer;
        int count = 0;
        while (count < limit && isFrame(frame)) {
            count++;
            frame = caller(frame);
        }
        return count;
    }

    /// Whether a frame can be at this address: on the stack, aligned.
    @AlwaysInline
    static boolean isFrame(Address frame) {
        return frame.isAligned(Long.BYTES) && StackLimit.isOnStack(frame);
    }

    @AlwaysInline
    static long returnAddress(Address frame) {
        return frame.loadLong(RETURN_ADDRESS);
    }

    /// The caller's frame; zero when what is there cannot be one, so that a damaged stack ends the walk.
    @AlwaysInline
    static Address caller(Address frame) {
        Address caller = frame.loadAddress(0);
        return frame.isBelow(caller) ? caller : Address.zero();
    }
}
