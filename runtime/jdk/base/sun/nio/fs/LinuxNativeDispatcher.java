// SPDX-License-Identifier: Apache-2.0
package sun.nio.fs;

import corto.runtime.FileService;
import jdk.internal.corto.Host;

/// What java.nio.file calls of Linux alone. A handle of the table of mounts counts: the next one that has not been told.
class LinuxNativeDispatcher extends UnixNativeDispatcher {
    private static final int FACTS_BYTES = 4096;

    private static int nextMount;

    private LinuxNativeDispatcher() {}

    static long setmntent(byte[] file, byte[] mode) throws UnixException {
        nextMount = 0;
        return 0;
    }

    /// 0, or −1 when there is none left.
    static int getmntent(long table, UnixMountEntry into, int length) throws UnixException {
        FileService files = Host.files();
        byte[] facts = new byte[FACTS_BYTES];
        int end = (int) check(files.mount(nextMount++, Host.elements(facts, 0, FACTS_BYTES)));
        if (end == 0) {
            return -1;
        }
        byte[][] fields = new byte[4][];
        int start = 0;
        int field = 0;
        for (int i = 0; i < end; i++) {
            if (facts[i] == 0) {
                fields[field] = new byte[i - start];
                System.arraycopy(facts, start, fields[field++], 0, i - start);
                start = i + 1;
            }
        }
        Attributes.fill(into, fields[0], fields[1], fields[2], fields[3]);
        return 0;
    }

    static void endmntent(long table) throws UnixException {}

    static int posix_fadvise(int fd, long offset, long length, int advice) throws UnixException {
        return 0;
    }

    /// Copies a whole file; 0 when that is done.
    static int directCopy0(int to, int from, long cancelled) throws UnixException {
        copyFile(to, from);
        return 0;
    }
}
