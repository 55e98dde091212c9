// SPDX-License-Identifier: Apache-2.0
package corto.fs.initrd;

import corto.fs.ramfs.RamDirectory;
import corto.lang.Address;
import corto.lang.ManyProviders;

/// A format of archives besides cpio. Called at boot, once, under the kernel lock; may allocate.
@ManyProviders
public interface ArchiveFormat {
    /// Whether what lies at `archive` is of this format, as far as its start tells.
    boolean matches(Address archive, long lengthBytes);

    /// As `Initrd.unpack`: reads nothing beyond `lengthBytes`, whatever the archive says.
    String unpack(Address archive, long lengthBytes, RamDirectory root);
}
