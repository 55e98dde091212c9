// SPDX-License-Identifier: Apache-2.0
package corto.runtime;

import corto.lang.Address;
import corto.lang.Machine;
import corto.lang.NeverInline;
import corto.platform.api.Platforms;

/// The end, when something is wrong with the kernel itself: says what and where, then stops. Allocates nothing.
///
/// ```
/// panic: the heap is damaged
///   value        0x20
///     at 0xffffffff80101234
/// ```
public final class Panic {
    /// What a shell shows for a process that aborted: 128 + SIGABRT.
    public static final int STATUS = 134;

    private static final int MAX_FRAMES = 64;
    private static final int NAME_WIDTH = 12;

    private static boolean panicking;

    private Panic() {}

    /// Does not return.
    @NeverInline
    public static void because(String reason) {
        begin(reason);
        finish(Machine.framePointer());
    }

    /// Does not return. `value` is what the reason is about.
    @NeverInline
    public static void because(String reason, long value) {
        begin(reason);
        register("value", value);
        finish(Machine.framePointer());
    }

    /// For machine faults: then `register` for each, then `finish`. A second panic during the first stops at once.
    public static void begin(String reason) {
        StackLimit.disable();
        if (panicking) {
            Platforms.PLATFORM.exit(STATUS);
        }
        panicking = true;
        PanicConsole.print("panic: ");
        PanicConsole.print(reason);
        PanicConsole.newLine();
    }

    public static void register(String name, long value) {
        PanicConsole.print("  ");
        PanicConsole.print(name);
        for (int column = name.length(); column <= NAME_WIDTH; column++) {
            PanicConsole.print(" ");
        }
        PanicConsole.printHex(value);
        PanicConsole.newLine();
    }

    /// Prints one line of a trace, in the form that the `corto` command turns into a Java line.
    public static void frame(long returnAddress) {
        PanicConsole.print("\tat ");
        PanicConsole.printHex(returnAddress);
        PanicConsole.newLine();
    }

    /// Prints the stack from `framePointer` on and stops. Does not return.
    public static void finish(Address framePointer) {
        Address frame = framePointer;
        for (int count = 0; count < MAX_FRAMES && StackTrace.isFrame(frame); count++) {
            frame(StackTrace.returnAddress(frame));
            frame = StackTrace.caller(frame);
        }
        Platforms.PLATFORM.exit(STATUS);
    }
}
