// SPDX-License-Identifier: Apache-2.0
package corto.platform.api;

import corto.lang.ManyProviders;

/// Something that has to be done once, before the program begins: bringing up devices, mounting file systems. Selected libraries provide as many as they like; all are
/// done in ascending order of `order`.
@ManyProviders(requiredFirst = true)
public interface BootStep {
    /// The memory of the machine, interrupts and threads are there; steps may use them.
    int DEVICES = 100;
    /// Devices are there, and the root file system.
    int FILES = 200;

    int order();

    /// Does it. What went wrong, as a sentence for people; null if all is well. After a failure the machine stops.
    String run();
}
