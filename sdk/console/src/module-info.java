// SPDX-License-Identifier: Apache-2.0

/// What the host command says to the person who started it.
module corto.console {
    exports corto.console;
}
