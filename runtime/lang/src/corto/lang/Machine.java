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

    /// Asks for the cache line around `address`, which will be read soon. Any address will do, mapped or not.
    @Intrinsic
    public static void prefetch(Address address) {}
}
