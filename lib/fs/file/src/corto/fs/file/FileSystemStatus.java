// SPDX-License-Identifier: Apache-2.0
package corto.fs.file;

/// What statfs(2) tells of a file system. A holder to be filled and read at once.
public final class FileSystemStatus {
    public long type;                // f_type: a magic number of Linux's <linux/magic.h>
    public long blockSize;
    public long blocks;
    public long freeBlocks;
    public long files;
    public long freeFiles;
    public int longestName;          // bytes
}
