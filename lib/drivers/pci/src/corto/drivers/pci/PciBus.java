// SPDX-License-Identifier: Apache-2.0
package corto.drivers.pci;

/// Finds what is there.
public final class PciBus {
    private static final int BUSES = 256;
    private static final int DEVICES = 32;               // on a bus
    private static final int FUNCTIONS = 8;              // of a device
    private static final int BUS = 8;                    // shift in a function's number
    private static final int DEVICE = 3;                 // shift

    private static final int MOST = 1024;                // functions: more than any machine that we know has

    private PciBus() {}

    /// All functions, bridges included, by number; of more than 1024 the first. Firmware numbers buses so that each has a higher number than the one its bridge is
    /// on, so one pass upwards finds all. Where firmware has given memory no places, they get some ([Placement]). Allocates.
    public static PciDevice[] enumerate(ConfigurationAccess access) {
        PciDevice[] functions = find(access);
        Placement.complete(functions, Placement.PC_FIRST, Placement.PC_END);
        return functions;
    }

    private static PciDevice[] find(ConfigurationAccess access) {
        PciDevice[] found = new PciDevice[DEVICES];
        int count = 0;
        boolean[] reached = new boolean[BUSES];
        reached[0] = true;
        for (int function = 0; function < BUSES << BUS && count < MOST; function++) {
            if (!reached[function >>> BUS]) {
                function += DEVICES * FUNCTIONS - 1;
                continue;
            }
            PciDevice device = new PciDevice(access, function);
            if (!device.isPresent()) {
                if (isFirst(function)) {
                    function += FUNCTIONS - 1;           // without function 0 there are no others (PCI 3.0 §3.2.2.3.4)
                }
                continue;
            }
            if (count == found.length) {
                found = copy(found, 2 * count);
            }
            found[count++] = device;
            if (device.isBridge() && device.secondaryBus() > function >>> BUS) {
                reached[device.secondaryBus()] = true;
            }
            if (isFirst(function) && !device.isMultiFunction()) {
                function += FUNCTIONS - 1;
            }
        }
        return copy(found, count);
    }

    private static boolean isFirst(int function) {
        return (function & FUNCTIONS - 1) == 0;
    }

    private static PciDevice[] copy(PciDevice[] devices, int length) {
        PciDevice[] copy = new PciDevice[length];
        for (int i = 0; i < Math.min(length, devices.length); i++) {
            copy[i] = devices[i];
        }
        return copy;
    }

    /// Offers each device to the drivers in turn until one takes it. How many were taken.
    public static int attach(PciDevice[] devices, PciDriver... drivers) {
        int taken = 0;
        for (int i = 0; i < devices.length; i++) {
            for (int d = 0; d < drivers.length; d++) {
                if (drivers[d].attach(devices[i])) {
                    taken++;
                    break;
                }
            }
        }
        return taken;
    }

    /// A function's bus, device on it and function of that, from its number.
    public static int busOf(int function) {
        return function >>> BUS;
    }

    public static int deviceOf(int function) {
        return function >>> DEVICE & DEVICES - 1;
    }

    public static int functionOf(int function) {
        return function & FUNCTIONS - 1;
    }
}
