// SPDX-License-Identifier: Apache-2.0
package corto.block.api;

import corto.drivers.api.InterruptRouter;
import corto.lang.ManyProviders;
import java.util.ArrayList;

/// Knows some kind of disk. All selected drivers are asked.
@ManyProviders
public interface BlockDriver {
    /// Finds disks, sets them up and adds those that work to `disks`; they interrupt through `interrupts`. Boot; allocates.
    void find(ArrayList<BlockDevice> disks, InterruptRouter interrupts);
}
