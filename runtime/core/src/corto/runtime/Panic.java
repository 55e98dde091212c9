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
///   0x20
///	at 0xffffffff80101234
/// ```
public final class Panic {
    /// What a shell shows for a process that aborted: 128 + SIGABRT.
    public static final int STATUS = 134;

    private static final int MAX_FRAMES = 64;
    private static final int NAME_WIDTH = 12;

    private static boolean panicking;

    private Panic() {}

    /// Prints a line on standard error without the heap, for who has just found out that it is full. Nothing else happens.
    @NeverInline
    public static void say(String text) {
        PanicConsole.print(text);
        PanicConsole.newLine();
    }

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
        PanicConsole.print("  ");
        PanicConsole.printHex(value);
        PanicConsole.newLine();
        finish(Machine.framePointer());
    }

    /// For machine faults: then `registers`, `frame`, `finish`. A second panic during the first stops at once.
    public static void begin(String reason) {
        begin(reason, 0);
    }

    /// As `begin`, with line number `line` of `reasons`: one string costs an image less than many.
    public static void begin(String reasons, int line) {
        StackLimit.disable();
        if (panicking) {
            Platforms.PLATFORM.exit(STATUS);
        }
        panicking = true;
        PanicConsole.print("panic: ");
        PanicConsole.printPart(reasons, line, '\n');
        PanicConsole.newLine();
    }

    /// Prints words of memory from `values` on, each with its name from the blank-separated `names`; `-` leaves one out.
    public static void registers(String names, Address values) {
        Address value = values;
        int start = 0;
        for (int i = 0; start < names.length(); i++) {
            int end = start;
            while (end < names.length() && names.charAt(end) != ' ') {
                end++;
            }
            if (names.charAt(start) != '-') {
                PanicConsole.print("  ");
                PanicConsole.printPart(names, i, ' ');
                for (int column = end - start; column < NAME_WIDTH; column++) {
                    PanicConsole.print(" ");
                }
                PanicConsole.printHex(value.loadLong());
                PanicConsole.newLine();
            }
            value = value.plus(Long.BYTES);
            start = end + 1;
        }
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
