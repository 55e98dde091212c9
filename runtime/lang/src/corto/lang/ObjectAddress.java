// SPDX-License-Identifier: Apache-2.0
package corto.lang;

/// Objects as addresses and back: for the heap, the collector and those who hand array memory to a device.
///
/// Objects never move, so an address stays right as long as the object is reachable by a reference or its address is on a stack.
/// On the host JVM the objects are `SimulatedObject`s, handles of an address in `SimulatedMemory`.
public final class ObjectAddress {
    /// Offset of the first element of arrays with elements of 1, 2 or 4 bytes.
    public static final int NARROW_ELEMENTS = 12;
    /// Offset of the first element of arrays with elements of 8 bytes and of reference arrays.
    public static final int WIDE_ELEMENTS = 16;

    private ObjectAddress() {}

    /// Where `object` is; zero for null.
    @Intrinsic
    public static Address of(Object object) {
        return object == null ? Address.zero() : ((SimulatedObject) object).address();
    }

    /// The object at `address`; null for zero.
    @Intrinsic
    public static Object at(Address address) {
        return address.isZero() ? null : new SimulatedObject(address);
    }

    /// Where the elements of `array` begin.
    @AlwaysInline
    public static Address elements(byte[] array) {
        return of(array).plus(NARROW_ELEMENTS);
    }

    /// Where the elements of `array` begin.
    @AlwaysInline
    public static Address elements(long[] array) {
        return of(array).plus(WIDE_ELEMENTS);
    }
}
