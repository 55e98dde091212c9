// SPDX-License-Identifier: Apache-2.0
package corto.posix.sockets;

import corto.fs.file.OpenFile;

/// What a message carries beside its bytes (unix(7), "Ancillary messages"): open files, with a reference each, and who sent it.
public final class Attached {
    private static final OpenFile[] NONE = {};

    final OpenFile[] files;
    final int pid;
    final int uid;
    final int gid;

    public Attached(OpenFile[] files, int pid, int uid, int gid) {
        this.files = files;
        this.pid = pid;
        this.uid = uid;
        this.gid = gid;
    }

    /// Nobody will receive them.
    public void drop() {
        for (OpenFile file : files) {
            file.release();
        }
    }

    public boolean hasFiles() {
        return files.length > 0;
    }

    public int fileCount() {
        return files.length;
    }

    public OpenFile file(int index) {
        return files[index];
    }

    /// The credentials alone.
    public static Attached of(int pid, int uid, int gid) {
        return new Attached(NONE, pid, uid, gid);
    }

    /// Once more, with references of its own.
    public Attached copy() {
        for (OpenFile file : files) {
            file.retain();
        }
        return this;
    }
}
