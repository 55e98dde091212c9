// SPDX-License-Identifier: Apache-2.0
package corto.platform.pc;

/// A counter of the machine that counts down at a known rate, once, to 0.
interface Stopwatch {
    /// How far it counts in a second.
    int hertz();

    void start();

    /// Keeps what it counts just now for `latched`: this and no more happens between two time stamps.
    void latch();

    int latched();

    /// Whether it has come to 0 since `start`.
    boolean isOver();

    /// Leaves the counter as it was before `start`.
    void release();
}
