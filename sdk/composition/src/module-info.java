// SPDX-License-Identifier: Apache-2.0

/// Which libraries an image is made of, which of them provides what to whom, and in which order they boot.
module corto.composition {
    requires transitive corto.build;     // modules as sources
    requires corto.console;
    exports corto.composition;
}
