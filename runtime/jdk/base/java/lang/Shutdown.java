// SPDX-License-Identifier: Apache-2.0
package java.lang;

import jdk.internal.corto.Ending;

/// What java.base itself calls to end; see `Ending`.
class Shutdown {
    private Shutdown() {}

    /// The console and the deletion of files on exit register here; an image has neither.
    static void add(int slot, boolean registerShutdownInProgress, Runnable hook) {}

    static void exit(int status) {
        Ending.exit(status);
    }

    static void halt(int status) {
        Ending.halt(status);
    }

    static void shutdown() {}
}
