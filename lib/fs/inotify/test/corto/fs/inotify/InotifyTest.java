// SPDX-License-Identifier: Apache-2.0
package corto.fs.inotify;

import static org.assertj.core.api.Assertions.assertThat;

import corto.fs.file.FileWatch;
import corto.fs.file.OpenFlags;
import corto.fs.file.Opening;
import corto.fs.ramfs.FakeFrames;
import corto.fs.ramfs.RamFileSystem;
import corto.fs.ramfs.SpecialFiles;
import corto.fs.vfs.FileContext;
import corto.fs.vfs.Mounts;
import corto.fs.vfs.Paths;
import corto.lang.Address;
import corto.lang.Errno;
import corto.lang.SimulatedMemory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Orders of events are in tests/conformance (inotify-*.c), as Linux has them.
final class InotifyTest {
    private static final int IN_IGNORED = 0x8000;

    private final SimulatedMemory memory = SimulatedMemory.fresh();
    private final RamFileSystem files = new RamFileSystem(new FakeFrames(memory, 8), () -> 1000, SpecialFiles.NONE, "tmpfs", 0755);
    private final FileContext context = new FileContext(new Mounts("rootfs", files, "rw").root());
    private final Paths paths = new Paths();
    private final Inotify inotify = new Inotify(0);
    private final Address buffer = memory.map(0x1000, 8192);

    private void create(String path) {
        Opening opening = new Opening(OpenFlags.O_CREAT | OpenFlags.O_WRONLY);
        assertThat(paths.open(context, context.working(), path, opening, 0644).isError()).isFalse();
        opening.file().release();
    }

    @AfterEach
    void close() {
        inotify.release();
    }

    @Test
    void nobody_is_told_when_nobody_watches() {
        assertThat(FileWatch.any()).isFalse();

        inotify.watch(files.root(), FileWatch.CREATE);

        assertThat(FileWatch.any()).isTrue();
    }

    @Test
    void an_event_has_name_and_number() {
        assertThat(inotify.watch(files.root(), FileWatch.CREATE).value()).isEqualTo(1);
        create("/file");

        assertThat(inotify.read(buffer, 15).errno()).isEqualTo(Errno.EINVAL.number());
        assertThat(inotify.read(buffer, 4096).value()).isEqualTo(32);
        assertThat(buffer.loadInt(0)).isEqualTo(1);
        assertThat(buffer.loadInt(4)).isEqualTo(FileWatch.CREATE);
        assertThat(buffer.loadInt(12)).isEqualTo(16);
        assertThat(buffer.loadByte(16)).isEqualTo((byte) 'f');
        assertThat(inotify.read(buffer, 4096).errno()).isEqualTo(Errno.EAGAIN.number());
    }

    @Test
    void a_watch_ends_with_its_file() {
        create("/file");
        inotify.watch(files.root().find("file"), FileWatch.DELETE_SELF);

        paths.unlink(context, context.working(), "/file");

        assertThat(inotify.available().value()).isEqualTo(32);
        inotify.read(buffer, 4096);
        assertThat(buffer.loadInt(4)).isEqualTo(FileWatch.DELETE_SELF);
        assertThat(buffer.loadInt(16 + 4)).isEqualTo(IN_IGNORED);
        assertThat(FileWatch.any()).isFalse();
    }

    @Test
    void a_watch_that_is_taken_away_while_events_come_does_not_break_the_others() {
        Inotify other = new Inotify(0);
        inotify.watch(files.root(), FileWatch.CREATE | Inotify.IN_ONESHOT);
        other.watch(files.root(), FileWatch.CREATE);

        create("/a");
        create("/b");

        assertThat(inotify.available().value()).isEqualTo(32 + 16);
        assertThat(other.available().value()).isEqualTo(64);
        other.release();
    }
}
