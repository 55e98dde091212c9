// SPDX-License-Identifier: Apache-2.0
package java.io;

/// One of the three standard streams; files come with a file system library.
public final class FileDescriptor {
    public static final FileDescriptor in = new FileDescriptor(0);
    public static final FileDescriptor out = new FileDescriptor(1);
    public static final FileDescriptor err = new FileDescriptor(2);

    private static final int NONE = -1;

    final int number;

    public FileDescriptor() {
        this(NONE);
    }

    private FileDescriptor(int number) {
        this.number = number;
    }

    public boolean valid() {
        return number != NONE;
    }

    /// What is written goes to the machine at once.
    public void sync() throws SyncFailedException {
        if (!valid()) {
            throw new SyncFailedException("sync failed");
        }
    }
}
