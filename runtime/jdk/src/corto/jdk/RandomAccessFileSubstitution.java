// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Alias;
import corto.lang.Replace;
import corto.lang.Substitute;
import corto.runtime.FileServices;
import java.io.FileDescriptor;
import java.io.FileNotFoundException;
import java.io.IOException;

/// The natives, on the file service.
@Substitute("java.io.RandomAccessFile")
final class RandomAccessFileSubstitution {
    // The class's own
    private static final int READ = 1;
    private static final int SYNC = 4;
    private static final int DSYNC = 8;

    private static final int O_RDONLY = 0;
    private static final int O_RDWR_CREAT = 0102;
    private static final int O_DSYNC = 010000;
    private static final int O_SYNC = 04010000;

    @Alias
    private FileDescriptor fd;

    @Replace
    private static void initIDs() {}

    @Replace
    private void open0(String name, int mode) throws FileNotFoundException {
        int synced = (mode & SYNC) != 0 ? O_SYNC : (mode & DSYNC) != 0 ? O_DSYNC : 0;
        FileNatives.open(fd, name, (mode & READ) != 0 ? O_RDONLY : O_RDWR_CREAT | synced);
    }

    @Replace
    private int read0() throws IOException {
        byte[] one = new byte[1];
        return FileNatives.read(fd, one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Replace
    private int readBytes0(byte[] bytes, int offset, int length) throws IOException {
        return FileNatives.read(fd, bytes, offset, length);
    }

    @Replace
    private void write0(int b) throws IOException {
        FileNatives.write(fd, new byte[] {(byte) b}, 0, 1);
    }

    @Replace
    private void writeBytes0(byte[] bytes, int offset, int length) throws IOException {
        FileNatives.write(fd, bytes, offset, length);
    }

    @Replace
    public long getFilePointer() throws IOException {
        return FileNatives.seek(fd, 0, FileNatives.SEEK_CUR);
    }

    @Replace
    private void seek0(long position) throws IOException {
        FileNatives.seek(fd, position, FileNatives.SEEK_SET);
    }

    @Replace
    private long length0() throws IOException {
        return FileNatives.length(fd);
    }

    /// A position behind the new end moves there.
    @Replace
    private void setLength0(long length) throws IOException {
        long position = getFilePointer();
        FileNatives.check(FileServices.FILES.truncate(FileNatives.number(fd), length), "setLength failed");
        if (position > length) {
            seek0(length);
        }
    }
}
