// SPDX-License-Identifier: Apache-2.0

/// What files are: open file descriptions, inodes, directories, file systems, and the pages by which files are mapped. Contracts only;
/// the file systems, pipes and devices beside this library fulfil them.
module corto.fs.file {
    requires transitive corto.lang;              // buffers are addresses, outcomes are results
    requires transitive corto.sched.events;      // files are waited for by watches
    exports corto.fs.file;
}
