// SPDX-License-Identifier: Apache-2.0
package corto.heap.marksweep;

import corto.heap.api.ObjectLayout;
import corto.heap.api.ThreadStacks;
import corto.lang.Address;
import corto.lang.AlwaysInline;
import corto.lang.Hot;
import corto.lang.NeverInline;
import corto.lang.Symbol;
import corto.platform.api.Platform;

/// The collected memory: allocation, collection, sweeping. See `package-info` for the idea.
@Hot
final class Space {
    /// Calls `collect` with the registers on the stack.
    interface Trigger {
        void collect();
    }

    private static final long MINIMUM_BUDGET = 8 << 20;
    private static final int BUDGET_SHARE = 4;                 // of small memories, the part that is the least budget

    private final Platform platform;
    private final Blocks blocks;
    private final Tracer tracer;
    private final StackScanner stackScanner;
    private final Stress stress;
    private final Trigger trigger;

    private long leastBudget;
    private long budget;                                       // bytes to allocate before the next collection
    private long usedAtCollection;                             // bytes alive then, and the budget given then
    private long budgetAtCollection;

    Space(Platform platform, Stress stress, Trigger trigger) {
        this.platform = platform;
        this.stress = stress;
        this.trigger = trigger;
        blocks = new Blocks(platform);
        tracer = new Tracer(blocks);
        stackScanner = new StackScanner(blocks, tracer);
    }

    void initialize(Address start, long lengthBytes) {
        blocks.initialize(start, lengthBytes);
        leastBudget = Math.min(MINIMUM_BUDGET, lengthBytes / BUDGET_SHARE);
        for (int i = 0; i < Run.COUNT; i++) {
            Run.BLOCK_BYTES.write(Run.at(i), Block.BYTES - Block.BYTES % SizeClass.bytes(i % SizeClass.COUNT));
        }
        forgetRuns();
        setBudget(0);
    }

    private void forgetRuns() {
        for (int i = 0; i < Run.COUNT; i++) {
            Run.forget(i);
        }
    }

    private void setBudget(long liveBytes) {
        usedAtCollection = liveBytes;
        budgetAtCollection = Math.max(liveBytes, leastBudget);
        budget = budgetAtCollection;
    }

    long usedBytes() {
        return usedAtCollection + budgetAtCollection - budget;
    }

    long totalBytes() {
        return Math.max(blocks.committedBytes(), usedBytes());
    }

    long maximumBytes() {
        return (long) blocks.count() << Block.BYTES_LOG;
    }

    // Allocation.

    /// `leaf` is 0, or `Block.LEAF` for an object that will hold no reference.
    @AlwaysInline
    Address allocate(long sizeBytes, int leaf) {
        if (sizeBytes <= SizeClass.LARGEST_BYTES && !Stress.SELECTED) {
            Address run = Run.of(SizeClass.of(sizeBytes), leaf);
            Address cell = new Address(Run.NEXT.read(run));
            Address next = cell.plus(SizeClass.cellBytes(sizeBytes));
            if (!new Address(Run.END.read(run)).isBelow(next)) {
                Run.NEXT.write(run, next.bits());
                return cell;
            }
        }
        return allocateSlowly(sizeBytes, leaf);
    }

    @NeverInline
    private Address allocateSlowly(long sizeBytes, int leaf) {
        if (budget <= 0 || stress.isDue()) {
            trigger.collect();
        }
        Address cell = tryAllocate(sizeBytes, leaf);
        if (cell.isZero()) {
            trigger.collect();
            cell = tryAllocate(sizeBytes, leaf);
        }
        return cell;
    }

    /// Memory without collecting; zero if there is none.
    private Address tryAllocate(long sizeBytes, int leaf) {
        if (sizeBytes > SizeClass.LARGEST_BYTES) {
            return allocateLarge(sizeBytes, leaf);
        }
        int sizeClass = SizeClass.of(sizeBytes);
        long cellBytes = SizeClass.bytes(sizeClass);
        Address run = Run.of(sizeClass, leaf);
        boolean isUsedUp = Run.NEXT.read(run) == Run.END.read(run);
        if (isUsedUp && !findRun(run, (int) cellBytes) && !takeBlock(run, sizeClass, leaf)) {
            return Address.zero();
        }
        Address cell = new Address(Run.NEXT.read(run));
        Run.NEXT.write(run, cell.bits() + cellBytes);
        return cell;
    }

    private Address allocateLarge(long sizeBytes, int leaf) {
        long wanted = (sizeBytes + Block.BYTES - 1) >> Block.BYTES_LOG;
        int first = wanted > blocks.count() ? Block.NONE : blocks.takeLarge((int) wanted, leaf);
        if (first == Block.NONE) {
            return Address.zero();
        }
        budget -= wanted << Block.BYTES_LOG;
        Address object = blocks.address(first);
        object.clear(wanted << Block.BYTES_LOG);
        return object;
    }

    /// Makes a free block a run of cells.
    private boolean takeBlock(Address run, int sizeClass, int leaf) {
        int block = blocks.take();
        if (block == Block.NONE) {
            return false;
        }
        Address entry = blocks.entry(block);
        Block.KIND.write(entry, Block.SMALL | leaf);
        Block.SIZE_CLASS.write(entry, sizeClass);
        Block.SWEPT.write(entry, Block.BYTES);
        setRun(run, blocks.address(block), Run.BLOCK_BYTES.read(run));
        return true;
    }

    private void setRun(Address run, Address start, int lengthBytes) {
        start.clear(lengthBytes);
        Run.set(run, start, lengthBytes);
        budget -= lengthBytes;
    }

    /// Sweeps on to the next free cells in a row, in the blocks that are partly live. False if there are none.
    private boolean findRun(Address run, int cellBytes) {
        int end = Run.BLOCK_BYTES.read(run);
        int block;
        while ((block = Run.PARTLY_LIVE.read(run)) != Block.NONE) {
            Address entry = blocks.entry(block);
            Address start = blocks.address(block);
            int from = Block.SWEPT.read(entry);
            while (from < end && blocks.isMarked(start.plus(from))) {
                from += cellBytes;
            }
            int to = from;
            while (to < end && !blocks.isMarked(start.plus(to))) {
                to += cellBytes;
            }
            Block.SWEPT.write(entry, to < end ? to : Block.BYTES);
            if (to >= end) {
                Run.PARTLY_LIVE.write(run, Block.LINK.read(entry));
            }
            if (from < to) {
                setRun(run, start.plus(from), to - from);
                return true;
            }
        }
        return false;
    }

    /// Sees to it that `count` free blocks are there. False when that cannot be.
    @AlwaysInline
    boolean reserve(int count) {
        return blocks.hasReady(count) || reserveSlowly(count);
    }

    /// Whether they are there already.
    @AlwaysInline
    boolean hasReserved(int count) {
        return blocks.hasReady(count);
    }

    @NeverInline
    private boolean reserveSlowly(int count) {
        if (blocks.makeReady(count)) {
            return true;
        }
        if (budget != budgetAtCollection) {              // or else there is nothing new to be freed
            trigger.collect();
        }
        return blocks.makeReady(count);
    }

    void openReserve() {
        blocks.openReserve();
    }

    // Collection.

    /// Frees what nothing refers to. `stackPointer` is below everything on the stack that may refer to objects, registers included.
    void collect(Address stackPointer) {
        ThreadStacks.Source others = ThreadStacks.source();
        Address stackBase = others == null ? platform.stackBase() : others.runningStackBase();
        tracer.begin();
        stackScanner.pin(stackPointer, stackBase);
        if (others != null) {
            for (boolean found = others.first(); found; found = others.next()) {
                stackScanner.pin(others.stackPointer(), others.stackBase());
            }
        }
        blocks.clearMarks();
        stackScanner.visitPinned(stackPointer, stackBase);
        if (others != null) {
            for (boolean found = others.first(); found; found = others.next()) {
                stackScanner.visitPinned(others.stackPointer(), others.stackBase());
            }
        }
        visitStatics();
        visitImage();
        tracer.finish();
        setBudget(freeUnmarkedBlocks());
    }

    private void visitStatics() {
        Address end = Symbol.address("static_refs_end");
        for (Address field = Symbol.address("static_refs_start"); field.isBelow(end); field = field.plus(ObjectLayout.WORD)) {
            tracer.visit(field.loadAddress(0));
        }
    }

    private void visitImage() {
        Address end = Symbol.address("image_heap_end");
        for (Address object = Symbol.address("image_heap_start"); object.isBelow(end); object = object.plus(ObjectLayout.size(object))) {
            tracer.visitReferencesOf(object);
        }
    }

    /// Gives back blocks without a marked object; the others become partly live, in the order of their addresses. Bytes that are live.
    private long freeUnmarkedBlocks() {
        forgetRuns();
        long live = 0;
        for (int block = blocks.frontier() - 1; block >= 0; block--) {
            switch (blocks.kind(block)) {
                case Block.SMALL -> live += endSmall(block);
                case Block.LARGE -> live += endLarge(block);
                default -> {}
            }
        }
        blocks.searchFromStart();
        blocks.closeReserve();
        stress.poison(blocks);
        return live;
    }

    private long endSmall(int block) {
        int marked = blocks.countMarks(block);
        if (marked == 0) {
            blocks.free(block);
            return 0;
        }
        Address entry = blocks.entry(block);
        int sizeClass = Block.SIZE_CLASS.read(entry);
        Block.SWEPT.write(entry, 0);
        Address run = Run.of(sizeClass, Block.KIND.read(entry) & Block.LEAF);
        Block.LINK.write(entry, Run.PARTLY_LIVE.read(run));
        Run.PARTLY_LIVE.write(run, block);
        return (long) marked * SizeClass.bytes(sizeClass);
    }

    private long endLarge(int first) {
        int count = Block.LINK.read(blocks.entry(first));
        if (blocks.isMarked(blocks.address(first))) {
            return (long) count << Block.BYTES_LOG;
        }
        for (int i = 0; i < count; i++) {
            blocks.free(first + i);
        }
        return 0;
    }
}
