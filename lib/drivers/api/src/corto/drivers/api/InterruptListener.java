// SPDX-License-Identifier: Apache-2.0
package corto.drivers.api;

/// The part of a driver that has to happen at once when its device interrupts.
public interface InterruptListener {
    /// In interrupt context: acknowledges, notes, and returns. Allocates nothing.
    void interrupted();
}
