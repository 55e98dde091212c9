// SPDX-License-Identifier: Apache-2.0
package corto.fs.devfs;

import static org.assertj.core.api.Assertions.assertThat;

import corto.crypto.random.RandomGenerator;
import corto.fs.file.FileMode;
import corto.fs.file.FileStatus;
import corto.fs.file.Inode;
import corto.fs.file.Latin1;
import corto.fs.file.OpenFile;
import corto.fs.file.OpenFlags;
import corto.fs.file.Opening;
import corto.fs.ramfs.FakeFrames;
import corto.fs.ramfs.RamDirectory;
import corto.fs.ramfs.RamFileSystem;
import corto.lang.Address;
import corto.lang.Errno;
import corto.lang.SimulatedMemory;
import corto.sched.events.Readiness;
import corto.sched.events.WatchList;
import org.junit.jupiter.api.Test;

final class DevicesTest {
    private final class FakeConsole implements ConsoleDevice {
        final WatchList watches = new WatchList();
        String typed = "";
        boolean isAtEnd;
        String written = "";

        @Override
        public void write(Address from, long lengthBytes) {
            written += Latin1.string(from, (int) lengthBytes);
        }

        @Override
        public int read(Address to, long lengthBytes) {
            if (typed.isEmpty()) {
                return isAtEnd ? -1 : 0;
            }
            int count = (int) Math.min(lengthBytes, typed.length());
            Latin1.store(to, typed, 0, count);
            typed = typed.substring(count);
            return count;
        }

        @Override
        public boolean isReadable() {
            return isAtEnd || !typed.isEmpty();
        }

        @Override
        public WatchList watches() {
            return watches;
        }
    }

    private final SimulatedMemory memory = SimulatedMemory.fresh();
    private final Address buffer = memory.map(0x1000, 4096);
    private final FakeConsole console = new FakeConsole();
    private final Devices devices = new Devices(console, new RandomGenerator(() -> 42), new DeviceFiles[] {new Disk()});
    private final RamFileSystem fileSystem = new RamFileSystem(new FakeFrames(memory, 4), () -> 0, devices, "devtmpfs", 0755);

    /// A block device of another library, with nothing in it.
    private static final class Disk implements DeviceFiles {
        private static final long NUMBER = FileStatus.device(254, 0);

        @Override
        public void addTo(RamDirectory dev) {
            dev.create("vda", FileMode.BLOCK_DEVICE | 0600, 0, 0, NUMBER);
        }

        @Override
        public OpenFile open(Inode node, long device, int flags) {
            return device == NUMBER && node.type() == FileMode.BLOCK_DEVICE ? new OpenFile(flags) {} : null;
        }
    }

    @Test
    void other_libraries_put_their_devices_there() {
        fileSystem.root().create("same", FileMode.BLOCK_DEVICE | 0600, 0, 0, Disk.NUMBER);
        fileSystem.root().create("other", FileMode.CHARACTER_DEVICE | 0600, 0, 0, Disk.NUMBER);
        fileSystem.root().create("zero-block", FileMode.BLOCK_DEVICE | 0600, 0, 0, FileStatus.device(1, 5));

        assertThat(open("vda")).isNotNull();
        assertThat(fileSystem.root().find("vda").mode()).isEqualTo(0060600);
        assertThat(open("same")).isNotNull();
        assertThat(open("other")).isNull();
        assertThat(open("zero-block")).isNull();
    }

    DevicesTest() {
        devices.populate(fileSystem.root());
    }

    private OpenFile open(String name) {
        Opening opening = new Opening(OpenFlags.O_RDWR);
        return fileSystem.root().find(name).open(opening).isError() ? null : opening.file();
    }

    private boolean isAll(int length, int value) {
        for (int i = 0; i < length; i++) {
            if (buffer.loadByte(i) != (byte) value) {
                return false;
            }
        }
        return true;
    }

    @Test
    void null_takes_everything_and_gives_nothing() {
        OpenFile file = open("null");

        assertThat(file.write(buffer, 100).value()).isEqualTo(100);
        assertThat(file.read(buffer, 100).value()).isZero();
        assertThat(file.seek(100, 0).value()).isZero();
        assertThat(file.pages()).isNull();
    }

    @Test
    void zero_and_full_give_zeros_and_full_takes_nothing() {
        buffer.storeByte(9, (byte) 1);
        assertThat(open("zero").read(buffer, 10).value()).isEqualTo(10);
        assertThat(isAll(10, 0)).isTrue();
        buffer.storeByte(9, (byte) 1);
        assertThat(open("full").readAt(buffer, 10, 5).value()).isEqualTo(10);
        assertThat(isAll(10, 0)).isTrue();
        assertThat(open("zero").write(buffer, 10).value()).isEqualTo(10);
        assertThat(open("full").write(buffer, 10).errno()).isEqualTo(Errno.ENOSPC.number());
        assertThat(open("zero").pages().isHole(7)).isTrue();
    }

    @Test
    void random_and_urandom_give_random_bytes() {
        assertThat(open("urandom").read(buffer, 64).value()).isEqualTo(64);
        assertThat(isAll(64, buffer.loadByte(0))).isFalse();
        String first = Latin1.string(buffer, 64);
        open("random").read(buffer, 64);
        assertThat(Latin1.string(buffer, 64)).isNotEqualTo(first);
        assertThat(open("random").write(buffer, 64).value()).isEqualTo(64);
    }

    @Test
    void nodes_have_the_numbers_of_Linux() {
        FileStatus status = new FileStatus();

        open("null").status(status);

        assertThat(status.mode).isEqualTo(0020666);
        assertThat(status.representedDevice).isEqualTo(0x103);
        assertThat(fileSystem.root().find("stdin").target()).isEqualTo("/proc/self/fd/0");
        assertThat(fileSystem.root().find("shm").mode()).isEqualTo(0041777);
    }

    @Test
    void a_device_that_is_not_there_gives_ENXIO() {
        fileSystem.root().create("other", 0020600, 0, 0, FileStatus.device(10, 99));

        assertThat(fileSystem.root().find("other").open(new Opening(0)).errno()).isEqualTo(Errno.ENXIO.number());
        assertThat(fileSystem.root().create("disk", 0060600, 0, 0, 0).isError()).isFalse();
        assertThat(fileSystem.root().find("disk").open(new Opening(0)).errno()).isEqualTo(Errno.ENXIO.number());
    }

    @Test
    void the_console_passes_bytes_both_ways() {
        OpenFile file = open("console");
        Latin1.store(buffer, "hello", 0, 5);

        assertThat(file.write(buffer, 5).value()).isEqualTo(5);
        assertThat(console.written).isEqualTo("hello");
        assertThat(file.read(buffer, 10).errno()).isEqualTo(Errno.EAGAIN.number());
        assertThat(file.readiness() & Readiness.IN).isZero();
        console.typed = "line\n";
        assertThat(file.readiness() & Readiness.IN).isNotZero();
        assertThat(file.read(buffer, 3).value()).isEqualTo(3);
        assertThat(file.read(buffer, 10).value()).isEqualTo(2);
        console.isAtEnd = true;
        assertThat(file.read(buffer, 10).value()).isZero();
        assertThat(file.readiness() & Readiness.IN).isNotZero();
    }

    @Test
    void the_console_is_no_terminal_and_nobodys_controlling_one() {
        assertThat(open("console").ioctl(0x5401, buffer).errno()).isEqualTo(Errno.ENOTTY.number());
        assertThat(open("tty")).isNull();
    }
}
