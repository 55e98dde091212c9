// SPDX-License-Identifier: Apache-2.0
package corto.platform.x86_64;

import corto.lang.AlwaysInline;
import corto.lang.PhysicalAddress;
import corto.lang.Word;

/// An entry of a page table of any level (APM volume 2, "Long-Mode Page Translation").
///
/// ```
///  63 62     52 51                          12 11   9 8 7 6 5 4 3 2 1 0
/// ┌──┬─────────┬──────────────────────────────┬─────┬─┬─┬─┬─┬─┬─┬─┬─┬─┐
/// │NX│ ignored │ frame or next table          │ ign │G│S│D│A│C│T│U│W│P│
/// └──┴─────────┴──────────────────────────────┴─────┴─┴─┴─┴─┴─┴─┴─┴─┴─┘
/// ```
@Word
public record PageTableEntry(long bits) {
    public static final long PRESENT = 1;
    public static final long WRITABLE = 1 << 1;
    public static final long USER = 1 << 2;
    public static final long WRITE_THROUGH = 1 << 3;
    public static final long CACHE_DISABLED = 1 << 4;
    public static final long ACCESSED = 1 << 5;
    public static final long DIRTY = 1 << 6;
    public static final long LARGE = 1 << 7;          // maps 2 MiB in a page directory, 1 GiB one level above
    public static final long GLOBAL = 1 << 8;
    public static final long NO_EXECUTE = 1L << 63;

    /// Accessed and dirty are set from the start, so that the processor never has to write them.
    public static final long READ_ONLY = PRESENT | ACCESSED | NO_EXECUTE;
    public static final long READ_WRITE = PRESENT | WRITABLE | ACCESSED | DIRTY | NO_EXECUTE;
    public static final long READ_EXECUTE = PRESENT | ACCESSED;
    public static final long TABLE = PRESENT | WRITABLE | ACCESSED;

    private static final long FRAME = 0x000F_FFFF_FFFF_F000L;

    public static final int ENTRIES = 512;            // of a table
    public static final int BYTES = 8;                // of an entry
    public static final int PAGE_SHIFT = 12;
    public static final int LARGE_PAGE_SHIFT = 21;
    public static final int DIRECTORY_SHIFT = 30;     // what one page directory maps
    public static final int ROOT_SHIFT = 39;          // what one entry of the root maps
    public static final long PAGE = 1L << PAGE_SHIFT;
    public static final long LARGE_PAGE = 1L << LARGE_PAGE_SHIFT;

    @AlwaysInline
    public static PageTableEntry of(PhysicalAddress frame, long flags) {
        return new PageTableEntry(frame.bits() | flags);
    }

    @AlwaysInline
    public boolean isPresent() {
        return (bits & PRESENT) != 0;
    }

    /// Whether the entry maps a large page; of entries in a page directory or above.
    @AlwaysInline
    public boolean isLarge() {
        return (bits & LARGE) != 0;
    }

    @AlwaysInline
    public PhysicalAddress frame() {
        return new PhysicalAddress(bits & FRAME);
    }

    /// Offset in its table of the entry for `address`; `shift` says what one entry of that level maps.
    @AlwaysInline
    public static long offset(long address, int shift) {
        return (address >>> shift & (ENTRIES - 1)) * BYTES;
    }
}
