// SPDX-License-Identifier: Apache-2.0
package corto.drivers.api;

import corto.lang.OptionalProvider;

/// Leads the interrupts of a device to its driver, and has the device polled soon after each. A platform without devices has none. Its methods are called at boot, and allocate.
@OptionalProvider
public interface InterruptRouter {
    /// Leads the line `number` among all of the interrupt controllers to `listener`. `isLevel`: the device holds it up until its interrupt is acknowledged, which `listener` does, and
    /// other devices may share it; else it interrupts whenever it rises, for one device. False if there is no such line, or another device has it.
    boolean line(int number, boolean isLevel, InterruptListener listener);

    /// Where a device writes its messages (message-signalled interrupts).
    long messageAddress();

    /// A message, the data that the device writes, which needs nothing but that the device is polled. Negative if there are no more.
    int message();

    /// A message that `listener` is told of, too. Negative if there are no more.
    int message(InterruptListener listener);
}
