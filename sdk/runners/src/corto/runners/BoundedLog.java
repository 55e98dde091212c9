// SPDX-License-Identifier: Apache-2.0
package corto.runners;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A file that others append to as well, and that is never much longer than a limit: then what it has becomes the older file, whose place it takes, and it begins anew. `file` names a file at any time.
public final class BoundedLog extends OutputStream {
    private final Path file;
    private final Path older;
    private final long limitBytes;
    private FileOutputStream output;            // guarded by `this`, as below
    private long length;

    public BoundedLog(Path file, Path older, long limitBytes) throws IOException {
        this.file = file;
        this.older = older;
        this.limitBytes = limitBytes;
        open();
    }

    private void open() throws IOException {
        output = new FileOutputStream(file.toFile(), true);
        length = Files.size(file);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int count) throws IOException {
        if (length > 0 && length + count > limitBytes) {
            beginAnew();
        }
        output.write(bytes, offset, count);
        length += count;
    }

    private void beginAnew() throws IOException {
        output.close();
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.write(fresh, new byte[0]);
        Files.deleteIfExists(older);
        Files.createLink(older, file);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        open();
    }

    @Override
    public synchronized void close() throws IOException {
        output.close();
    }
}
