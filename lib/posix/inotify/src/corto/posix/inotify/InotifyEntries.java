// SPDX-License-Identifier: Apache-2.0
package corto.posix.inotify;

import corto.fs.inotify.Inotify;
import corto.fs.text.ProcEntries;
import corto.fs.text.TextDirectory;

/// inotify(7)'s limits in `/proc`.
public final class InotifyEntries implements ProcEntries {
    private static final String[] TEXTS = {
        "sys/fs/inotify/max_queued_events", Inotify.MOST_EVENTS + "\n",
        "sys/fs/inotify/max_user_instances", "128\n",
        "sys/fs/inotify/max_user_watches", "65536\n",
    };

    @Override
    public void addTo(TextDirectory proc) {
        proc.addTexts(TEXTS);
    }
}
