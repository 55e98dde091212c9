// SPDX-License-Identifier: Apache-2.0
package corto.heap.marksweep;

import corto.heap.api.ClassDescriptor;
import corto.heap.api.ObjectLayout;
import corto.lang.Address;
import corto.lang.AlwaysInline;
import corto.lang.Assembly;
import corto.lang.Machine;
import corto.lang.NeverInline;
import corto.lang.ObjectAddress;
import corto.lang.Symbol;

/// Marks what is referred to. References that were found wait on a stack; an object is marked, and its references are found, when one to it
/// comes off the stack (edge enqueuing: Garner, Blackburn, Frampton, Effective Prefetch for Mark-Sweep Garbage Collection, ISMM 2007).
///
/// The stack has a fixed size. Where there is no room for an object's references, they are not followed: the object is marked, and is found
/// again by going through all marked objects, as often as that happens. Long arrays are followed a piece at a time, so that they need
/// two words there and not one for each element.
///
/// Time goes into waiting for memory, and then into instructions. So what comes off the stack is asked for and waits in a ring until some others
/// were followed, and the object and its mark are touched only then. The first reference of an object, which was often allocated next to it, is
/// followed first. Bits are looked for from the lowest, which processors do faster. On 4 MiB of small objects (bench/collector): 13 ms without,
/// 0.36 ms with these.
///
/// Tried and dropped: to push without a branch on null (the next address waits for the reference: 0.62 ms), a ring of 16, to ask for the mark too, to
/// mark arrays of numbers without the ring.
final class Tracer {
    private static final int PIECE = 64;               // elements of an array followed at a time
    private static final long REST_OF_ARRAY = 1;       // set in an array's address: the index to go on from lies below it
    private static final int AHEAD = 8;                // objects in the ring; a power of two
    private static final int ROOM = Long.SIZE + 2;     // words that are pushed between two looks at the limit: PIECE and the rest, or REFERENCE_BITS

    private final Blocks blocks;

    private Address bottom;                            // of the mark stack
    private Address limit;                             // there is room for ROOM more up to here
    private boolean dropped;                           // a marked object was not followed

    /// First unused word of the stack. Methods that push or pop get it and return the new one, so that it stays in a register.
    private Address top;

    Tracer(Blocks blocks) {
        this.blocks = blocks;
    }

    void begin() {
        bottom = blocks.markStack();
        limit = bottom.plus(blocks.markStackBytes() - ROOM * ObjectLayout.WORD);
        top = bottom;
        dropped = false;
    }

    /// Marks the object at `reference` if it is one of ours; null and objects of the image are not.
    void visit(Address reference) {
        drainIfFull();
        top = push(reference, top);
    }

    /// Visits the references in an object of the image.
    void visitReferencesOf(Address object) {
        drainIfFull();
        top = follow(object, top);
    }

    private void drainIfFull() {
        if (limit.isBelow(top)) {
            drain();
        }
    }

    /// Follows all references there are to follow.
    void finish() {
        drain();
        while (dropped) {
            dropped = false;
            followAllMarked();
        }
    }

    /// Addresses of the objects in the ring; 0 is an empty place.
    @Assembly("""
            .bss
            .balign 64
            .globl  marksweep_ring
            marksweep_ring: .skip 8 * 8            # AHEAD × WORD
            .text
            """)
    private static native void ring();

    private void drain() {
        Address ring = Symbol.address("marksweep_ring");
        Address next = top;                            // of the stack
        int place = 0;                                 // offset of the oldest in the ring
        int empty = 0;                                 // places in a row that were, while nothing was on the stack
        while (empty < AHEAD) {
            Address fresh = Address.zero();
            if (bottom.isBelow(next)) {
                next = next.plus(-ObjectLayout.WORD);
                fresh = next.loadAddress(0);
                if (!fresh.isAligned(ObjectLayout.ALIGNMENT)) {
                    next = followRestOfArray(fresh.plus(-REST_OF_ARRAY), next.plus(-ObjectLayout.WORD));
                    continue;
                }
                Machine.prefetch(fresh);
            }
            Address object = ring.loadAddress(place);
            ring.storeAddress(place, fresh);
            place = place + ObjectLayout.WORD & AHEAD * ObjectLayout.WORD - 1;
            if (!object.isZero()) {
                if (blocks.markInner(object)) {
                    next = follow(object, next);
                }
                empty = 0;
            } else if (fresh.isZero()) {
                empty++;
            }
        }
        top = next;
    }

    /// Pushes what is a reference to one of ours: null and objects of the image are not. Needs room.
    @AlwaysInline
    private Address push(Address reference, Address top) {
        if (blocks.contains(reference)) {
            top.storeAddress(0, reference);
            return top.plus(ObjectLayout.WORD);
        }
        return top;
    }

    @AlwaysInline
    private Address follow(Address object, Address top) {
        Address descriptor = ObjectLayout.descriptor(object);
        long references = ClassDescriptor.REFERENCE_BITS.read(descriptor);
        if (references == 0) {
            return ClassDescriptor.KIND.read(descriptor) == ClassDescriptor.KIND_REFERENCE_ARRAY ? followArray(object, 0, top) : top;
        }
        return (references & ClassDescriptor.MANY_REFERENCES) == 0
                ? followBits(object, references, top)
                : followOffsets(object, new Address(references - ClassDescriptor.MANY_REFERENCES), top);
    }

    /// The first field comes last, so that it is on top.
    @AlwaysInline
    private Address followBits(Address object, long references, Address top) {
        if (limit.isBelow(top)) {
            dropped = true;
            return top;
        }
        Address first = object.loadAddress((long) Long.numberOfTrailingZeros(references) * ObjectLayout.WORD);
        Address after = top;
        for (long rest = references & references - 1; rest != 0; rest &= rest - 1) {
            after = push(object.loadAddress((long) Long.numberOfTrailingZeros(rest) * ObjectLayout.WORD), after);
        }
        return push(first, after);
    }

    /// There may be more than fit onto the stack: what does not is marked and found again.
    @NeverInline
    private Address followOffsets(Address object, Address list, Address top) {
        Address after = top;
        for (int i = list.loadInt(); i > 0; i--) {
            Address reference = object.loadAddress(list.loadInt((long) i * Integer.BYTES));
            if (!limit.isBelow(after)) {
                after = push(reference, after);
            } else if (blocks.contains(reference) && blocks.mark(reference)) {
                dropped = true;
            }
        }
        return after;
    }

    @NeverInline
    private Address followArray(Address array, int from, Address top) {
        if (limit.isBelow(top)) {
            dropped = true;
            return top;
        }
        int length = ObjectLayout.LENGTH.read(array);
        int end = Math.min(length, from + PIECE);
        Address after = end < length ? pushRestOfArray(array, end, top) : top;
        Address elements = array.plus(ObjectAddress.WIDE_ELEMENTS);
        for (int i = end - 1; i >= from; i--) {
            after = push(elements.loadAddress((long) i * ObjectLayout.WORD), after);
        }
        return after;
    }

    private static Address pushRestOfArray(Address array, int from, Address top) {
        top.storeLong(0, from);
        top.storeAddress(ObjectLayout.WORD, array.plus(REST_OF_ARRAY));
        return top.plus(2 * ObjectLayout.WORD);
    }

    /// The index to go on from is at `top`, just popped.
    private Address followRestOfArray(Address array, Address top) {
        return followArray(array, (int) top.loadLong(), top);
    }

    /// Visits the references in every object that is marked.
    private void followAllMarked() {
        for (int block = 0; block < blocks.frontier(); block++) {
            Address entry = blocks.entry(block);
            int kind = Block.KIND.read(entry);         // not a leaf
            if (kind == Block.SMALL) {
                followMarkedCells(block, SizeClass.bytes(Block.SIZE_CLASS.read(entry)));
            } else if (kind == Block.LARGE && blocks.isMarked(blocks.address(block))) {
                visitReferencesOf(blocks.address(block));
                drain();
            }
        }
    }

    private void followMarkedCells(int block, int cellBytes) {
        for (int offset = 0; offset <= Block.BYTES - cellBytes; offset += cellBytes) {
            Address cell = blocks.address(block).plus(offset);
            if (blocks.isMarked(cell)) {
                visitReferencesOf(cell);
                drain();
            }
        }
    }
}
