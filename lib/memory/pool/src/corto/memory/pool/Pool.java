// SPDX-License-Identifier: Apache-2.0
package corto.memory.pool;

import corto.lang.Address;
import corto.lang.Layout;
import corto.lang.U32;
import corto.lang.U64;
import corto.memory.frames.api.FrameAllocator;
import corto.memory.frames.api.Frames;

/// Gives out cells of one size and takes them back. Under the kernel lock; allocates frames, no Java objects; never blocks.
public final class Pool {
    /// What is at the beginning of each frame of a pool.
    private static final class Header {
        private static final Layout LAYOUT = Layout.littleEndian();
        static final U64 NEXT = LAYOUT.u64();              // of the frames with free cells; 0 at the end
        static final U64 PREVIOUS = LAYOUT.u64();
        static final U64 FIRST_FREE = LAYOUT.u64();        // cell that was used before; its first word is the address of the next
        static final U32 USED = LAYOUT.u32();              // cells that are given out
        static final U32 TOUCHED = LAYOUT.u32();           // offset of the first cell that was never used
        static final int SIZE = LAYOUT.sized(32);

        private Header() {}
    }

    private static final int FIRST_CELL = 64;              // a line of the processor's cache
    private static final int LEAST_CELL = Long.BYTES;      // room for a link

    private final FrameAllocator frames;
    private final int cellBytes;
    private final int cellsPerFrame;

    private Address first = Address.zero();                // of the frames with free cells
    private int emptyFrames;                               // of them, those with nothing but free cells: at most one
    private long frameCount;

    /// @param cellBytes of each cell, a multiple of 8; of 64 if cells are to be aligned to that
    public Pool(FrameAllocator frames, int cellBytes) {
        assert cellBytes >= LEAST_CELL && cellBytes % Long.BYTES == 0 && cellBytes <= Frames.BYTES - FIRST_CELL;
        this.frames = frames;
        this.cellBytes = cellBytes;
        cellsPerFrame = (Frames.BYTES - FIRST_CELL) / cellBytes;
    }

    /// A cell with arbitrary content. Zero when there is no memory.
    public Address allocate() {
        Address frame = first;
        if (frame.isZero()) {
            frame = addFrame();
            if (frame.isZero()) {
                return frame;
            }
        }
        Address cell = new Address(Header.FIRST_FREE.read(frame));
        if (cell.isZero()) {
            int offset = Header.TOUCHED.read(frame);
            Header.TOUCHED.write(frame, offset + cellBytes);
            cell = frame.plus(offset);
        } else {
            Header.FIRST_FREE.write(frame, cell.loadLong(0));
        }
        int used = Header.USED.read(frame);
        emptyFrames -= used == 0 ? 1 : 0;
        Header.USED.write(frame, used + 1);
        if (used + 1 == cellsPerFrame) {
            unlink(frame);
        }
        return cell;
    }

    /// Takes back a cell of this pool.
    public void free(Address cell) {
        Address frame = cell.plus(-(cell.bits() & Frames.BYTES - 1));
        int used = Header.USED.read(frame);
        assert used > 0;
        cell.storeLong(0, Header.FIRST_FREE.read(frame));
        Header.FIRST_FREE.write(frame, cell.bits());
        Header.USED.write(frame, used - 1);
        if (used == cellsPerFrame) {
            link(frame);
        }
        if (used == 1) {
            emptyFrames++;
            if (emptyFrames > 1) {
                removeFrame(frame);
            }
        }
    }

    /// Frames that the pool has.
    public long frames() {
        return frameCount;
    }

    private Address addFrame() {
        Address frame = frames.allocate();
        if (!frame.isZero()) {
            Header.FIRST_FREE.write(frame, 0);
            Header.USED.write(frame, 0);
            Header.TOUCHED.write(frame, FIRST_CELL);
            link(frame);
            emptyFrames++;
            frameCount++;
        }
        return frame;
    }

    private void removeFrame(Address frame) {
        unlink(frame);
        frames.free(frame);
        emptyFrames--;
        frameCount--;
    }

    private void link(Address frame) {
        Header.NEXT.write(frame, first.bits());
        Header.PREVIOUS.write(frame, 0);
        if (!first.isZero()) {
            Header.PREVIOUS.write(first, frame.bits());
        }
        first = frame;
    }

    private void unlink(Address frame) {
        Address next = new Address(Header.NEXT.read(frame));
        Address previous = new Address(Header.PREVIOUS.read(frame));
        if (!next.isZero()) {
            Header.PREVIOUS.write(next, previous.bits());
        }
        if (previous.isZero()) {
            first = next;
        } else {
            Header.NEXT.write(previous, next.bits());
        }
    }
}
