// SPDX-License-Identifier: Apache-2.0
package corto.lang;

/// A physical address: what page tables and devices see. The platform's direct map turns it into an `Address`, nothing else does.
@Word
public record PhysicalAddress(long bits) {
    @AlwaysInline
    public PhysicalAddress plus(long bytes) {
        return new PhysicalAddress(bits + bytes);
    }

    /// Bytes from `other` up to this one.
    @AlwaysInline
    public long minus(PhysicalAddress other) {
        return bits - other.bits;
    }

    @Intrinsic
    public boolean isBelow(PhysicalAddress other) {
        return bits + Long.MIN_VALUE < other.bits + Long.MIN_VALUE;
    }

    /// The next multiple of `alignment`, a power of two.
    @AlwaysInline
    public PhysicalAddress alignUp(long alignment) {
        return new PhysicalAddress((bits + alignment - 1) & -alignment);
    }

    /// The last multiple of `alignment`, a power of two.
    @AlwaysInline
    public PhysicalAddress alignDown(long alignment) {
        return new PhysicalAddress(bits & -alignment);
    }
}
