// SPDX-License-Identifier: Apache-2.0
package corto.lang;

/// What compiled Java can ask about its own execution.
public final class Machine {
    private Machine() {}

    /// The frame of the calling method: the caller's frame pointer is kept there and the return address 8 bytes above.
    @Intrinsic
    public static Address framePointer() {
        return Address.zero();
    }
}
