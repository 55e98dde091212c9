// SPDX-License-Identifier: Apache-2.0
package corto.fs.tar;

import corto.fs.initrd.ArchiveFormat;
import corto.fs.ramfs.RamDirectory;
import corto.lang.Address;

/// Tar among the formats of initial files.
public final class TarFormat implements ArchiveFormat {
    @Override
    public boolean matches(Address archive, long lengthBytes) {
        return lengthBytes >= Header.BYTES && new Header().read(archive);
    }

    @Override
    public String unpack(Address archive, long lengthBytes, RamDirectory root) {
        return new TarReader(archive, lengthBytes, root).unpack();
    }
}
