// SPDX-License-Identifier: Apache-2.0
package corto.memory.frames.api;

import corto.lang.Address;
import corto.lang.PhysicalAddress;
import corto.lang.SimulatedMemory;
import corto.memory.directmap.DirectMap;
import corto.platform.api.BarePlatform;
import java.util.ArrayList;
import java.util.List;

/// A platform that has memory, in pieces, and nothing else. What is outside them cannot be touched.
public final class SimulatedRam extends BarePlatform {
    private static final long PAGE = 4096;
    private static final long GARBAGE = 0xA5A5_A5A5_A5A5_A5A5L;

    private record Piece(long start, long end) {}

    private final SimulatedMemory memory = SimulatedMemory.fresh();
    private final List<Piece> pieces = new ArrayList<>();      // the highest first
    private final List<Piece> all = new ArrayList<>();

    /// Adds memory below what was added before, filled with what nobody should rely on.
    public SimulatedRam ram(long start, long end) {
        Address bytes = memory.map(DirectMap.BASE + start, (int) (end - start));
        for (long i = 0; i < end - start; i += Long.BYTES) {
            bytes.storeLong(i, GARBAGE);
        }
        pieces.add(new Piece(start, end));
        all.add(new Piece(start, end));
        return this;
    }

    /// Bytes of frames that are as they were at first.
    public long untouchedBytes() {
        long bytes = 0;
        for (Piece piece : all) {
            for (long frame = piece.start; frame < piece.end; frame += PAGE) {
                bytes += isUntouched(DirectMap.address(new PhysicalAddress(frame))) ? PAGE : 0;
            }
        }
        return bytes;
    }

    private static boolean isUntouched(Address frame) {
        for (long i = 0; i < PAGE; i += Long.BYTES) {
            if (frame.loadLong(i) != GARBAGE) {
                return false;
            }
        }
        return true;
    }

    public boolean holds(Address frame, int count) {
        long from = DirectMap.physical(frame).bits();
        return all.stream().anyMatch(piece -> from >= piece.start && from + count * PAGE <= piece.end);
    }

    @Override
    public Address takeFromEnd(long lengthBytes, long alignment, PhysicalAddress limit) {
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            long start = Math.min(piece.end, limit.bits()) - lengthBytes & -alignment;
            if (start >= piece.start) {
                pieces.set(i, new Piece(piece.start, start));
                if (start + lengthBytes < piece.end) {
                    pieces.add(i, new Piece(start + lengthBytes, piece.end));
                }
                return DirectMap.address(new PhysicalAddress(start));
            }
        }
        return Address.zero();
    }

    @Override
    public long untakenBytes() {
        return pieces.stream().mapToLong(piece -> piece.end - piece.start).sum();
    }
}
