// SPDX-License-Identifier: Apache-2.0

/// The virtio network card (virtio 1.2 §5.1).
module corto.drivers.virtio.net {
    requires transitive corto.drivers.virtio.api;    // the transport is given
    requires transitive corto.net.api;               // what the card is to the network stack
    exports corto.drivers.virtio.net;
    provides corto.net.api.NetworkDriver with corto.drivers.virtio.net.VirtioNetDriver;
}
