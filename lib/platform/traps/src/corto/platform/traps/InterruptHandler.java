// SPDX-License-Identifier: Apache-2.0
package corto.platform.traps;

/// What is done when a device interrupts.
public interface InterruptHandler {
    /// In interrupt context, perhaps on the fault stack: acknowledges the device if it wants that, requests work, and returns. Allocates nothing.
    void raised();
}
