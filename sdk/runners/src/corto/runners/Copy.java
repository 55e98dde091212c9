// SPDX-License-Identifier: Apache-2.0
package corto.runners;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// A thread that passes bytes on as they come.
final class Copy extends Thread {
    private static final int BUFFER_BYTES = 1 << 16;

    private final InputStream from;
    private final OutputStream to;
    private final Runnable atEnd;

    private Copy(String name, InputStream from, OutputStream to, Runnable atEnd) {
        super(name);
        this.from = from;
        this.to = to;
        this.atEnd = atEnd;
        setDaemon(true);
    }

    static Copy start(String name, InputStream from, OutputStream to, Runnable atEnd) {
        Copy copy = new Copy(name, from, to, atEnd);
        copy.start();
        return copy;
    }

    @Override
    public void run() {
        byte[] buffer = new byte[BUFFER_BYTES];
        try {
            for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
                to.write(buffer, 0, count);
                to.flush();
            }
        } catch (IOException e) {
            // The reader or the writer is gone; there is nobody left to pass bytes to.
        } finally {
            atEnd.run();
        }
    }
}
