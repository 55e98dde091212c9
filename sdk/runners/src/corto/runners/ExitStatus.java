// SPDX-License-Identifier: Apache-2.0
package corto.runners;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Our end of the exit protocol.
///
/// The guest writes its status to port 0x502 and then anything to port 0x501, which makes QEMU end with an odd code (`value << 1 | 1`).
/// One byte at 0x502 is the status; if there are several (a panic while exiting), the last counts. QEMU's own code says nothing about
/// the program: 1 may be an ended guest (0 was written) or a refused option.
final class ExitStatus {
    private ExitStatus() {
    }

    static Outcome read(Path statusFile, int qemuCode) throws IOException {
        byte[] written = Files.exists(statusFile) ? Files.readAllBytes(statusFile) : new byte[0];
        return written.length == 0 ? new Outcome.Stopped(qemuCode) : new Outcome.Exited(Byte.toUnsignedInt(written[written.length - 1]));
    }
}
