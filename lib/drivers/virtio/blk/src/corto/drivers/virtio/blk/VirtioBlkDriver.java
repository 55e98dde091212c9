// SPDX-License-Identifier: Apache-2.0
package corto.drivers.virtio.blk;

import corto.block.api.BlockDevice;
import corto.block.api.BlockDriver;
import corto.drivers.api.InterruptRouter;
import corto.drivers.virtio.api.DeviceType;
import corto.drivers.virtio.api.VirtioBuses;
import corto.memory.frames.api.Frames;
import java.util.ArrayList;

/// Finds the disks on the selected transports.
public final class VirtioBlkDriver implements BlockDriver {
    @Override
    public void find(ArrayList<BlockDevice> disks, InterruptRouter interrupts) {
        VirtioBuses.offer(DeviceType.BLOCK, device -> {
            VirtioBlk disk = VirtioBlk.of(device, Frames.FRAMES);
            if (disk != null) {
                device.connect(interrupts, disk::interrupt, () -> {});
                disks.add(disk);
            }
            return false;                                // the next one, too
        });
    }
}
