// SPDX-License-Identifier: Apache-2.0

/// Files whose text is made when it is read: what `/proc` and `/sys` consist of.
module corto.fs.text {
    requires transitive corto.fs.file;
    requires corto.fs.ramfs;                         // its table of names
    exports corto.fs.text;
}
