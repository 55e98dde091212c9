// SPDX-License-Identifier: Apache-2.0
package corto.posix.init;

import corto.fs.file.OpenFile;
import corto.lang.Address;
import corto.lang.Result;
import corto.platform.api.Platforms;

final class ConsoleFile extends OpenFile {
    ConsoleFile(int flags) {
        super(flags);
    }

    @Override
    protected Result writeBytes(Address from, long lengthBytes) {
        Platforms.PLATFORM.write(1, from, lengthBytes);
        return Result.of(lengthBytes);
    }
}
