// SPDX-License-Identifier: Apache-2.0

/// `/sys`: what programs read about processors and memory (sysfs(5)).
module corto.fs.sysfs {
    requires transitive corto.fs.text;
    exports corto.fs.sysfs;
    uses corto.fs.text.SysEntries;
}
