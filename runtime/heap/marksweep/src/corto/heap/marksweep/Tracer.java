// SPDX-License-Identifier: Apache-2.0
package corto.heap.marksweep;

import corto.heap.api.ClassDescriptor;
import corto.heap.api.ObjectLayout;
import corto.lang.Address;
import corto.lang.AlwaysInline;
import corto.lang.ObjectAddress;

/// Marks what is referred to. Objects that are marked but whose references were not followed yet wait on a stack of addresses.
///
/// The stack has a fixed size. What does not fit is dropped: it is marked, and is found again by going through all marked objects,
/// as often as that happens. Long arrays are followed a piece at a time, so that they need two words there and not one for each element.
final class Tracer {
    private static final int PIECE = 64;               // elements of an array followed at a time
    private static final long REST_OF_ARRAY = 1;       // set in an array's address: the index to go on from lies below it

    private final Blocks blocks;

    private Address bottom;
    private Address top;                               // first unused word
    private Address limit;
    private boolean dropped;                           // something did not fit
    private long markedBytes;

    Tracer(Blocks blocks) {
        this.blocks = blocks;
    }

    void begin() {
        bottom = blocks.markStack();
        top = bottom;
        limit = bottom.plus(blocks.markStackBytes());
        dropped = false;
        markedBytes = 0;
    }

    /// Bytes of the objects marked since `begin`.
    long markedBytes() {
        return markedBytes;
    }

    /// Marks the object at `reference` if it is one of ours; null and objects of the image are not.
    @AlwaysInline
    void visit(Address reference) {
        if (blocks.contains(reference) && blocks.mark(reference)) {
            push(reference);
        }
    }

    @AlwaysInline
    private void push(Address object) {
        if (top.isBelow(limit)) {
            top.storeAddress(0, object);
            top = top.plus(ObjectLayout.WORD);
        } else {
            dropped = true;
        }
    }

    @AlwaysInline
    private Address pop() {
        top = top.plus(-ObjectLayout.WORD);
        return top.loadAddress(0);
    }

    /// Visits the references in an object of the image.
    void visitReferencesOf(Address object) {
        follow(object);
    }

    /// Follows all references there are to follow.
    void finish() {
        drain();
        while (dropped) {
            dropped = false;
            followAllMarked();
        }
    }

    private void drain() {
        while (bottom.isBelow(top)) {
            Address object = pop();
            if (object.isAligned(ObjectLayout.ALIGNMENT)) {
                markedBytes += ObjectLayout.size(object);
                follow(object);
            } else {
                followArray(object.plus(-REST_OF_ARRAY), (int) pop().bits());
            }
        }
    }

    @AlwaysInline
    private void follow(Address object) {
        Address descriptor = ObjectLayout.descriptor(object);
        int kind = ClassDescriptor.KIND.read(descriptor);
        if (kind == ClassDescriptor.KIND_INSTANCE) {
            long references = ClassDescriptor.REFERENCE_BITS.read(descriptor);
            if ((references & ClassDescriptor.MANY_REFERENCES) == 0) {
                followBits(object, references);
            } else {
                followOffsets(object, new Address(references - ClassDescriptor.MANY_REFERENCES));
            }
        } else if (kind == ClassDescriptor.KIND_REFERENCE_ARRAY) {
            followArray(object, 0);
        }
    }

    @AlwaysInline
    private void followBits(Address object, long references) {
        for (long rest = references; rest != 0; rest &= rest - 1) {
            visit(object.loadAddress((long) Long.numberOfTrailingZeros(rest) * ObjectLayout.WORD));
        }
    }

    private void followOffsets(Address object, Address list) {
        int count = list.loadInt();
        for (int i = 1; i <= count; i++) {
            visit(object.loadAddress(list.loadInt((long) i * Integer.BYTES)));
        }
    }

    private void followArray(Address array, int from) {
        int length = ObjectLayout.LENGTH.read(array);
        int end = Math.min(length, from + PIECE);
        if (end < length) {
            pushRestOfArray(array, end);
        }
        Address element = array.plus(ObjectAddress.WIDE_ELEMENTS + (long) from * ObjectLayout.WORD);
        for (int i = from; i < end; i++) {
            visit(element.loadAddress(0));
            element = element.plus(ObjectLayout.WORD);
        }
    }

    private void pushRestOfArray(Address array, int from) {
        if (limit.minus(top) >= 2 * ObjectLayout.WORD) {
            push(new Address(from));
            push(array.plus(REST_OF_ARRAY));
        } else {
            dropped = true;
        }
    }

    /// Visits the references in every object that is marked.
    private void followAllMarked() {
        for (int block = 0; block < blocks.frontier(); block++) {
            Address entry = blocks.entry(block);
            int kind = Block.KIND.read(entry);
            if (kind == Block.SMALL) {
                followMarkedCells(block, SizeClass.bytes(Block.SIZE_CLASS.read(entry)));
            } else if (kind == Block.LARGE && blocks.isMarked(blocks.address(block))) {
                follow(blocks.address(block));
                drain();
            }
        }
    }

    private void followMarkedCells(int block, int cellBytes) {
        for (int offset = 0; offset <= Block.BYTES - cellBytes; offset += cellBytes) {
            Address cell = blocks.address(block).plus(offset);
            if (blocks.isMarked(cell)) {
                follow(cell);
                drain();
            }
        }
    }
}
