// SPDX-License-Identifier: Apache-2.0
package corto.heap.api;

import corto.lang.Address;

/// How memory is given to objects and got back: the policy behind `Heap`. One is selected.
///
/// Not for concurrent use: the caller sees to it that one thread at a time is in here.
public interface Collector {
    /// Takes over the memory in which all later objects will be. Allocates no object and touches no more of it than it needs.
    void initialize(Address start, long lengthBytes);

    /// `sizeBytes` zeroed bytes, a multiple of 8 and at least 16, in which the caller makes an object at once. Zero when
    /// there is no memory, even after a collection. Its fast path becomes part of every `new`, where the size is a constant.
    Address allocate(long sizeBytes);

    /// The same for an object that will never hold a reference, so that a collector need not look into it.
    Address allocateLeaf(long sizeBytes);

    /// Sees to it that small objects of `sizeBytes` bytes together can be made from now on, by collecting if need be; objects of many sizes need a little more than their
    /// sum. False when that cannot be. For those who have to be done once they have begun; costs next to nothing while there is room.
    boolean reserve(long sizeBytes);

    /// Whether `reserve` would have nothing to do.
    boolean hasReserved(long sizeBytes);

    /// Frees what nothing refers to any more, if the policy can.
    void collect();

    /// Gives out what was kept back for the time after an OutOfMemoryError, so that the error can be made, caught and told. What is kept back is
    /// small; it is kept back again once there is room.
    void openReserve();

    /// Bytes that objects occupy, dead ones included that are not yet found out.
    long usedBytes();

    /// Bytes taken from the platform so far.
    long totalBytes();

    /// Bytes that there may be at most.
    long maximumBytes();
}
