// SPDX-License-Identifier: Apache-2.0
package corto.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Keeps two commands from making the same thing at the same time; the second waits and finds it made.
public final class BuildLock implements AutoCloseable {
    private final FileChannel channel;

    private BuildLock(FileChannel channel) {
        this.channel = channel;
    }

    /// Waits until no other process holds the lock of `thing`; its file is `thing.lock`.
    public static BuildLock of(Path thing) {
        try {
            Files.createDirectories(thing.getParent());
            Path file = thing.resolveSibling(thing.getFileName() + ".lock");
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.lock();
            return new BuildLock(channel);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();      // closing releases
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
