// SPDX-License-Identifier: Apache-2.0
package corto.fs.tty;

import static org.assertj.core.api.Assertions.assertThat;

import corto.fs.file.Directory;
import corto.fs.file.FileSystem;
import corto.fs.file.FileSystemStatus;
import corto.fs.file.Inode;
import corto.fs.file.Latin1;
import corto.fs.file.OpenFile;
import corto.fs.file.OpenFlags;
import corto.lang.Address;
import corto.lang.Errno;
import corto.lang.Result;
import corto.lang.SimulatedMemory;
import corto.sched.events.Readiness;
import corto.sched.events.Timer;
import corto.sched.events.TimerQueue;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class TerminalTest {
    private static final class FakeFileSystem extends FileSystem {
        FakeFileSystem() {
            super(() -> 0);
        }

        @Override
        public String type() {
            return "devtmpfs";
        }

        @Override
        public Directory root() {
            return null;
        }

        @Override
        public void status(FileSystemStatus into) {}
    }

    private static final int OURS = 1;
    private static final int OTHERS = 2;
    private static final long SECOND = 1_000_000_000;

    private final SimulatedMemory memory = SimulatedMemory.fresh();
    private final Address buffer = memory.map(0x1000, 8192);
    private final Address typed = memory.map(0x10_000, 8192);
    private final TimerQueue timers = new TimerQueue();
    private String shown = "";
    private String signals = "";
    private int group = OURS;
    private boolean isShut;
    private boolean isOrphaned;
    private long room = Long.MAX_VALUE;
    private boolean isClosed;

    private final Terminal terminal = new Terminal(new TerminalLine() {
        @Override
        public void write(Address from, long lengthBytes) {
            shown += Latin1.string(from, (int) lengthBytes);
        }

        @Override
        public void write(byte[] bytes, int lengthBytes) {
            shown += new String(bytes, 0, lengthBytes, StandardCharsets.ISO_8859_1);
        }

        @Override
        public void roomForInput() {}

        @Override
        public long roomForOutput() {
            return room;
        }

        @Override
        public void closed() {
            isClosed = true;
        }

        @Override
        public void start(Timer timer, long nanos) {
            timers.start(timer, nanos);
        }

        @Override
        public void stop(Timer timer) {
            timers.stop(timer);
        }
    }, new TerminalProcesses() {
        @Override
        public void signal(int toGroup, int signal) {
            signals += signal + ">" + toGroup + " ";
        }

        @Override
        public int group() {
            return group;
        }

        @Override
        public int session() {
            return OURS;
        }

        @Override
        public boolean leadsItsSession() {
            return true;
        }

        @Override
        public boolean isShut(int signal) {
            return isShut;
        }

        @Override
        public boolean isOrphaned() {
            return isOrphaned;
        }

        @Override
        public int sessionOf(int aGroup) {
            return aGroup <= OTHERS ? OURS : -1;
        }

        @Override
        public Result restart() {
            return new Result(-512);
        }
    });
    private final OpenFile file = terminal.open(new Inode(new FakeFileSystem(), 0020600, 0, 0) {
        @Override
        public long sizeBytes() {
            return 0;
        }
    }, OpenFlags.O_RDWR);

    TerminalTest() {
        terminal.control(OURS, OURS);
    }

    private void type(String text) {
        Latin1.store(typed, text, 0, text.length());
        terminal.received(typed, text.length());
    }

    /// What a read gives; an error as its number.
    private String read(int length) {
        Result read = file.read(buffer, length);
        return read.bits() < 0 ? "-" + -read.bits() : Latin1.string(buffer, (int) read.value());
    }

    private static final String NOTHING = "-" + Errno.EAGAIN.number();

    private void local(int flags, boolean are) {
        terminal.settings.localFlags = are ? terminal.settings.localFlags | flags : terminal.settings.localFlags & ~flags;
    }

    private void raw(int min, int time) {
        file.ioctl(0x5401, buffer);
        buffer.storeInt(12, buffer.loadInt(12) & ~(TerminalSettings.ICANON | TerminalSettings.ECHO));
        buffer.storeByte(17 + TerminalSettings.VMIN, (byte) min);
        buffer.storeByte(17 + TerminalSettings.VTIME, (byte) time);
        file.ioctl(0x5402, buffer);
    }

    @Test
    void a_line_can_be_read_when_it_is_complete() {
        type("ab");
        assertThat(read(10)).isEqualTo(NOTHING);
        assertThat(file.readiness() & Readiness.IN).isZero();

        type("c\r");

        assertThat(file.readiness() & Readiness.IN).isNotZero();
        assertThat(read(2)).isEqualTo("ab");
        assertThat(read(10)).isEqualTo("c\n");
        assertThat(read(10)).isEqualTo(NOTHING);
        assertThat(shown).isEqualTo("abc\r\n");
    }

    @Test
    void a_read_gets_one_line() {
        type("one\ntwo\n");

        assertThat(read(100)).isEqualTo("one\n");
        assertThat(read(100)).isEqualTo("two\n");
    }

    @Test
    void Control_D_ends_a_line_without_a_byte_and_alone_the_file() {
        type("abc\4");
        assertThat(read(3)).isEqualTo("abc");
        assertThat(read(3)).isEqualTo(NOTHING);
        type("\4x\n");

        assertThat(read(3)).isEmpty();
        assertThat(read(3)).isEqualTo("x\n");
    }

    @Test
    void erase_takes_characters_of_UTF_8_and_the_width_of_tabs() {
        type("a\u00c3\u00a4\177\177b\n");
        assertThat(read(9)).isEqualTo("b\n");
        assertThat(shown).isEqualTo("a\u00c3\u00a4\b \b\b \bb\r\n");

        shown = "";
        type("a\t\177\177\n");
        assertThat(shown).isEqualTo("a\t\b\b\b\b\b\b\b\b \b\r\n");
    }

    @Test
    void kill_and_word_erase_take_more() {
        type("one two-three \27four\n");
        assertThat(read(99)).isEqualTo("one two-four\n");

        type("all of it\25rest\n");
        assertThat(read(99)).isEqualTo("rest\n");
    }

    @Test
    void the_next_character_is_taken_literally_after_Control_V() {
        type("a\26\3b\n");

        assertThat(read(9)).isEqualTo("a\3b\n");
        assertThat(signals).isEmpty();
        assertThat(shown).isEqualTo("a^\b^Cb\r\n");
    }

    @Test
    void keys_send_signals_to_the_group_in_front_and_drop_the_line() {
        type("abc\3");
        type("\34\32");

        assertThat(signals).isEqualTo("2>1 3>1 20>1 ");
        assertThat(shown).isEqualTo("abc^C^\\^Z");
        type("d\n");
        assertThat(read(9)).isEqualTo("d\n");
    }

    @Test
    void without_ISIG_they_are_bytes() {
        raw(1, 0);
        local(TerminalSettings.ISIG, false);

        type("\3\34\32\4");

        assertThat(read(9)).isEqualTo("\3\34\32\4");
        assertThat(signals).isEmpty();
    }

    @Test
    void VMIN_says_how_many_bytes_a_read_waits_for() {
        raw(3, 0);
        type("ab");
        assertThat(read(9)).isEqualTo(NOTHING);
        assertThat(read(2)).as("no more is wanted").isEqualTo("ab");

        type("cde");

        assertThat(read(9)).isEqualTo("cde");
    }

    @Test
    void VTIME_alone_ends_a_read_with_nothing() {
        raw(0, 5);
        assertThat(read(9)).isEqualTo(NOTHING);
        file.readDeadline();

        timers.expire(SECOND / 2);

        assertThat(read(9)).isEmpty();
        assertThat(read(9)).as("the next waits again").isEqualTo(NOTHING);
    }

    @Test
    void VTIME_with_VMIN_begins_with_the_first_byte() {
        raw(5, 1);
        assertThat(read(9)).isEqualTo(NOTHING);
        file.readDeadline();
        timers.expire(9 * SECOND);
        assertThat(read(9)).isEqualTo(NOTHING);
        type("ab");
        assertThat(read(9)).isEqualTo(NOTHING);

        timers.expire(10 * SECOND);

        assertThat(read(9)).isEqualTo("ab");
    }

    @Test
    void with_both_zero_a_read_never_waits() {
        raw(0, 0);

        assertThat(read(9)).isEmpty();
        type("x");
        assertThat(read(9)).isEqualTo("x");
    }

    @Test
    void Control_S_holds_output_back() {
        type("\23");
        Latin1.store(buffer, "x", 0, 1);

        assertThat(file.write(buffer, 1).errno()).isEqualTo(Errno.EAGAIN.number());
        assertThat(file.readiness() & Readiness.OUT).isZero();
        type("\21");
        assertThat(file.write(buffer, 1).value()).isEqualTo(1);
        assertThat(shown).isEqualTo("x");
    }

    @Test
    void what_was_typed_stays_when_the_mode_changes() {
        type("abc");
        raw(1, 0);
        assertThat(read(2)).isEqualTo("ab");

        local(TerminalSettings.ICANON, true);
        terminal.input.modeChanged();

        assertThat(read(9)).isEqualTo("c");
    }

    @Test
    void a_full_ring_drops_letters_but_not_the_end_of_the_line() {
        local(TerminalSettings.ECHO, false);
        for (int i = 0; i < 50; i++) {
            type("x".repeat(100));
        }
        assertThat(terminal.takesMore()).isTrue();

        type("\n");

        assertThat(read(8000)).hasSize(4096).endsWith("x\n");
    }

    @Test
    void complete_lines_that_nobody_reads_make_the_line_wait() {
        local(TerminalSettings.ECHO, false);
        type("line\n");
        type("x".repeat(4095));

        assertThat(terminal.takesMore()).isFalse();
        read(10);
        assertThat(terminal.takesMore()).isTrue();
    }

    @Test
    void FIONREAD_counts_complete_lines() {
        type("ab\ncd\4e");
        file.ioctl(0x541B, buffer);

        assertThat(buffer.loadInt(0)).isEqualTo(5);
    }

    @Test
    void a_new_size_is_told_once() {
        terminal.resize(24, 80);
        signals = "";
        terminal.resize(24, 80);
        assertThat(signals).isEmpty();
        terminal.resize(30, 80);

        assertThat(signals).isEqualTo("28>1 ");
        file.ioctl(0x5413, buffer);
        assertThat(buffer.loadShort(0)).isEqualTo((short) 30);
    }

    @Test
    void a_group_in_the_background_may_not_read() {
        group = OTHERS;
        assertThat(read(9)).isEqualTo("-512");
        assertThat(signals).isEqualTo("21>2 ");

        isShut = true;
        assertThat(read(9)).isEqualTo("-" + Errno.EIO.number());
        isShut = false;
        isOrphaned = true;
        assertThat(read(9)).isEqualTo("-" + Errno.EIO.number());
    }

    @Test
    void a_group_comes_to_the_front() {
        buffer.storeInt(0, 7);
        assertThat(file.ioctl(0x5410, buffer).errno()).isEqualTo(Errno.ESRCH.number());
        buffer.storeInt(0, OTHERS);

        assertThat(file.ioctl(0x5410, buffer).bits()).isZero();

        assertThat(terminal.foreground()).isEqualTo(OTHERS);
        type("\3");
        assertThat(signals).isEqualTo("2>2 ");
    }

    @Test
    void output_is_mapped_as_asked() {
        Latin1.store(buffer, "a\nb\tc", 0, 5);
        terminal.settings.outputFlags |= TerminalSettings.XTABS;
        file.write(buffer, 5);
        assertThat(shown).isEqualTo("a\r\nb       c");

        shown = "";
        terminal.leaveOutputAsItIs();
        file.write(buffer, 5);
        assertThat(shown).isEqualTo("a\nb\tc");
    }

    @Test
    void a_hang_up_ends_input_and_tells_the_group() {
        type("ab\n");
        terminal.hangUp();

        assertThat(signals).isEqualTo("1>1 18>1 ");
        assertThat(read(9)).isEqualTo("ab\n");
        assertThat(read(9)).isEmpty();
        assertThat(file.write(buffer, 1).errno()).isEqualTo(Errno.EIO.number());
        assertThat(file.readiness() & Readiness.HANG_UP).isNotZero();
    }

    @Test
    void a_write_takes_what_the_line_has_room_for_at_its_longest_and_waits_while_that_is_nothing() {
        Latin1.store(buffer, "abcdef", 0, 6);
        room = 2 * LineOutput.MOST_PER_BYTE;
        assertThat(file.write(buffer, 6).value()).isEqualTo(2);
        assertThat(shown).isEqualTo("ab");

        room = LineOutput.MOST_PER_BYTE - 1;
        assertThat(file.write(buffer, 6).errno()).isEqualTo(Errno.EAGAIN.number());
        assertThat(file.readiness() & Readiness.OUT).isZero();
        assertThat(file.write(buffer, 0).value()).isZero();
    }

    @Test
    void the_line_is_told_when_the_last_user_closes_it_whoever_sends_requests() {
        OpenFile second = terminal.open(file.inode(), OpenFlags.O_RDWR);
        OpenFile requests = terminal.openForRequests(file.inode(), OpenFlags.O_RDWR);

        second.release();
        assertThat(isClosed).isFalse();
        file.release();
        assertThat(isClosed).isTrue();
        requests.release();
    }

    @Test
    void what_can_be_read_is_counted_for_FIONREAD() {
        type("abc\nde");

        assertThat(file.available().value()).isEqualTo(4);
        assertThat(file.ioctl(0x541B, buffer).isError()).isFalse();
        assertThat(buffer.loadInt(0)).isEqualTo(4);
    }
}
