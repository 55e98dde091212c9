// SPDX-License-Identifier: Apache-2.0
package corto.drivers.virtio.queue;

import corto.lang.Address;
import corto.lang.PhysicalAddress;

/// The driver's side of one virtqueue, whatever the format of its rings: [SplitQueue] or [PackedQueue].
///
/// The driver publishes chains of buffers; the device uses them and gives them back, in any order. A number below `size`, the chain's *head*, identifies it
/// while the device has it. See the package for the context, and for what a device may do wrong.
public interface Virtqueue {
    /// What `take` gives when nothing came back.
    int NONE = -1;
    /// Most descriptors that a queue can have (virtio 1.2 §2.7, §2.8.10.1).
    int MOST = 1 << 15;
    /// Buffers that fit into an indirect chain.
    int INDIRECT_BUFFERS = 8;

    /// Descriptors that it has, a power of two.
    int size();

    /// Where the device finds the descriptors, what the driver writes ("driver area") and what the device writes ("device area").
    PhysicalAddress descriptorArea();

    PhysicalAddress driverArea();

    PhysicalAddress deviceArea();

    /// Begins a chain of `buffers` buffers, which exactly as many `append` and one `publish` must follow. False if there is no room.
    boolean begin(int buffers);

    /// Of the chain that was begun: what `publish` will give.
    int head();

    /// Adds a buffer to the chain: `lengthBytes` bytes in the direct map, which the device writes or else reads. What it reads comes before what
    /// it writes (§2.7.4.2).
    void append(Address buffer, int lengthBytes, boolean deviceWrites);

    /// Makes the chain available to the device. Its head identifies it until `take` gives it back.
    int publish();

    /// Whether the device wants to be notified of what was published since this was last asked (§2.7.10, §2.8.21.4). Ask once for several chains.
    boolean needsNotification();

    /// Descriptors that are free: as many buffers can be appended.
    int freeCount();

    /// Whether the device has no chain.
    boolean isIdle();

    /// Takes the next chain that the device has used; its descriptors are free again. The chain's head, or [#NONE].
    int take();

    /// Bytes that the device says it wrote into the chain last taken: at least 0, but perhaps more than the chain has.
    int takenBytes();

    /// Whether the device returned what it never had. The queue is of no use any more: it gives out and takes nothing.
    boolean isBroken();

    /// The device need not interrupt for what it uses from now on. It may nevertheless.
    void disableInterrupts();

    /// The device shall interrupt for the next chain that it uses. True if one came back meanwhile, for which perhaps it does not.
    boolean enableInterrupts();
}
