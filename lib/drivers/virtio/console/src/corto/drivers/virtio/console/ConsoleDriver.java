// SPDX-License-Identifier: Apache-2.0
package corto.drivers.virtio.console;

import corto.drivers.api.DeviceDriver;
import corto.drivers.api.InterruptRouter;
import corto.drivers.virtio.api.DeviceType;
import corto.drivers.virtio.api.VirtioBuses;
import corto.memory.frames.api.Frames;

/// Finds the console on the selected transports, the first if there are several, and makes it the platform's.
public final class ConsoleDriver implements DeviceDriver {
    @Override
    public boolean find(InterruptRouter interrupts) {
        return VirtioBuses.offer(DeviceType.CONSOLE, device -> {
            VirtioConsole found = VirtioConsole.of(device, Frames.FRAMES);
            if (found == null) {
                return false;
            }
            device.connect(interrupts, found::interrupt, () -> {});
            PlatformConsole.console = found;
            return true;
        });
    }

    /// Who reads the console is asked by itself.
    @Override
    public void poll() {}
}
