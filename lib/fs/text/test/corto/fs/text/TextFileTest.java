// SPDX-License-Identifier: Apache-2.0
package corto.fs.text;

import static org.assertj.core.api.Assertions.assertThat;

import corto.fs.file.Directory;
import corto.fs.file.Inode;
import corto.fs.file.Latin1;
import corto.fs.file.OpenFile;
import corto.fs.file.OpenFlags;
import corto.fs.file.Opening;
import corto.lang.Address;
import corto.lang.Errno;
import corto.lang.Result;
import corto.lang.SimulatedMemory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TextFileTest {
    private final Address buffer = SimulatedMemory.fresh().map(0x1000, 8192);
    private final TextFileSystem fileSystem = new TextFileSystem(() -> 0, "proc", 0x9fa0, 0);
    private final TextDirectory root = fileSystem.root();
    private int value = 7;

    private OpenFile open(String path) {
        Inode at = root;
        for (String name : path.split("/")) {
            at = ((Directory) at).find(name);
        }
        Opening opening = new Opening(OpenFlags.O_RDWR);
        at.open(opening);
        return opening.file();
    }

    private String read(OpenFile file, int length) {
        return Latin1.string(buffer, (int) file.read(buffer, length).value());
    }

    @Test
    void text_is_read_in_pieces_and_made_anew_from_the_start() {
        root.add("sys/kernel/value", to -> to.append("value ").append(value).append('\n'));
        OpenFile file = open("sys/kernel/value");

        assertThat(read(file, 3)).isEqualTo("val");
        value = 8;
        assertThat(read(file, 100)).isEqualTo("ue 7\n");
        assertThat(read(file, 100)).isEmpty();
        file.seek(0, 0);
        assertThat(read(file, 100)).isEqualTo("value 8\n");
        assertThat(file.inode().sizeBytes()).isZero();
    }

    @Test
    void a_later_source_replaces_an_earlier_one() {
        root.add("a/b", TextSource.of("old"));
        root.add("a/b", TextSource.of("new"));
        root.add("a/c", TextSource.of("other"));
        List<String> names = new ArrayList<>();

        ((TextDirectory) root.find("a")).entries(2, (name, _, _, _) -> names.add(name));

        assertThat(read(open("a/b"), 10)).isEqualTo("new");
        assertThat(names).containsExactly("b", "c");
        assertThat(root.linkCount()).isEqualTo(3);
    }

    @Test
    void what_is_written_goes_to_the_source() {
        String[] taken = new String[1];
        root.addWritable("w", new TextSource() {
            @Override
            public void append(StringBuilder to) {
                to.append("x");
            }

            @Override
            public Result accept(String text) {
                taken[0] = text;
                return Result.of(0);
            }
        });
        root.add("r", TextSource.of("x"));
        Latin1.store(buffer, "123\n", 0, 4);

        assertThat(open("w").write(buffer, 4).value()).isEqualTo(4);
        assertThat(taken[0]).isEqualTo("123\n");
        assertThat(open("r").write(buffer, 4).errno()).isEqualTo(Errno.EINVAL.number());
        assertThat(root.find("w").mode()).isEqualTo(0100644);
        assertThat(root.find("r").mode()).isEqualTo(0100444);
    }

    @Test
    void programs_make_nothing_there() {
        assertThat(root.create("x", 0100644, 0, 0, 0).errno()).isEqualTo(Errno.ENOENT.number());
    }
}
