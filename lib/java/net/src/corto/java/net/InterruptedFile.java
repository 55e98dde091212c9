// SPDX-License-Identifier: Apache-2.0
package corto.java.net;

import corto.fs.file.OpenFile;
import corto.fs.file.OpenFlags;

/// What a descriptor stands for after `SocketService.interrupt`.
final class InterruptedFile extends OpenFile {
    InterruptedFile() {
        super(OpenFlags.O_RDWR);
    }
}
