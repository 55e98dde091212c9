// SPDX-License-Identifier: Apache-2.0

/// Linux's system calls by number and name, and the table of those that this image has.
module corto.posix.calls {
    requires transitive corto.lang;      // handlers return a Result
    exports corto.posix.calls;
}
