// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// Files of `/etc` for root file systems without them.
@RawMemory(reason = "writes the texts into a frame")
module corto.posix.etc {
    requires corto.posix.rootfs;         // what is looked into
    requires corto.posix.files;
    requires corto.fs.ramfs;
    requires corto.memory.frames.api;
    requires corto.platform.api;
    exports corto.posix.etc;
    provides corto.platform.api.BootStep with corto.posix.etc.EtcStep;
}
