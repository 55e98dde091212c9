// SPDX-License-Identifier: Apache-2.0
package corto.drivers.virtio.console;

import corto.drivers.virtio.api.DeviceType;
import corto.drivers.virtio.api.VirtioSetup;
import corto.drivers.virtio.api.VirtioTransport;
import corto.drivers.virtio.queue.Virtqueue;
import corto.lang.Address;
import corto.lang.NoAllocation;
import corto.memory.frames.api.FrameAllocator;
import corto.memory.frames.api.Frames;

/// Port 0 of one virtio console. See the package for the context.
public final class VirtioConsole {
    private static final int RECEIVE = 0;                // receiveq of port 0 (virtio 1.2 §5.3.2)
    private static final int TRANSMIT = 1;
    private static final int QUEUE_SIZE = 16;
    private static final int BUFFER_BYTES = Frames.BYTES / QUEUE_SIZE;

    private final VirtioTransport device;
    private final Virtqueue receive;
    private final Virtqueue transmit;
    private final Address received;                      // frames of buffers
    private final Address sent;
    private int head = Virtqueue.NONE;                   // the receive buffer that is being read …
    private int next;                                    // … from here …
    private int end;                                     // … to here
    private boolean writing;

    private VirtioConsole(VirtioTransport device, Virtqueue receive, Virtqueue transmit, Address received, Address sent) {
        this.device = device;
        this.receive = receive;
        this.transmit = transmit;
        this.received = received;
        this.sent = sent;
    }

    /// Sets the device up. Null if it is no console, does not follow virtio 1, or there is no memory; then it is given up. Allocates.
    public static VirtioConsole of(VirtioTransport device, FrameAllocator frames) {
        if (device.deviceType() != DeviceType.CONSOLE) {
            return null;
        }
        long features = VirtioSetup.negotiate(device, 0);
        if (features == VirtioSetup.REFUSED) {
            return null;
        }
        Virtqueue receive = VirtioSetup.queue(device, RECEIVE, QUEUE_SIZE, features, frames);
        Virtqueue transmit = VirtioSetup.queue(device, TRANSMIT, QUEUE_SIZE, features, frames);
        Address received = receive == null || transmit == null ? Address.zero() : frames.allocate();
        Address sent = received.isZero() ? Address.zero() : frames.allocate();
        if (sent.isZero()) {
            VirtioSetup.abandon(device);
            return null;
        }
        VirtioConsole console = new VirtioConsole(device, receive, transmit, received, sent);
        transmit.disableInterrupts();
        VirtioSetup.start(device);
        console.refill();
        return console;
    }

    // ---- output ----

    /// Writes all bytes, waiting for the device if all buffers are with it. False if the queue is broken or this is called within itself, by a panic.
    @NoAllocation(reason = "prints panics")
    public boolean write(Address from, long lengthBytes) {
        if (writing) {
            return false;
        }
        writing = true;
        boolean isDone = writeAll(from, lengthBytes);
        writing = false;
        return isDone;
    }

    private boolean writeAll(Address from, long lengthBytes) {
        for (long done = 0; done < lengthBytes;) {
            if (!transmit.begin(1)) {
                tell();
                while (transmit.take() == Virtqueue.NONE) {
                    if (transmit.isBroken()) {
                        return false;
                    }                                    // not Thread.onSpinWait: others may not run in the middle of a panic
                }
                continue;
            }
            int count = (int) Math.min(BUFFER_BYTES, lengthBytes - done);
            Address buffer = buffer(sent, transmit.head());
            buffer.copyFrom(from.plus(done), count);
            transmit.append(buffer, count, false);
            transmit.publish();
            done += count;
        }
        tell();
        return true;
    }

    private void tell() {
        if (transmit.needsNotification()) {
            device.notifyQueue(TRANSMIT);
        }
    }

    private static Address buffer(Address frame, int head) {
        return frame.plus((long) head * BUFFER_BYTES);
    }

    /// Returns when the device has taken all that was written, or the queue is broken.
    @NoAllocation(reason = "runs in panics")
    public void drain() {
        while (!transmit.isIdle() && !transmit.isBroken()) {
            transmit.take();
        }
    }

    // ---- input ----

    /// Takes what has come, at most `lengthBytes`, without waiting. The number of bytes.
    @NoAllocation(reason = "runs in deferred work")
    public int read(Address into, long lengthBytes) {
        int count = 0;
        while (count < lengthBytes && (next < end || fetch())) {
            int part = (int) Math.min(lengthBytes - count, end - next);
            into.plus(count).copyFrom(buffer(received, head).plus(next), part);
            next += part;
            count += part;
            if (next == end) {
                head = Virtqueue.NONE;
                refill();
            }
        }
        return count;
    }

    /// Takes the next buffer with something in it. False if there is none.
    private boolean fetch() {
        for (int taken = receive.take(); taken != Virtqueue.NONE; taken = receive.take()) {
            head = taken;
            next = 0;
            end = Math.min(receive.takenBytes(), BUFFER_BYTES);
            if (end > 0) {
                return true;
            }
            refill();
        }
        head = Virtqueue.NONE;
        return false;
    }

    /// Gives the device all buffers that nobody reads.
    private void refill() {
        while (receive.begin(1)) {
            receive.append(buffer(received, receive.head()), BUFFER_BYTES, true);
            receive.publish();
        }
        if (receive.needsNotification()) {
            device.notifyQueue(RECEIVE);
        }
    }

    /// Acknowledges the device's interrupt.
    @NoAllocation(reason = "runs in interrupt context")
    public void interrupt() {
        device.acknowledgeInterrupt();
    }
}
