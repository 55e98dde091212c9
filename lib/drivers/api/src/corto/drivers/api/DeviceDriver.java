// SPDX-License-Identifier: Apache-2.0
package corto.drivers.api;

import corto.lang.ManyProviders;

/// Drives a device that no library asks for by a contract of its kind, because it serves the machine as a whole: a balloon, a console.
/// All selected ones are brought up at boot.
@ManyProviders
public interface DeviceDriver {
    /// Finds its device and sets it up to interrupt through `interrupts`. Whether there is one that works: then it is polled from now on. Boot; may allocate.
    boolean find(InterruptRouter interrupts);

    /// Does what the device has asked for, after each of its interrupts and when the processor is about to idle. Under the kernel lock; neither blocks nor allocates.
    void poll();
}
