// SPDX-License-Identifier: Apache-2.0
package corto.posix.shm;

import corto.fs.text.Columns;
import corto.fs.text.ProcEntries;
import corto.fs.text.TextDirectory;
import corto.fs.text.TextSource;

/// Segments and their limits in `/proc`, as ipcs(1) reads them.
public final class ShmEntries implements ProcEntries {
    private static final String LIMIT = Long.toUnsignedString(ShmCalls.MOST_BYTES) + "\n";

    private static final class Table implements TextSource {
        @Override
        public void append(StringBuilder to) {
            to.append("       key      shmid perms                  size  cpid  lpid nattch   uid   gid  cuid  cgid      atime      dtime      ctime                   rss                  swap\n");
            for (int i = 0; i < ShmCalls.SEGMENTS.end(); i++) {
                if (ShmCalls.SEGMENTS.at(i) instanceof Segment segment) {
                    append(to, segment);
                }
            }
        }

        private static void append(StringBuilder to, Segment segment) {
            column(to, segment.key(), 10);
            column(to, segment.id(), 11);
            column(to, Integer.parseInt(Integer.toOctalString(segment.mode())), 6);
            column(to, segment.sizeBytes, 22);
            column(to, segment.creator, 6);
            column(to, segment.lastUser, 6);
            column(to, segment.attachments(), 7);
            column(to, segment.uid(), 6);
            column(to, segment.gid(), 6);
            column(to, segment.creatorUid(), 6);
            column(to, segment.creatorGid(), 6);
            column(to, segment.attachSeconds, 11);
            column(to, segment.detachSeconds, 11);
            column(to, segment.changeSeconds(), 11);
            column(to, segment.file.sizeBytes(), 22);
            column(to, 0, 22);
            to.append('\n');
        }

        private static void column(StringBuilder to, long value, int width) {
            Columns.right(to, value, width);
        }
    }

    @Override
    public void addTo(TextDirectory proc) {
        proc.add("sysvipc/shm", new Table());
        proc.add("sys/kernel/shmmax", TextSource.of(LIMIT));
        proc.add("sys/kernel/shmall", TextSource.of(LIMIT));
        proc.add("sys/kernel/shmmni", TextSource.of(ShmCalls.MOST + "\n"));
    }
}
