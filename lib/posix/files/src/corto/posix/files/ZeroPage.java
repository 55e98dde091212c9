// SPDX-License-Identifier: Apache-2.0
package corto.posix.files;

import corto.lang.Address;
import corto.memory.frames.api.Frames;

/// A frame of zeros: what holes of files read as.
final class ZeroPage {
    private static Address frame = Address.zero();

    private ZeroPage() {}

    /// The frame, made when it is first asked for; zero if there is no memory.
    static Address address() {
        if (frame.isZero()) {
            frame = Frames.FRAMES.allocate();
            if (!frame.isZero()) {
                frame.clear(Frames.BYTES);
            }
        }
        return frame;
    }
}
