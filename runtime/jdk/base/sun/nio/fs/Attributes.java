// SPDX-License-Identifier: Apache-2.0
package sun.nio.fs;

import corto.runtime.FileFacts;
import corto.runtime.SpaceFacts;
import jdk.internal.misc.Unsafe;

/// Fills the JDK's holders of attributes, whose fields are private: HotSpot's natives do it by name, too.
final class Attributes {
    private static final Unsafe UNSAFE = Unsafe.getUnsafe();
    private static final long NANOS = 1_000_000_000L;

    // UnixFileAttributes
    private static final long MODE = file("st_mode");
    private static final long INODE = file("st_ino");
    private static final long DEVICE = file("st_dev");
    private static final long REPRESENTED_DEVICE = file("st_rdev");
    private static final long LINKS = file("st_nlink");
    private static final long UID = file("st_uid");
    private static final long GID = file("st_gid");
    private static final long SIZE = file("st_size");
    private static final long ACCESS_SECONDS = file("st_atime_sec");
    private static final long ACCESS_NANOS = file("st_atime_nsec");
    private static final long MODIFICATION_SECONDS = file("st_mtime_sec");
    private static final long MODIFICATION_NANOS = file("st_mtime_nsec");
    private static final long CHANGE_SECONDS = file("st_ctime_sec");
    private static final long CHANGE_NANOS = file("st_ctime_nsec");
    private static final long BIRTH_SECONDS = file("st_birthtime_sec");
    private static final long BIRTH_NANOS = file("st_birthtime_nsec");
    private static final long BIRTH_KNOWN = file("birthtime_available");

    // UnixFileStoreAttributes
    private static final long BLOCK_BYTES = store("f_frsize");
    private static final long BLOCKS = store("f_blocks");
    private static final long FREE_BLOCKS = store("f_bfree");
    private static final long AVAILABLE_BLOCKS = store("f_bavail");

    // UnixMountEntry
    private static final long NAME = mount("name");
    private static final long DIRECTORY = mount("dir");
    private static final long TYPE = mount("fstype");
    private static final long OPTIONS = mount("opts");

    private Attributes() {}

    private static long file(String field) {
        return UNSAFE.objectFieldOffset(UnixFileAttributes.class, field);
    }

    private static long store(String field) {
        return UNSAFE.objectFieldOffset(UnixFileStoreAttributes.class, field);
    }

    private static long mount(String field) {
        return UNSAFE.objectFieldOffset(UnixMountEntry.class, field);
    }

    static void fill(UnixFileAttributes to, FileFacts facts) {
        UNSAFE.putInt(to, MODE, facts.mode);
        UNSAFE.putLong(to, INODE, facts.inode);
        UNSAFE.putLong(to, DEVICE, facts.device);
        UNSAFE.putLong(to, REPRESENTED_DEVICE, facts.representedDevice);
        UNSAFE.putInt(to, LINKS, facts.linkCount);
        UNSAFE.putInt(to, UID, facts.uid);
        UNSAFE.putInt(to, GID, facts.gid);
        UNSAFE.putLong(to, SIZE, facts.sizeBytes);
        time(to, ACCESS_SECONDS, ACCESS_NANOS, facts.accessNanos);
        time(to, MODIFICATION_SECONDS, MODIFICATION_NANOS, facts.modificationNanos);
        time(to, CHANGE_SECONDS, CHANGE_NANOS, facts.changeNanos);
        time(to, BIRTH_SECONDS, BIRTH_NANOS, facts.birthNanos);
        UNSAFE.putBoolean(to, BIRTH_KNOWN, true);
    }

    private static void time(UnixFileAttributes to, long seconds, long nanos, long value) {
        UNSAFE.putLong(to, seconds, Math.floorDiv(value, NANOS));
        UNSAFE.putLong(to, nanos, Math.floorMod(value, NANOS));
    }

    static void fill(UnixFileStoreAttributes to, SpaceFacts facts) {
        UNSAFE.putLong(to, BLOCK_BYTES, facts.blockBytes);
        UNSAFE.putLong(to, BLOCKS, facts.blocks);
        UNSAFE.putLong(to, FREE_BLOCKS, facts.freeBlocks);
        UNSAFE.putLong(to, AVAILABLE_BLOCKS, facts.freeBlocks);
    }

    static void fill(UnixMountEntry to, byte[] name, byte[] directory, byte[] type, byte[] options) {
        UNSAFE.putReference(to, NAME, name);
        UNSAFE.putReference(to, DIRECTORY, directory);
        UNSAFE.putReference(to, TYPE, type);
        UNSAFE.putReference(to, OPTIONS, options);
    }
}
