// SPDX-License-Identifier: Apache-2.0
package corto.fs.file;

/// `st_mode` of inode(7): the type of a file and its permission bits.
public final class FileMode {
    public static final int TYPE = 0170000;
    public static final int SOCKET = 0140000;
    public static final int SYMBOLIC_LINK = 0120000;
    public static final int REGULAR = 0100000;
    public static final int BLOCK_DEVICE = 0060000;
    public static final int DIRECTORY = 0040000;
    public static final int CHARACTER_DEVICE = 0020000;
    public static final int FIFO = 0010000;

    public static final int SET_USER_ID = 04000;
    public static final int SET_GROUP_ID = 02000;
    public static final int STICKY = 01000;
    public static final int PERMISSIONS = 07777;         // with the three above

    static final int OWNER_READ_WRITE = 0600;

    private static final int TYPE_SHIFT = 12;

    private FileMode() {}

    /// `d_type` of getdents64(2) for a mode: DT_REG, DT_DIR, …
    public static int entryType(int mode) {
        return (mode & TYPE) >> TYPE_SHIFT;
    }
}
