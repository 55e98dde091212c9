// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Alias;
import corto.lang.Replace;
import corto.lang.Substitute;
import java.io.FileDescriptor;
import java.io.FileNotFoundException;
import java.io.IOException;

/// The natives: files by path on the file service, standard output and error on the platform.
@Substitute("java.io.FileOutputStream")
final class FileOutputStreamSubstitution {
    private static final int O_WRONLY_CREAT = 0101;
    private static final int O_TRUNC = 01000;
    private static final int O_APPEND = 02000;

    @Alias
    private FileDescriptor fd;

    @Replace
    private static void initIDs() {}

    @Replace
    private void open0(String name, boolean append) throws FileNotFoundException {
        FileNatives.open(fd, name, O_WRONLY_CREAT | (append ? O_APPEND : O_TRUNC));
    }

    @Replace
    private void write(int b, boolean append) throws IOException {
        FileNatives.write(fd, new byte[] {(byte) b}, 0, 1);
    }

    @Replace
    private void writeBytes(byte[] bytes, int offset, int length, boolean append) throws IOException {
        FileNatives.write(fd, bytes, offset, length);
    }
}
