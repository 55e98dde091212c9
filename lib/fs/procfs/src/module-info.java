// SPDX-License-Identifier: Apache-2.0

/// `/proc`: what programs read about themselves and the machine (proc(5)).
module corto.fs.procfs {
    requires transitive corto.fs.text;               // what it is made of
    requires transitive corto.fs.vfs;                // mounts, and what a process is to files
    exports corto.fs.procfs;
    uses corto.fs.text.ProcEntries;
}
