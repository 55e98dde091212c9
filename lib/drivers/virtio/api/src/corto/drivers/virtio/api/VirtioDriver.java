// SPDX-License-Identifier: Apache-2.0
package corto.drivers.virtio.api;

/// Drives devices of one type.
public interface VirtioDriver {
    /// Takes the device over, if it works: true. Else it was given up. Boot; may allocate.
    boolean attach(VirtioTransport device);
}
