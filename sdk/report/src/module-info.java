// SPDX-License-Identifier: Apache-2.0

/// Explains an image: every byte of it, and why code and objects are in it.
module corto.report {
    requires corto.console;
    requires corto.symbols;
    exports corto.report;
}
