// SPDX-License-Identifier: Apache-2.0
package java.io;

import jdk.internal.corto.Host;

/// The machine's input stream as `System.in` uses it. A read waits for at least one byte.
public final class ConsoleInput extends InputStream {
    private final int descriptor;

    public ConsoleInput(int descriptor) {
        this.descriptor = descriptor;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return Host.read(descriptor, one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        return Host.read(descriptor, bytes, offset, length);
    }
}
