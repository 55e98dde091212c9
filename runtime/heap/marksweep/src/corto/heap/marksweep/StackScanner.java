// SPDX-License-Identifier: Apache-2.0
package corto.heap.marksweep;

import corto.heap.api.ObjectLayout;
import corto.lang.Address;

/// Finds the objects that words on a stack may refer to. Any word may be a reference, or the address of anything inside an object, for the
/// C compiler keeps what it likes; so an object stays when a word points into its cell.
final class StackScanner {
    private final Blocks blocks;
    private final Tracer tracer;

    StackScanner(Blocks blocks, Tracer tracer) {
        this.blocks = blocks;
        this.tracer = tracer;
    }

    /// Pins what the words from `start` to `end` refer to. While the marks of the last collection are there.
    void pin(Address start, Address end) {
        for (Address word = start; word.isBelow(end); word = word.plus(ObjectLayout.WORD)) {
            Address cell = cell(word.loadAddress(0));
            if (!cell.isZero() && isObject(cell)) {
                ObjectLayout.STATE.write(cell, ObjectLayout.STATE.read(cell) | ObjectLayout.STATE_MARK);
            }
        }
    }

    /// Marks what is pinned and unpins it. The words must be those that `pin` has seen.
    void visitPinned(Address start, Address end) {
        for (Address word = start; word.isBelow(end); word = word.plus(ObjectLayout.WORD)) {
            Address cell = cell(word.loadAddress(0));
            if (!cell.isZero() && isPinned(cell)) {
                ObjectLayout.STATE.write(cell, ObjectLayout.STATE.read(cell) & ~ObjectLayout.STATE_MARK);
                tracer.visit(cell);
            }
        }
    }

    /// The cell around the address; zero if there is none.
    private Address cell(Address inside) {
        if (!blocks.contains(inside)) {
            return Address.zero();
        }
        int block = blocks.at(inside);
        Address entry = blocks.entry(block);
        return switch (blocks.kind(block)) {
            case Block.SMALL -> smallCell(block, SizeClass.bytes(Block.SIZE_CLASS.read(entry)), inside);
            case Block.LARGE -> blocks.address(block);
            case Block.TAIL -> blocks.address(block - Block.LINK.read(entry));
            default -> Address.zero();
        };
    }

    private Address smallCell(int block, int cellBytes, Address inside) {
        Address start = blocks.address(block);
        int offset = (int) inside.minus(start) / cellBytes * cellBytes;
        return offset <= Block.BYTES - cellBytes ? start.plus(offset) : Address.zero();
    }

    /// Whether the cell holds an object, dead or alive, whose references lead to objects.
    private boolean isObject(Address cell) {
        int block = blocks.at(cell);
        Address entry = blocks.entry(block);
        boolean isSwept = blocks.kind(block) == Block.LARGE || cell.minus(blocks.address(block)) < Block.SWEPT.read(entry);
        return isSwept ? ObjectLayout.CLASS.read(cell) != 0 : blocks.isMarked(cell);
    }

    /// A cell without an object is never pinned: one that was not swept may hold anything, but then it is not marked and stays so.
    private boolean isPinned(Address cell) {
        return (ObjectLayout.STATE.read(cell) & ObjectLayout.STATE_MARK) != 0;
    }
}
