// SPDX-License-Identifier: Apache-2.0
package corto.java.files;

import corto.fs.devfs.ConsoleDevice;
import corto.lang.Address;
import corto.platform.api.Platform;
import corto.platform.api.Platforms;
import corto.sched.events.WatchList;

/// The platform's standard streams as `/dev/console`. Reading waits on the spot, as reading `System.in` does.
final class SystemConsole implements ConsoleDevice {
    private final WatchList watches = new WatchList();

    @Override
    public void write(Address from, long lengthBytes) {
        Platforms.PLATFORM.write(Platform.STANDARD_OUTPUT, from, lengthBytes);
    }

    @Override
    public int read(Address to, long lengthBytes) {
        return Platforms.PLATFORM.read(Platform.STANDARD_INPUT, to, lengthBytes);
    }

    @Override
    public boolean isReadable() {
        return true;
    }

    @Override
    public WatchList watches() {
        return watches;
    }
}
