// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Replace;
import corto.lang.Substitute;
import java.nio.ByteBuffer;
import java.nio.DirectMemory;

/// Direct buffers without a second allocator and without the cleaners that would have to free its memory.
@Substitute("java.nio.ByteBuffer")
final class ByteBufferSubstitution {
    @Replace
    public static ByteBuffer allocateDirect(int capacity) {
        return DirectMemory.allocate(capacity);
    }
}
