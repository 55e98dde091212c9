// SPDX-License-Identifier: Apache-2.0
package corto.lang;

/// An address that an application gave: a claim, to be checked against its memory before anything is read or written there.
@Word
public record UserAddress(long bits) {
    @AlwaysInline
    public UserAddress plus(long bytes) {
        return new UserAddress(bits + bytes);
    }

    /// C's null pointer.
    @AlwaysInline
    public boolean isNull() {
        return bits == 0;
    }
}
