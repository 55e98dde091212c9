// SPDX-License-Identifier: Apache-2.0
package corto.drivers.pci;

/// Knows some kind of device.
public interface PciDriver {
    /// Looks at the device and takes it over, if it is one that it knows and that works: true. Else the device is left as it was. Boot, may
    /// allocate.
    boolean attach(PciDevice device);
}
