// SPDX-License-Identifier: Apache-2.0
package corto.runners;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Passes on QEMU's messages, line by line, but for the one that a signal ended it: whoever pressed Ctrl-C knows, and who runs QEMU
/// asks `signal`.
final class QemuMessages extends OutputStream {
    private static final Pattern ENDED = Pattern.compile("qemu-system-x86_64: terminating on signal (\\d+).*\n");

    private final OutputStream to;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private OptionalInt signal = OptionalInt.empty();

    QemuMessages(OutputStream to) {
        this.to = to;
    }

    @Override
    public void write(int b) throws IOException {
        line.write(b);
        if (b == '\n') {
            Matcher ended = ENDED.matcher(line.toString(StandardCharsets.UTF_8));
            if (ended.matches()) {
                signal = OptionalInt.of(Integer.parseInt(ended.group(1)));
            } else {
                line.writeTo(to);
            }
            line.reset();
        }
    }

    /// The number of the signal that ended QEMU.
    OptionalInt signal() {
        return signal;
    }

    /// What is no whole line yet waits for its end.
    @Override
    public void flush() throws IOException {
        to.flush();
    }
}
