// SPDX-License-Identifier: Apache-2.0
package corto.drivers.kernel;

import corto.drivers.api.DeviceDriver;
import corto.lang.Providers;
import corto.platform.api.BootStep;
import corto.sched.api.DeferredWork;
import java.util.ServiceLoader;

/// Brings up the devices that nobody asks for. A device that is not there is no failure.
public final class DevicesStep implements BootStep {
    private static final DeviceDriver[] DRIVERS = Providers.array(ServiceLoader.load(DeviceDriver.class), new DeviceDriver[0]);
    private static final int COUNT = DRIVERS.length;     // so that where it is 0, nothing refers to the array

    @Override
    public String run() {
        for (int i = 0; i < COUNT; i++) {
            DeviceDriver driver = DRIVERS[i];
            if (driver.find(DeviceInterrupts.ROUTER) && !DeferredWork.add(driver::poll)) {
                return "there are more devices than can ask for deferred work";
            }
        }
        return null;
    }
}
