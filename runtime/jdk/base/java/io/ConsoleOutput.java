// SPDX-License-Identifier: Apache-2.0
package java.io;

import jdk.internal.corto.Host;

/// One of the machine's two output streams as `System.out` and `System.err` use it.
///
/// Single bytes wait for a flush, which `PrintStream` does at each newline and after each print; blocks go out at once.
public final class ConsoleOutput extends OutputStream {
    private static final int CAPACITY = 128;

    private final int descriptor;
    private byte[] waiting;                        // made by the first single byte
    private int count;

    public ConsoleOutput(int descriptor) {
        this.descriptor = descriptor;
    }

    @Override
    public void write(int b) throws IOException {
        if (waiting == null) {
            waiting = new byte[CAPACITY];
        }
        if (count == CAPACITY) {
            flush();
        }
        waiting[count++] = (byte) b;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        flush();
        Host.write(descriptor, bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
        if (count > 0) {
            int pending = count;
            count = 0;
            Host.write(descriptor, waiting, 0, pending);
        }
    }
}
