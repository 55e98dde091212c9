// SPDX-License-Identifier: Apache-2.0

/// Terminals: the line discipline, its settings and sizes, and terminals as open files. Lines, processes and clocks are the caller's.
module corto.fs.tty {
    requires transitive corto.fs.file;
    exports corto.fs.tty;
}
