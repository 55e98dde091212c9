// SPDX-License-Identifier: Apache-2.0
package corto.drivers.virtio.blk;

import corto.drivers.virtio.api.Features;

/// The same with packed rings.
class PackedVirtioBlkTest extends VirtioBlkTest {
    PackedVirtioBlkTest() {
        device.offered |= Features.RING_PACKED;
    }
}
