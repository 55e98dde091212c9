// SPDX-License-Identifier: Apache-2.0
package corto.fs.file;

import corto.lang.Hot;

/// The flags of open(2) with Linux's numbers on x86-64.
@Hot
public final class OpenFlags {
    public static final int O_RDONLY = 0;
    public static final int O_WRONLY = 1;
    public static final int O_RDWR = 2;
    public static final int O_ACCMODE = 3;
    public static final int O_CREAT = 0100;
    public static final int O_EXCL = 0200;
    public static final int O_NOCTTY = 0400;
    public static final int O_TRUNC = 01000;
    public static final int O_APPEND = 02000;
    public static final int O_NONBLOCK = 04000;
    public static final int O_DSYNC = 010000;
    public static final int O_ASYNC = 020000;
    public static final int O_DIRECT = 040000;
    public static final int O_LARGEFILE = 0100000;
    public static final int O_DIRECTORY = 0200000;
    public static final int O_NOFOLLOW = 0400000;
    public static final int O_NOATIME = 01000000;
    public static final int O_CLOEXEC = 02000000;
    public static final int O_SYNC = 04010000;
    public static final int O_PATH = 010000000;
    public static final int O_TMPFILE = 020200000;       // with O_DIRECTORY in it

    /// Everything that open(2) knows; it takes no notice of other bits, openat2(2) gives EINVAL for them.
    public static final int KNOWN = O_ACCMODE | O_CREAT | O_EXCL | O_NOCTTY | O_TRUNC | O_APPEND | O_NONBLOCK | O_SYNC | O_ASYNC | O_DIRECT | O_LARGEFILE | O_NOFOLLOW
            | O_NOATIME | O_CLOEXEC | O_PATH | O_TMPFILE;

    /// What has a meaning beside O_PATH.
    public static final int WITH_PATH = O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;

    /// What F_SETFL of fcntl(2) can change.
    public static final int CHANGEABLE = O_APPEND | O_NONBLOCK | O_ASYNC | O_DIRECT | O_NOATIME;

    /// What only open(2) itself looks at; F_GETFL does not tell it.
    public static final int ONLY_FOR_OPENING = O_CREAT | O_EXCL | O_NOCTTY | O_TRUNC | O_CLOEXEC;

    private OpenFlags() {}

    /// Whether files opened so may be read. O_ACCMODE itself is for ioctl(2) only.
    public static boolean mayRead(int flags) {
        return (flags & (O_PATH | O_WRONLY)) == 0;
    }

    /// Whether files opened so may be written.
    public static boolean mayWrite(int flags) {
        int mode = flags & O_ACCMODE;
        return (flags & O_PATH) == 0 && (mode == O_WRONLY || mode == O_RDWR);
    }
}
