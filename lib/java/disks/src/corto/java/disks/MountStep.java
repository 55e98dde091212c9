// SPDX-License-Identifier: Apache-2.0
package corto.java.disks;

import corto.block.kernel.Disks;
import corto.fs.volumes.Volumes;
import corto.java.files.VfsFiles;
import corto.java.files.WallTime;
import corto.platform.api.BootStep;
import corto.platform.api.Platforms;

/// Mounts the disks that the option `corto.mount` names, in order.
public final class MountStep implements BootStep {
    @Override
    public String run() {
        String places = Platforms.option(Volumes.OPTION);
        return places == null ? null : new Volumes(Disks.find(), Disks.WAITER, new WallTime(), VfsFiles.mounts(), VfsFiles.context()).mount(places);
    }
}
