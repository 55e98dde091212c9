// SPDX-License-Identifier: Apache-2.0
package corto.posix.rootfs;

import corto.drivers.kernel.DeviceInterrupts;
import corto.fs.devfs.ConsoleDevice;
import corto.lang.Address;
import corto.lang.ObjectAddress;
import corto.platform.api.Platform;
import corto.platform.api.Platforms;
import corto.sched.api.DeferredWork;
import corto.sched.events.Readiness;
import corto.sched.events.WatchList;

/// The platform's standard input and output as the machine's console.
public final class SystemConsole implements ConsoleDevice {
    private static final int BUFFER_BYTES = 256;
    private static final long UNKNOWN = Long.MAX_VALUE;

    private final WatchList watches = new WatchList();
    private final byte[] buffer = new byte[BUFFER_BYTES];    // what has come, from `start` to `end`
    private int start;
    private int end;
    private boolean isEnded;
    private boolean isTold;                                  // an interrupt says when something has come
    private boolean mayHaveCome = true;                      // set by the interrupt
    private long taken;                                      // bytes from the platform
    private long last = UNKNOWN;                             // how many there are

    SystemConsole() {}

    /// Looks at its input from now on.
    void begin() {
        int line = Platforms.PLATFORM.enableInputInterrupt();
        isTold = line >= 0 && DeviceInterrupts.lineOfTheAt(line, () -> mayHaveCome = true);
        DeferredWork.add(this::poll);
    }

    /// Takes what has come, as far as there is room.
    private void poll() {
        if (isEnded || start < end) {
            return;
        }
        if (taken >= last) {
            end();
            return;
        }
        if (isTold && !mayHaveCome) {
            return;                                          // ports are slow, most of all under a hypervisor
        }
        mayHaveCome = false;
        start = 0;
        end = 0;
        int count = Platforms.PLATFORM.readNow(ObjectAddress.elements(buffer), BUFFER_BYTES);
        if (count != 0) {
            mayHaveCome = true;                              // there may be more
            isEnded = count < 0;
            end = Math.max(0, count);
            taken += end;
            watches.changed(Readiness.IN | Readiness.READ_NORMAL);
        }
    }

    private void end() {
        isEnded = true;
        watches.changed(Readiness.IN | Readiness.READ_NORMAL);
    }

    /// Whoever sends the input says that it ends after so many bytes, counted from the first: some may still be on their way.
    public void endAfter(long bytes) {
        last = bytes;
        poll();
    }

    @Override
    public void write(Address from, long lengthBytes) {
        Platforms.PLATFORM.write(Platform.STANDARD_OUTPUT, from, lengthBytes);
    }

    @Override
    public int read(Address to, long lengthBytes) {
        poll();
        if (start == end) {
            return isEnded ? -1 : 0;
        }
        int count = (int) Math.min(lengthBytes, end - start);
        to.copyFrom(ObjectAddress.elements(buffer).plus(start), count);
        start += count;
        return count;
    }

    @Override
    public boolean isReadable() {
        poll();
        return start < end || isEnded;
    }

    @Override
    public WatchList watches() {
        return watches;
    }
}
