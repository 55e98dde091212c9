// SPDX-License-Identifier: Apache-2.0
package corto.block.api;

/// Told when a request has completed.
public interface BlockCompletion {
    /// `request` belongs to its owner again, who may submit it anew in here. Runs in `BlockDevice.poll`; must not wait.
    void completed(BlockRequest request);
}
