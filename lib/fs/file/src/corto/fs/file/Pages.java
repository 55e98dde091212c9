// SPDX-License-Identifier: Apache-2.0
package corto.fs.file;

import static corto.lang.Errno.EOPNOTSUPP;

import corto.lang.Address;
import corto.lang.Hot;
import corto.lang.Result;

/// The content of a file as page frames, for whoever maps it or sends it without copying.
///
/// The file owns its frames. A frame that `frame` or `frameToWrite` gave may be used
/// - by an attached `Mapping` until it is told that the page is invalid, or
/// - by who pinned the pages, until it unpins them: then what it sees is the page as it was, whether or not it still belongs to the file, or
/// - by who borrowed it, if `lendsFrames`, until it gives it back: for as long as a peer takes.
///
/// Either keeps the content of a file that nobody has open and no directory names any more. Page numbers count from 0, 4 KiB each.
@Hot
public abstract class Pages {
    public static final int PAGE_BYTES = 4096;
    public static final int PAGE_SHIFT = 12;

    private Mapping first;                       // the latest
    private int pins;

    /// Where the file ends. Touching a page wholly beyond it is SIGBUS.
    public abstract long sizeBytes();

    /// The frame that holds a page, to be read. Zero at a hole, which reads as zeros until an attached mapping is told otherwise; zero
    /// beyond the end, and when there is no memory: `isHole` tells.
    ///
    /// Bytes behind the end of the file are zeros.
    public abstract Address frame(long page);

    /// Whether a page inside the file has no frame because nothing was written there.
    public abstract boolean isHole(long page);

    /// The frame that holds a page, to be written by everybody who maps the file shared; fills a hole. Zero beyond the end and when there
    /// is no memory. The modification time is set.
    ///
    /// The frame may be another one than `frame` gave before: then attached mappings have been told, the caller's own too.
    public abstract Address frameToWrite(long page);

    /// Whether `frame`, or with `toWrite` `frameToWrite`, would have to wait for a medium, as far as can be told without waiting.
    public boolean isAbsent(long page, boolean toWrite) {
        return false;
    }

    /// Does that waiting, while other threads run: parks. Nothing that was looked at before is certain afterwards, and the page may be gone again. The pages are pinned or the
    /// file is open.
    public void prepare(long page, boolean toWrite) {}

    /// Makes zeros of these bytes and gives back what they took, as fallocate(2) with FALLOC_FL_PUNCH_HOLE does. EOPNOTSUPP where that cannot be.
    public Result punch(long offset, long lengthBytes) {
        return Result.error(EOPNOTSUPP);
    }

    /// Whether somebody who opened the file for writing may map it shared; a seal forbids it.
    public boolean mayBeMappedToWrite() {
        return true;
    }

    /// Nobody maps or pins these pages any more.
    protected abstract void unused();

    /// Tells `mapping` of every page that becomes invalid, from now until it is detached.
    public final void attach(Mapping mapping) {
        assert mapping.attachedTo == null;
        mapping.attachedTo = this;
        mapping.previous = null;
        mapping.next = first;
        if (first != null) {
            first.previous = mapping;
        }
        first = mapping;
    }

    /// Ends `attach`: the mapping has no translation to frames of this file left.
    public final void detach(Mapping mapping) {
        assert mapping.attachedTo == this;
        if (mapping.previous == null) {
            first = mapping.next;
        } else {
            mapping.previous.next = mapping.next;
        }
        if (mapping.next != null) {
            mapping.next.previous = mapping.previous;
        }
        mapping.attachedTo = null;
        if (!isInUse()) {
            unused();
        }
    }

    /// No frame is freed until `unpin`. For a short time: frames that a file gives up meanwhile pile up.
    public final void pin() {
        pins++;
    }

    /// Ends one `pin`.
    public final void unpin() {
        assert pins > 0;
        pins--;
        if (pins == 0) {
            unpinned();
        }
        if (!isInUse()) {
            unused();
        }
    }

    /// Whether frames may be lent by `LentFrames` of `corto.memory.frames.api`: a lent one is not freed when the file gives it up, and does not make room for another page.
    public boolean lendsFrames() {
        return false;
    }

    /// The last pin has gone: frames that were given up meanwhile can be freed.
    protected void unpinned() {}

    protected final boolean isPinned() {
        return pins != 0;
    }

    /// Whether somebody maps or pins these pages.
    public final boolean isInUse() {
        return first != null || pins != 0;
    }

    protected final boolean isMapped() {
        return first != null;
    }

    /// How many mappings there are.
    public final int mappingCount() {
        int count = 0;
        for (Mapping mapping = first; mapping != null; mapping = mapping.next) {
            count++;
        }
        return count;
    }

    /// Whether some mapping may write the file.
    protected final boolean isMappedToWrite() {
        Mapping mapping = first;
        while (mapping != null && !mapping.mayWriteFile()) {
            mapping = mapping.next;
        }
        return mapping != null;
    }

    /// For files: tells everybody who maps these pages that their frames are about to change.
    protected final void invalidate(long firstPage, long pageCount) {
        for (Mapping mapping = first; mapping != null; mapping = mapping.next) {
            mapping.invalidate(firstPage, pageCount);
        }
    }
}
