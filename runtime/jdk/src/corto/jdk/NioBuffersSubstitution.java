// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Replace;
import corto.lang.Substitute;
import java.nio.ByteBuffer;

/// HotSpot keeps direct buffers for each thread, because their memory is dear. Here it is an array's.
@Substitute("sun.nio.ch.Util")
final class NioBuffersSubstitution {
    @Replace
    public static ByteBuffer getTemporaryDirectBuffer(int size) {
        return ByteBuffer.allocateDirect(size);
    }

    @Replace
    static void offerFirstTemporaryDirectBuffer(ByteBuffer buffer) {}

    @Replace
    static void offerLastTemporaryDirectBuffer(ByteBuffer buffer) {}

    @Replace
    public static void releaseTemporaryDirectBuffer(ByteBuffer buffer) {}
}
