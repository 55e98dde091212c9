// SPDX-License-Identifier: Apache-2.0
package corto.drivers.virtio.balloon;

import corto.lang.Address;
import corto.lang.Layout;
import corto.lang.U32;
import corto.lang.U64;
import corto.memory.frames.api.Frames;

/// A frame full of numbers of frames, as the device reads them (virtio 1.2 §5.5.6), in a list of such.
final class FrameList {
    private static final Layout LAYOUT = Layout.littleEndian();
    static final U64 BELOW = LAYOUT.u64();               // address of the list that was filled before; 0: none
    static final U32 COUNT = LAYOUT.u32();               // of numbers
    static final U32 NUMBER = LAYOUT.reserved(4).u32();  // the first

    static final int MOST = (Frames.BYTES - NUMBER.offset()) / Integer.BYTES;

    private FrameList() {}

    /// Where number `index` stands.
    static Address place(Address list, int index) {
        return list.plus(NUMBER.offset() + (long) index * Integer.BYTES);
    }
}
