// SPDX-License-Identifier: Apache-2.0
package corto.block.api;

/// A device that keeps blocks: a disk.
///
/// Positions and sizes count sectors of 512 bytes, whatever the device's own blocks are, as in virtio and Linux; they must be multiples of
/// `blockBytes`.
public interface BlockDevice {
    int SECTOR_BYTES = 512;
    /// log2 of them.
    int SECTOR_SHIFT = 9;

    /// Its size. Does not change.
    long sectors();

    /// The smallest unit that it reads and writes, in bytes: a power of two, at least `SECTOR_BYTES`.
    int blockBytes();

    /// Whether writing and discarding give EROFS.
    boolean isReadOnly();

    /// The most sectors that one discard may name; 0: it cannot discard, EOPNOTSUPP.
    long mostDiscardSectors();

    /// The most sectors that one WRITE_ZEROES may name; 0: it cannot, EOPNOTSUPP, and zeroes must be written.
    default long mostZeroSectors() {
        return 0;
    }

    /// The most buffers that one request may have; at least 1.
    int mostBuffers();

    /// How many queues it has; at least 1. They are equal: to use more than one spreads load over processors.
    int queueCount();

    /// Gives the device a request. False if the queue is full: poll, and try again. What the device cannot do, or what lies outside of it,
    /// completes at once with an error.
    boolean submit(int queue, BlockRequest request);

    /// Completes what the device has done since the last time. Whether there was something. Completions run in here.
    boolean poll(int queue);

    /// The device shall interrupt when it has done something in `queue`. True if it has already, and perhaps does not interrupt for it.
    boolean enableInterrupts(int queue);

    /// The device need not interrupt for `queue`: so it is from the start.
    void disableInterrupts(int queue);
}
