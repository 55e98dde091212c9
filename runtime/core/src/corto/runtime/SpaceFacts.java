// SPDX-License-Identifier: Apache-2.0
package corto.runtime;

/// What statvfs(2) tells of a file system. A holder to be filled and read at once.
public final class SpaceFacts {
    public long blockBytes;
    public long blocks;
    public long freeBlocks;
    public int longestName;
}
