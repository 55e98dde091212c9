// SPDX-License-Identifier: Apache-2.0
package corto.rootfs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What every Linux program may expect to find, and no package brings: the layout of folders, and the files that Debian's installer and
/// maintainer scripts write.
public final class BaseSystem {
    private static final List<String> MERGED = List.of("bin", "sbin", "lib", "lib64");
    private static final List<String> FOLDERS = List.of("/dev", "/etc", "/home", "/proc", "/run/lock", "/sys", "/usr", "/var/lib", "/var/log", "/var/cache");
    private static final int S_IFCHR = 0020000;
    private static final Entry.Directory SHARED = new Entry.Directory(01777);

    /// Contents as in Debian 12: base-passwd's master files, netbase's and libc-bin's defaults. The name server is QEMU's.
    private static final Map<String, String> FILES = new LinkedHashMap<>();

    static {
        FILES.put("/etc/passwd", """
                root:x:0:0:root:/root:/bin/sh
                daemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin
                bin:x:2:2:bin:/bin:/usr/sbin/nologin
                sys:x:3:3:sys:/dev:/usr/sbin/nologin
                mail:x:8:8:mail:/var/mail:/usr/sbin/nologin
                proxy:x:13:13:proxy:/bin:/usr/sbin/nologin
                www-data:x:33:33:www-data:/var/www:/usr/sbin/nologin
                backup:x:34:34:backup:/var/backups:/usr/sbin/nologin
                nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin
                """);
        FILES.put("/etc/group", """
                root:x:0:
                daemon:x:1:
                bin:x:2:
                sys:x:3:
                adm:x:4:
                tty:x:5:
                mail:x:8:
                proxy:x:13:
                www-data:x:33:
                backup:x:34:
                utmp:x:43:
                staff:x:50:
                users:x:100:
                nogroup:x:65534:
                """);
        FILES.put("/etc/nsswitch.conf", """
                passwd:         files
                group:          files
                shadow:         files
                hosts:          files dns
                networks:       files
                protocols:      files
                services:       files
                """);
        FILES.put("/etc/host.conf", "multi on\n");
        FILES.put("/etc/hostname", "corto\n");
        FILES.put("/etc/hosts", """
                127.0.0.1       localhost
                ::1             localhost ip6-localhost ip6-loopback
                127.0.1.1       corto
                """);
        FILES.put("/etc/resolv.conf", "nameserver 10.0.2.3\n");
    }

    private BaseSystem() {
    }

    /// Folders and merged `/usr` (`/bin` → `usr/bin`, …): before anything is unpacked, so that packages land behind the links.
    public static void layOut(FileTree tree) {
        for (String name : MERGED) {
            tree.put("/usr/" + name, new Entry.Directory(0755));
            tree.put("/" + name, new Entry.SymbolicLink("usr/" + name));
        }
        FOLDERS.forEach(folder -> tree.put(folder, new Entry.Directory(0755)));
        tree.put("/dev/console", new Entry.Special(S_IFCHR, 0600, 5, 1));      // both for Linux, which needs them before it has a devtmpfs;
        tree.put("/dev/null", new Entry.Special(S_IFCHR, 0666, 1, 3));         // numbers: Documentation/admin-guide/devices.txt
        tree.put("/root", new Entry.Directory(0700));
        tree.put("/tmp", SHARED);
        tree.put("/var/tmp", SHARED);
        tree.put("/var/run", new Entry.SymbolicLink("/run"));
        tree.put("/var/lock", new Entry.SymbolicLink("/run/lock"));
    }

    /// Puts the files of `/etc` where no other is there, and returns the paths of all of them.
    public static Set<String> configure(FileTree tree) {
        FILES.forEach((path, text) -> {
            if (tree.find(path).isEmpty()) {
                tree.put(path, new Entry.RegularFile(0644, 0, Content.of(text)));
            }
        });
        return Set.copyOf(FILES.keySet());
    }
}
