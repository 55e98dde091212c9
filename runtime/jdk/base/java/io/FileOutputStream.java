// SPDX-License-Identifier: Apache-2.0
package java.io;

import corto.lang.Delete;
import java.nio.channels.FileChannel;
import jdk.internal.corto.Host;

/// Standard output or standard error, unbuffered.
public class FileOutputStream extends OutputStream {
    private static final String NO_FILES = "this image has no file system: write to System.out, or select a file system library";

    private final FileDescriptor descriptor;
    private boolean closed;

    public FileOutputStream(FileDescriptor descriptor) {
        if (descriptor == null) {
            throw new NullPointerException();
        }
        this.descriptor = descriptor;
    }

    @Delete(reason = NO_FILES)
    public FileOutputStream(String name) throws FileNotFoundException {
        throw new FileNotFoundException(name);
    }

    @Delete(reason = NO_FILES)
    public FileOutputStream(String name, boolean append) throws FileNotFoundException {
        throw new FileNotFoundException(name);
    }

    @Delete(reason = NO_FILES)
    public FileOutputStream(File file) throws FileNotFoundException {
        throw new FileNotFoundException();
    }

    @Delete(reason = NO_FILES)
    public FileOutputStream(File file, boolean append) throws FileNotFoundException {
        throw new FileNotFoundException();
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        write(bytes, 0, bytes.length);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (closed || descriptor.number <= 0) {
            throw new IOException(closed ? "Stream Closed" : "Bad file descriptor");
        }
        Host.write(descriptor.number, bytes, offset, length);
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
