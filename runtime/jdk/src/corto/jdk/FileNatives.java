// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Result;
import corto.runtime.FileFacts;
import corto.runtime.FileServices;
import java.io.FileDescriptor;
import java.io.FileNotFoundException;
import java.io.IOException;
import jdk.internal.access.JavaIOFileDescriptorAccess;
import jdk.internal.access.SharedSecrets;
import jdk.internal.corto.ErrorTexts;
import jdk.internal.corto.FilePaths;
import jdk.internal.corto.Host;

/// What the natives of java.io's streams have in common: opening, and results as exceptions with HotSpot's messages.
final class FileNatives {
    static final int SEEK_SET = 0;
    static final int SEEK_CUR = 1;

    private static final int PERMISSIONS = 0666;
    private static final int ESPIPE = 29;

    // inode(7)
    static final int TYPE = 0170000;
    static final int REGULAR = 0100000;
    static final int DIRECTORY = 0040000;

    private FileNatives() {}

    /// The error's text, or `otherwise` if the result tells none.
    static IOException of(Result failed, String otherwise) {
        return new IOException(failed.errno() == 0 ? otherwise : ErrorTexts.of(failed.errno()));
    }

    /// The value, if it is one.
    static long check(Result result, String otherwise) throws IOException {
        if (result.isError()) {
            throw of(result, otherwise);
        }
        return result.value();
    }

    /// Opens `path` into `descriptor`. A directory is as good as nothing, however it is opened.
    static void open(FileDescriptor descriptor, String path, int flags) throws FileNotFoundException {
        Result opened = Host.files().open(FilePaths.toKernel(path), flags, PERMISSIONS);
        String problem = opened.isError() ? ErrorTexts.of(opened.errno()) : null;
        if (problem == null && type((int) opened.value()) == DIRECTORY) {
            Host.files().close((int) opened.value());
            problem = "Is a directory";
        }
        if (problem != null) {
            throw new FileNotFoundException(path + " (" + problem + ")");
        }
        access().set(descriptor, (int) opened.value());
    }

    /// The number of an open descriptor.
    static int number(FileDescriptor descriptor) throws IOException {
        int number = access().get(descriptor);
        if (number < 0) {
            throw new IOException("Stream Closed");
        }
        return number;
    }

    static JavaIOFileDescriptorAccess access() {
        return SharedSecrets.getJavaIOFileDescriptorAccess();
    }

    /// Reads at least one byte; −1 at the end.
    static int read(FileDescriptor descriptor, byte[] to, int offset, int length) throws IOException {
        if (to == null) {
            throw new NullPointerException();
        }
        if (offset < 0 || length < 0 || length > to.length - offset) {
            throw new IndexOutOfBoundsException();
        }
        if (length == 0) {
            return 0;
        }
        long count = check(Host.readFile(number(descriptor), to, offset, length), "Read error");
        return count == 0 ? -1 : (int) count;
    }

    /// Writes all of it.
    static void write(FileDescriptor descriptor, byte[] from, int offset, int length) throws IOException {
        if (from == null) {
            throw new NullPointerException();
        }
        if (offset < 0 || length < 0 || length > from.length - offset) {
            throw new IndexOutOfBoundsException();
        }
        int done = 0;
        while (done < length) {
            done += (int) check(Host.writeFile(number(descriptor), from, offset + done, length - done), "Write error");
        }
    }

    /// lseek(2). The standard streams have no position.
    static long seek(FileDescriptor descriptor, long offset, int whence) throws IOException {
        int number = number(descriptor);
        if (!Host.isOpenFile(number)) {
            throw new IOException(ErrorTexts.of(ESPIPE));
        }
        return check(FileServices.FILES.seek(number, offset, whence), "Seek failed");
    }

    /// Where the file ends.
    static long length(FileDescriptor descriptor) throws IOException {
        int number = number(descriptor);
        return Host.isOpenFile(number) ? sizeBytes(number) : 0;
    }

    private static long sizeBytes(int number) {
        FileFacts facts = new FileFacts();
        return FileServices.FILES.status(number, facts).isError() ? 0 : facts.sizeBytes;
    }

    /// REGULAR, DIRECTORY, …; 0 for a standard stream.
    static int type(int number) {
        FileFacts facts = new FileFacts();
        return !Host.isOpenFile(number) || FileServices.FILES.status(number, facts).isError() ? 0 : facts.mode & TYPE;
    }
}
