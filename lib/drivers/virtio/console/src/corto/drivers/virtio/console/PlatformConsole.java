// SPDX-License-Identifier: Apache-2.0
package corto.drivers.virtio.console;

import corto.lang.Address;
import corto.platform.api.AlternativeConsole;

/// The console that [ConsoleDriver] found, as the platform's.
public final class PlatformConsole implements AlternativeConsole {
    static VirtioConsole console;                        // null until it is found

    @Override
    public boolean isReady() {
        return console != null;
    }

    @Override
    public boolean write(Address from, long lengthBytes) {
        VirtioConsole found = console;
        return found != null && found.write(from, lengthBytes);
    }

    @Override
    public int read(Address into, long lengthBytes) {
        VirtioConsole found = console;
        return found == null ? 0 : found.read(into, lengthBytes);
    }

    @Override
    public void drain() {
        VirtioConsole found = console;
        if (found != null) {
            found.drain();
        }
    }
}
