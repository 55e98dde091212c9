// SPDX-License-Identifier: Apache-2.0

/// Devices that every program expects: null, zero, full, random, the console.
module corto.fs.devfs {
    requires transitive corto.fs.ramfs;              // a devtmpfs is a ramfs
    requires transitive corto.crypto.random;
    exports corto.fs.devfs;
    uses corto.fs.devfs.DeviceFiles;
}
