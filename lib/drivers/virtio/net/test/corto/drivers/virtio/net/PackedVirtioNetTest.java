// SPDX-License-Identifier: Apache-2.0
package corto.drivers.virtio.net;

import corto.drivers.virtio.api.Features;

/// The same with packed rings.
class PackedVirtioNetTest extends VirtioNetTest {
    PackedVirtioNetTest() {
        device.offered |= Features.RING_PACKED;
    }
}
