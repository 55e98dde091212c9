// SPDX-License-Identifier: Apache-2.0
package corto.memory.areas;

import corto.fs.file.Pages;
import corto.lang.Address;
import java.util.TreeMap;

/// A file whose pages come from the fake processor's frames.
final class FakePages extends Pages {
    private final FakeProcessor processor;
    private final TreeMap<Long, Address> frames = new TreeMap<>();
    private long sizeBytes;

    FakePages(FakeProcessor processor, long sizeBytes) {
        this.processor = processor;
        this.sizeBytes = sizeBytes;
    }

    /// Fills a page with `value`.
    FakePages fill(long page, int value) {
        Address frame = frameToWrite(page);
        for (int i = 0; i < PAGE_BYTES; i++) {
            frame.storeByte(i, (byte) value);
        }
        return this;
    }

    void truncate(long newSizeBytes) {
        sizeBytes = newSizeBytes;
        long first = (newSizeBytes + PAGE_BYTES - 1) / PAGE_BYTES;
        invalidate(first, Long.MAX_VALUE);
        frames.tailMap(first).values().forEach(processor::free);
        frames.tailMap(first).clear();
    }

    @Override
    public long sizeBytes() {
        return sizeBytes;
    }

    @Override
    public Address frame(long page) {
        return frames.getOrDefault(page, Address.zero());
    }

    @Override
    public boolean isHole(long page) {
        return page * PAGE_BYTES < sizeBytes && !frames.containsKey(page);
    }

    @Override
    public Address frameToWrite(long page) {
        if (!frames.containsKey(page)) {
            invalidate(page, 1);
            Address frame = processor.allocate();
            frame.clear(PAGE_BYTES);
            frames.put(page, frame);
        }
        return frames.get(page);
    }

    @Override
    protected void unused() {}
}
