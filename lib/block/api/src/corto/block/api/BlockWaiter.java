// SPDX-License-Identifier: Apache-2.0
package corto.block.api;

/// How to wait for a device.
public interface BlockWaiter {
    /// Asks again and again.
    BlockWaiter POLLING = (device, queue, request) -> {
        while (request.isPending()) {
            device.poll(queue);
        }
    };

    /// Returns when `request`, which was submitted to `queue`, has completed.
    void await(BlockDevice device, int queue, BlockRequest request);
}
