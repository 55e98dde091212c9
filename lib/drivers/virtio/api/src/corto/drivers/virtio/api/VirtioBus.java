// SPDX-License-Identifier: Apache-2.0
package corto.drivers.virtio.api;

import corto.lang.ManyProviders;

/// Knows where devices are that are reached in one way. Each transport provides one; an image has as many as are selected.
@ManyProviders
public interface VirtioBus {
    /// Offers the devices of a type (see [DeviceType]) to `driver` until it takes one. Whether it took one. Boot; allocates.
    boolean offer(int deviceType, VirtioDriver driver);
}
