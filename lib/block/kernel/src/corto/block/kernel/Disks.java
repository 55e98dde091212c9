// SPDX-License-Identifier: Apache-2.0
package corto.block.kernel;

import corto.block.api.BlockDevice;
import corto.block.api.BlockDriver;
import corto.block.api.BlockWaiter;
import corto.drivers.kernel.DeviceInterrupts;
import corto.lang.Providers;
import corto.sched.api.DeferredWork;
import java.util.ArrayList;
import java.util.ServiceLoader;

/// The disks of this image.
public final class Disks {
    private static final DiskWaiter DISK_WAITER = new DiskWaiter();

    /// Parks who is in a section; lets the processor rest, and nothing else run, for others.
    public static final BlockWaiter WAITER = DISK_WAITER;

    private static final BlockDriver[] DRIVERS = Providers.array(ServiceLoader.load(BlockDriver.class), new BlockDriver[0]);

    private Disks() {}

    /// Brings up all disks, in the order of drivers, buses and places on the bus. Once, at boot.
    public static ArrayList<BlockDevice> find() {
        ArrayList<BlockDevice> disks = new ArrayList<>();
        for (int i = 0; i < DRIVERS.length; i++) {
            DRIVERS[i].find(disks, DeviceInterrupts.ROUTER);
        }
        if (!disks.isEmpty()) {
            DeferredWork.add(DISK_WAITER);
        }
        return disks;
    }
}
