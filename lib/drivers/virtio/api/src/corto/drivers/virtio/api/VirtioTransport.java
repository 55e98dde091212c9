// SPDX-License-Identifier: Apache-2.0
package corto.drivers.virtio.api;

import corto.drivers.api.InterruptListener;
import corto.drivers.api.InterruptRouter;
import corto.drivers.virtio.queue.Virtqueue;
import corto.lang.RegisterSpace;

/// One device, whatever its registers are reached through.
public interface VirtioTransport {
    /// In `acknowledgeInterrupt`: a queue has something (virtio 1.2 §4.1.4.5, §4.2.2).
    int INTERRUPT_QUEUE = 1;
    /// In `acknowledgeInterrupt`: the configuration changed.
    int INTERRUPT_CONFIGURATION = 2;

    /// How often to read fields again whose `configurationGeneration` changed meanwhile.
    int MOST_READS = 100;

    /// See [DeviceType].
    int deviceType();

    DeviceStatus status();

    /// Writes the status. Zero resets the device; then returns when it is reset, or after a time that none needs: `status` tells.
    void setStatus(DeviceStatus status);

    /// What the device offers.
    long deviceFeatures();

    /// What of it the driver takes.
    void setDriverFeatures(long features);

    /// Most descriptors that queue `index` can have; 0 if there is no such queue.
    int queueSize(int index);

    /// Tells the device where queue `index` is, and that it may be used. Once, between FEATURES_OK and DRIVER_OK. False if the device has no possible doorbell for it.
    boolean enableQueue(int index, Virtqueue queue);

    /// The doorbell: something is available in queue `index`.
    void notifyQueue(int index);

    /// The device's own configuration. Fields that several reads are needed for may change in between: read `configurationGeneration`
    /// before and after (§2.5.1), but not for ever. Perhaps null for an entropy device, which has none.
    RegisterSpace configuration();

    int configurationGeneration();

    /// Lets the device interrupt, by messages if it can. `interrupted` is told of its interrupts as far as they have to be acknowledged with `acknowledgeInterrupt`,
    /// `configurationChanged` of those that say so by themselves. Once, after DRIVER_OK; allocates.
    void connect(InterruptRouter interrupts, InterruptListener interrupted, InterruptListener configurationChanged);

    /// What the device interrupted for, a set of `INTERRUPT_QUEUE`, …; 0: it did not. The line of the interrupt falls. With message-signalled
    /// interrupts no register says it: always `INTERRUPT_QUEUE`.
    int acknowledgeInterrupt();
}
