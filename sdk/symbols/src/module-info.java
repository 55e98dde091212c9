// SPDX-License-Identifier: Apache-2.0

/// From the addresses and symbols of an image back to Java names, files and lines.
module corto.symbols {
    requires corto.console;
    exports corto.symbols;
}
