// SPDX-License-Identifier: Apache-2.0
package java.io;

import corto.lang.Delete;
import java.nio.channels.FileChannel;
import jdk.internal.corto.Host;

/// Standard input, unbuffered.
public class FileInputStream extends InputStream {
    private static final String NO_FILES = "this image has no file system: read from System.in, or select a file system library";

    private final FileDescriptor descriptor;
    private boolean closed;

    public FileInputStream(FileDescriptor descriptor) {
        if (descriptor == null) {
            throw new NullPointerException();
        }
        this.descriptor = descriptor;
    }

    @Delete(reason = NO_FILES)
    public FileInputStream(String name) throws FileNotFoundException {
        throw new FileNotFoundException(name);
    }

    @Delete(reason = NO_FILES)
    public FileInputStream(File file) throws FileNotFoundException {
        throw new FileNotFoundException();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes) throws IOException {
        return read(bytes, 0, bytes.length);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (closed || descriptor.number != 0) {
            throw new IOException(closed ? "Stream Closed" : "Bad file descriptor");
        }
        return Host.read(descriptor.number, bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
        closed = true;
    }

    public final FileDescriptor getFD() throws IOException {
        return descriptor;
    }

    @Delete(reason = NO_FILES)
    public FileChannel getChannel() {
        return null;
    }
}
