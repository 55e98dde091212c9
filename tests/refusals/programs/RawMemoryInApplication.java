// SPDX-License-Identifier: Apache-2.0
// refused: RawMemoryInApplication.peek(RawMemoryInApplication.java:14) uses raw memory through corto.lang.Address.loadLong
// refused: @RawMemory
// refused: corto.lang.Layout
import corto.lang.Address;

/// An application that reads memory as it likes.
class RawMemoryInApplication {
    public static void main(String[] args) {
        System.out.println(peek(new Address(args.length)));
    }

    private static long peek(Address address) {
        return address.loadLong(0);
    }
}
