// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Replace;
import corto.lang.Result;
import corto.lang.Substitute;
import java.io.FileDescriptor;
import java.io.IOException;
import jdk.internal.corto.Host;

/// Descriptors of channels, and the events by which threads wake selectors.
@Substitute("sun.nio.ch.IOUtil")
final class IoUtilSubstitution {
    private static final int MOST_DESCRIPTORS = 1 << 16;
    private static final int MOST_VECTORS = 16;

    @Replace
    static void initIDs() {}

    @Replace
    static int fdLimit() {
        return MOST_DESCRIPTORS;
    }

    @Replace
    static int iovMax() {
        return MOST_VECTORS;
    }

    @Replace
    static long writevMax() {
        return Integer.MAX_VALUE;
    }

    @Replace
    public static int fdVal(FileDescriptor descriptor) {
        return SocketNatives.number(descriptor);
    }

    @Replace
    static void setfdVal(FileDescriptor descriptor, int number) {
        FileNatives.access().set(descriptor, number);
    }

    @Replace
    public static void configureBlocking(FileDescriptor descriptor, boolean blocks) throws IOException {
        Result result = Host.sockets().setBlocking(SocketNatives.number(descriptor), blocks);
        if (result.isError()) {
            throw FileNatives.of(result, "Configure blocking failed");
        }
    }

    /// Lets an event be ready no more.
    @Replace
    static boolean drain(int event) {
        return !Host.sockets().setEvent(event, false).isError();
    }

    /// The descriptor to read from in the upper half, the one to write to in the lower.
    @Replace
    static long makePipe(boolean blocks) throws IOException {
        long pair = FileNatives.check(Host.sockets().openPipe(), "Pipe failed");
        Host.sockets().setBlocking((int) (pair >>> Integer.SIZE), blocks);
        Host.sockets().setBlocking((int) pair, blocks);
        return pair;
    }
}
