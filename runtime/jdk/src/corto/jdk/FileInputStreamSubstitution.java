// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Alias;
import corto.lang.Replace;
import corto.lang.Result;
import corto.lang.Substitute;
import corto.runtime.FileServices;
import java.io.FileDescriptor;
import java.io.FileNotFoundException;
import java.io.IOException;
import jdk.internal.corto.Host;

/// The natives: files by path on the file service, standard input on the platform.
@Substitute("java.io.FileInputStream")
final class FileInputStreamSubstitution {
    private static final int O_RDONLY = 0;

    @Alias
    private FileDescriptor fd;

    @Replace
    private static void initIDs() {}

    @Replace
    private void open0(String name) throws FileNotFoundException {
        FileNatives.open(fd, name, O_RDONLY);
    }

    @Replace
    private int read0() throws IOException {
        byte[] one = new byte[1];
        return FileNatives.read(fd, one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Replace
    private int readBytes(byte[] bytes, int offset, int length) throws IOException {
        return FileNatives.read(fd, bytes, offset, length);
    }

    @Replace
    private long length0() throws IOException {
        return FileNatives.length(fd);
    }

    @Replace
    private long position0() throws IOException {
        return FileNatives.seek(fd, 0, FileNatives.SEEK_CUR);
    }

    @Replace
    private long skip0(long count) throws IOException {
        long before = FileNatives.seek(fd, 0, FileNatives.SEEK_CUR);
        return FileNatives.seek(fd, count, FileNatives.SEEK_CUR) - before;
    }

    @Replace
    private int available0() throws IOException {
        int number = FileNatives.number(fd);
        if (!Host.isOpenFile(number)) {
            return 0;
        }
        Result available = FileServices.FILES.available(number);
        return available.isError() ? 0 : (int) Math.min(available.value(), Integer.MAX_VALUE);
    }

    @Replace
    private boolean isRegularFile0(FileDescriptor descriptor) {
        return FileNatives.type(FileNatives.access().get(descriptor)) == FileNatives.REGULAR;
    }
}
