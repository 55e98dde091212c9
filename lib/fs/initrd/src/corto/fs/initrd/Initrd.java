// SPDX-License-Identifier: Apache-2.0
package corto.fs.initrd;

import corto.fs.ramfs.RamDirectory;
import corto.lang.Address;
import corto.lang.Providers;
import java.util.ServiceLoader;

/// Unpacks the archive that comes with an image into a directory of a ramfs, in place: only headers and names are read, contents stay where they are.
///
/// cpio of the kinds `newc` and `crc` is always known; other formats are libraries ([ArchiveFormat]). What it is its first bytes tell.
public final class Initrd {
    private static final ArchiveFormat[] FORMATS = Providers.array(ServiceLoader.load(ArchiveFormat.class), new ArchiveFormat[0]);

    private Initrd() {}

    /// Unpacks the archive of `lengthBytes` bytes at `archive` into `root`. Null when all went well; else what is wrong, with the offset and the number
    /// of the entry, for people. What came before that is there.
    ///
    /// The archive must stay unchanged for ever: files are in it.
    public static String unpack(Address archive, long lengthBytes, RamDirectory root) {
        for (ArchiveFormat format : FORMATS) {
            if (format.matches(archive, lengthBytes)) {
                return format.unpack(archive, lengthBytes, root);
            }
        }
        return new CpioReader(archive, lengthBytes, root).unpack();
    }
}
