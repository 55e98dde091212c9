// SPDX-License-Identifier: Apache-2.0
package corto.runtime;

/// What stat(2) tells of a file. A holder to be filled and read at once.
public final class FileFacts {
    public long device;                  // the file system's
    public long inode;
    public int mode;                     // type and permissions, as inode(7)
    public int linkCount;
    public int uid;
    public int gid;
    public long representedDevice;
    public long sizeBytes;
    public long accessNanos;             // since 1970, UTC, as all times here
    public long modificationNanos;
    public long changeNanos;
    public long birthNanos;
}
