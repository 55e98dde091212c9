// SPDX-License-Identifier: Apache-2.0
package corto.drivers.virtio.api;

/// Device identifiers (virtio 1.2 §5).
public final class DeviceType {
    /// A place where no device is: to be ignored.
    public static final int NONE = 0;
    public static final int NETWORK = 1;
    public static final int BLOCK = 2;
    public static final int CONSOLE = 3;
    public static final int ENTROPY = 4;
    public static final int BALLOON = 5;

    private DeviceType() {}
}
