// SPDX-License-Identifier: Apache-2.0
package corto.runtime;

/// What the runtime tells java.base of the main thread, in images with threads. `java.lang.Thread` implements it.
public interface MainThread {
    /// It begins; its handle is known.
    void begins(Object handle);

    /// The program's main has let an exception out.
    void uncaught(Throwable failure);

    /// It has ended; others may still run.
    void ended();
}
