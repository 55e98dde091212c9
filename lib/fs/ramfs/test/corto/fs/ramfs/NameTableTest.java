// SPDX-License-Identifier: Apache-2.0
package corto.fs.ramfs;

import static org.assertj.core.api.Assertions.assertThat;

import corto.fs.file.Inode;
import corto.lang.SimulatedMemory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class NameTableTest {
    private final RamFileSystem fileSystem =
            new RamFileSystem(new FakeFrames(SimulatedMemory.fresh(), 1), () -> 0, SpecialFiles.NONE, "tmpfs", 0755);
    private final NameTable table = new NameTable(2);

    private Inode inode() {
        return new RamSymbolicLink(fileSystem, "x", 0, 0);
    }

    private Inode find(String name) {
        return table.find(name, 0, name.length());
    }

    /// The names from `position` on, at most `most`; then the position behind them.
    private long list(long position, int most, List<String> into) {
        return table.list(position, (name, _, _, _) -> into.size() < most && into.add(name));
    }

    @Test
    void a_name_is_found_inside_a_path() {
        Inode usr = inode();
        table.add("usr", usr);

        assertThat(table.find("/usr/lib", 1, 4)).isSameAs(usr);
        assertThat(table.find("/usr/lib", 1, 3)).isNull();
        assertThat(table.find("/usrx", 1, 5)).isNull();
    }

    @Test
    void a_name_that_was_just_found_is_gone_once_removed() {
        Inode file = inode();
        table.add("usr", inode());
        assertThat(find("usr")).isNotNull();

        table.remove("usr");
        assertThat(find("usr")).isNull();
        table.add("usr", file);
        assertThat(find("usr")).isSameAs(file);
    }

    @Test
    void random_changes_leave_what_a_HashMap_has() {
        Random random = new Random(1);
        Map<String, Inode> expected = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            String name = "n" + random.nextInt(i < 10_000 ? 300 : 20);
            if (expected.containsKey(name) && random.nextInt(3) > 0) {
                table.remove(name);
                expected.remove(name);
            } else if (expected.containsKey(name)) {
                Inode inode = inode();
                table.replace(name, inode);
                expected.put(name, inode);
            } else {
                Inode inode = inode();
                table.add(name, inode);
                expected.put(name, inode);
            }
        }

        assertThat(table.count()).isEqualTo(expected.size());
        for (int i = 0; i < 300; i++) {
            assertThat(find("n" + i)).isSameAs(expected.get("n" + i));
        }
        List<String> names = new ArrayList<>();
        list(2, Integer.MAX_VALUE, names);
        assertThat(names).containsExactlyInAnyOrderElementsOf(expected.keySet());
    }

    @Test
    void a_reader_sees_every_name_that_stays_once_while_others_come_and_go() {
        Random random = new Random(2);
        for (int i = 0; i < 500; i++) {
            table.add("stays" + i, inode());
            table.add("goes" + i, inode());
        }
        List<String> seen = new ArrayList<>();
        List<Integer> present = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            present.add(i);
        }

        long position = 2;
        int coming = 0;
        while (true) {
            List<String> some = new ArrayList<>();
            position = list(position, 7, some);
            if (some.isEmpty()) {
                break;
            }
            seen.addAll(some);
            for (int i = 0; i < 5 && !present.isEmpty(); i++) {
                table.remove("goes" + present.remove(random.nextInt(present.size())));
            }
            if (coming < 200) {
                table.add("comes" + coming++, inode());
            }
        }

        assertThat(seen).doesNotHaveDuplicates();
        for (int i = 0; i < 500; i++) {
            assertThat(seen).contains("stays" + i);
        }
    }

    @Test
    void removing_everything_that_is_read_empties_the_table() {
        for (int i = 0; i < 1000; i++) {
            table.add("n" + i, inode());
        }

        long position = 2;
        while (true) {
            List<String> some = new ArrayList<>();
            position = list(position, 10, some);
            if (some.isEmpty()) {
                break;
            }
            some.forEach(table::remove);
        }

        assertThat(table.count()).isZero();
    }
}
