// SPDX-License-Identifier: Apache-2.0

/// Small numbers for the open files of a Java program.
module corto.java.descriptors {
    requires transitive corto.fs.file;   // open files
    exports corto.java.descriptors;
}
