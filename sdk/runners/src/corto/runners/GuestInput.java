// SPDX-License-Identifier: Apache-2.0
package corto.runners;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// Standard input on its way to a guest with a control line: it begins when the guest listens, and its end is told there, so that every byte is data.
final class GuestInput implements Runnable {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int ESCAPE = 0x1D;              // Control-], as systemd-nspawn(1) has it
    private static final int ESCAPES = 3;
    private static final long ESCAPE_NANOS = 1_000_000_000;

    private final InputStream from;                      // null: nothing comes
    private final OutputStream to;
    private final ControlLine control;
    private final Runnable atEscape;                     // null: no key is special
    private int escapes;
    private long firstEscapeNanos;

    GuestInput(InputStream from, OutputStream to, ControlLine control, Runnable atEscape) {
        this.from = from;
        this.to = to;
        this.control = control;
        this.atEscape = atEscape;
    }

    @Override
    public void run() {
        long count = 0;
        try {
            if (!control.awaitReady()) {
                return;
            }
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int length = from == null ? -1 : from.read(buffer); length >= 0; length = from.read(buffer)) {
                look(buffer, length);
                to.write(buffer, 0, length);
                to.flush();
                count += length;
            }
        } catch (IOException e) {
            // QEMU has ended, or the input cannot be read: what came is all.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        control.inputEndsAfter(count);
    }

    /// Three times the escape key within a second leaves a guest that does not listen.
    private void look(byte[] bytes, int length) {
        for (int i = 0; i < length && atEscape != null; i++) {
            if (bytes[i] != ESCAPE) {
                escapes = 0;
                continue;
            }
            if (escapes == 0 || System.nanoTime() - firstEscapeNanos > ESCAPE_NANOS) {
                escapes = 0;
                firstEscapeNanos = System.nanoTime();
            }
            if (++escapes == ESCAPES) {
                atEscape.run();
            }
        }
    }
}
