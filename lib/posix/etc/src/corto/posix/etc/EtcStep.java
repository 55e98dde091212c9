// SPDX-License-Identifier: Apache-2.0
package corto.posix.etc;

import corto.fs.file.Directory;
import corto.fs.ramfs.RamDirectory;
import corto.lang.Address;
import corto.lang.StringBytes;
import corto.memory.frames.api.Frames;
import corto.platform.api.BootStep;
import corto.posix.files.Files;

/// Puts files into `/etc` where no others are.
public final class EtcStep implements BootStep {
    private static final String ETC = "etc";
    private static final int DIRECTORY_PERMISSIONS = 0755;
    private static final int FILE_PERMISSIONS = 0644;

    /// Name, text: together less than a frame. As in root file systems that corto makes (sdk/rootfs, BaseSystem), but shorter.
    private static final String[] FILES = {
        "passwd", "root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin\n",
        "group", "root:x:0:\nnogroup:x:65534:\n",
        "hosts", "127.0.0.1 localhost\n::1 localhost\n",
        "nsswitch.conf", "passwd: files\ngroup: files\nhosts: files dns\n",
        "resolv.conf", "nameserver 10.0.2.3\n",
    };

    @Override
    public String run() {
        Directory root = Files.mounts().root();
        if (root.find(ETC) == null && root instanceof RamDirectory ram) {
            ram.addDirectory(ETC, DIRECTORY_PERMISSIONS, 0, 0);
        }
        if (root.find(ETC) instanceof RamDirectory etc) {
            fill(etc);
        }
        return null;
    }

    private static void fill(RamDirectory etc) {
        Address place = Frames.FRAMES.allocate();
        if (place.isZero()) {
            return;                                          // then nothing will run anyway
        }
        for (int i = 0; i < FILES.length; i += 2) {
            if (etc.find(FILES[i]) == null) {
                byte[] text = StringBytes.of(FILES[i + 1]);
                for (int at = 0; at < text.length; at++) {
                    place.storeByte(at, text[at]);
                }
                etc.addFile(FILES[i], FILE_PERMISSIONS, 0, 0).place(place, text.length);
                place = place.plus(text.length);
            }
        }
    }
}
