// SPDX-License-Identifier: Apache-2.0
package corto.drivers.virtio.api;

import corto.lang.AlwaysInline;
import corto.lang.Word;

/// The device status field (virtio 1.2 §2.1): how far the driver has come, and what the device says to that.
@Word
public record DeviceStatus(long bits) {
    public static final int ACKNOWLEDGE = 1;             // the guest has noticed the device
    public static final int DRIVER = 2;                  // and knows how to drive it
    public static final int DRIVER_OK = 4;               // the driver is ready: the device may begin
    public static final int FEATURES_OK = 8;             // negotiation is over
    public static final int DEVICE_NEEDS_RESET = 64;     // the device gave up
    public static final int FAILED = 128;                // the driver gave up

    /// What a device has after reset.
    @AlwaysInline
    public static DeviceStatus reset() {
        return new DeviceStatus(0);
    }

    @AlwaysInline
    public DeviceStatus with(int bit) {
        return new DeviceStatus(bits | bit);
    }

    @AlwaysInline
    public boolean has(int bit) {
        return (bits & bit) != 0;
    }

    @AlwaysInline
    public boolean isReset() {
        return bits == 0;
    }
}
