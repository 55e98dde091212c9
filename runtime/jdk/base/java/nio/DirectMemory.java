// SPDX-License-Identifier: Apache-2.0
package java.nio;

import corto.lang.ObjectAddress;
import corto.lang.RawMemory;

/// Direct buffers over the bytes of an array: objects do not move, so its elements have an address, and the buffer keeps the array alive.
@RawMemory(reason = "gives direct buffers the address of an array")
public final class DirectMemory {
    private static final int ALIGNMENT = 16;       // as malloc gives it

    private DirectMemory() {}

    public static ByteBuffer allocate(int capacity) {
        if (capacity < 0) {
            throw new IllegalArgumentException("capacity < 0: (" + capacity + " < 0)");
        }
        byte[] memory = new byte[capacity + ALIGNMENT];
        long address = ObjectAddress.elements(memory).alignUp(ALIGNMENT).bits();
        return new DirectByteBuffer(address, capacity, memory, null);
    }
}
