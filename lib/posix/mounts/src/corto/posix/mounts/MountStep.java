// SPDX-License-Identifier: Apache-2.0
package corto.posix.mounts;

import corto.block.kernel.Disks;
import corto.fs.volumes.Volumes;
import corto.platform.api.BootStep;
import corto.platform.api.Platforms;
import corto.posix.files.Files;
import corto.posix.process.Process;
import corto.posix.time.Clocks;

/// Mounts the disks that the option `corto.mount` names, in order.
public final class MountStep implements BootStep {
    @Override
    public String run() {
        String places = Platforms.option(Volumes.OPTION);
        if (places == null) {
            return null;
        }
        Process.addExitListener(_ -> Volumes.sync(Files.mounts()));
        return new Volumes(Disks.find(), Disks.WAITER, Clocks::wallNanos, Files.mounts(), Files.context()).mount(places);
    }
}
