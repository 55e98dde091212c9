// SPDX-License-Identifier: Apache-2.0
package corto.fs.file;

/// What stat(2) tells of a file. A holder to be filled and read at once; who keeps one may use it again.
public final class FileStatus {
    /// `st_blksize` of everything here: a page.
    public static final int BLOCK_SIZE = 4096;

    public long device;                  // the file system's
    public long inode;
    public int mode;                     // `FileMode`
    public long linkCount;
    public int uid;
    public int gid;
    public long representedDevice;       // st_rdev: what a device file stands for
    public long sizeBytes;
    public int blockSize;
    public long sectors;                 // of 512 bytes
    public long accessNanos;             // since 1970, UTC, as all times here
    public long modificationNanos;
    public long changeNanos;
    public long birthNanos;

    /// Linux's `dev_t` as stat(2) tells it (glibc gnu_dev_makedev).
    public static long device(int major, int minor) {
        return (minor & 0xFFL) | (major & 0xFFFL) << 8 | (minor & 0xFFFF_FF00L) << 12 | (major & 0xFFFF_F000L) << 32;
    }

    public static int major(long device) {
        return (int) (device >>> 8 & 0xFFF | device >>> 32 & 0xFFFF_F000L);
    }

    public static int minor(long device) {
        return (int) (device & 0xFF | device >>> 12 & 0xFFFF_FF00L);
    }

    /// Sets everything to 0.
    public void clear() {
        device = 0;
        inode = 0;
        mode = 0;
        linkCount = 0;
        uid = 0;
        gid = 0;
        representedDevice = 0;
        sizeBytes = 0;
        blockSize = BLOCK_SIZE;
        sectors = 0;
        accessNanos = 0;
        modificationNanos = 0;
        changeNanos = 0;
        birthNanos = 0;
    }
}
