// SPDX-License-Identifier: Apache-2.0
package corto.rootfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import corto.console.Failure;
import org.junit.jupiter.api.Test;

class FileTreeTest {
    private static final Entry.RegularFile FILE = new Entry.RegularFile(0644, 0, Content.of("x"));
    private static final Entry.Directory DIRECTORY = new Entry.Directory(0755);

    private final FileTree tree = new FileTree();

    @Test
    void what_is_put_below_a_link_lands_where_the_link_leads() {
        tree.put("/usr/lib", DIRECTORY);
        tree.put("/lib", new Entry.SymbolicLink("usr/lib"));

        tree.put("/lib/x86_64-linux-gnu/libc.so.6", FILE);

        assertThat(tree.entries()).containsOnlyKeys("/lib", "/usr", "/usr/lib", "/usr/lib/x86_64-linux-gnu", "/usr/lib/x86_64-linux-gnu/libc.so.6");
        assertThat(tree.find("/lib/x86_64-linux-gnu/libc.so.6")).contains(FILE);
    }

    @Test
    void a_directory_does_not_replace_a_link_to_one() {
        tree.put("/usr/lib", DIRECTORY);
        tree.put("/lib", new Entry.SymbolicLink("usr/lib"));

        tree.put("/lib", DIRECTORY);

        assertThat(tree.entries().get("/lib")).isEqualTo(new Entry.SymbolicLink("usr/lib"));
    }

    @Test
    void a_file_replaces_a_file_and_a_link() {
        tree.put("/a", new Entry.SymbolicLink("b"));
        tree.put("/a", FILE);

        assertThat(tree.entries()).containsOnlyKeys("/a").containsValue(FILE);
    }

    @Test
    void a_directory_that_is_not_empty_cannot_become_a_file() {
        tree.put("/a/b", FILE);

        assertThatThrownBy(() -> tree.put("/a", FILE)).isInstanceOf(Failure.class).hasMessageContaining("/a would replace a directory");
        assertThatThrownBy(() -> tree.put("/a/b/c", FILE)).isInstanceOf(Failure.class).hasMessageContaining("/a/b is no directory");
    }

    @Test
    void links_are_followed_to_their_end_relative_and_absolute() {
        tree.put("/etc/alternatives/awk", new Entry.SymbolicLink("/usr/bin/mawk"));
        tree.put("/usr/bin/awk", new Entry.SymbolicLink("../../etc/alternatives/awk"));
        tree.put("/usr/bin/mawk", FILE);

        assertThat(tree.find("/usr/bin/awk")).contains(FILE);
        assertThat(tree.resolve("/usr/./bin//awk", false)).isEqualTo("/usr/bin/awk");
    }

    @Test
    void a_link_to_itself_is_refused() {
        tree.put("/a", new Entry.SymbolicLink("a"));

        assertThatThrownBy(() -> tree.find("/a")).isInstanceOf(Failure.class).hasMessageContaining("too many symbolic links");
    }

    @Test
    void no_path_leads_above_the_root() {
        tree.put("/../../x", FILE);

        assertThat(tree.entries()).containsOnlyKeys("/x");
    }

    @Test
    void a_file_that_is_removed_lives_on_under_its_other_names() {
        tree.put("/a", FILE);
        tree.put("/b", new Entry.HardLink("/a"));
        tree.put("/c", new Entry.HardLink("/a"));

        tree.removeIf("/a"::equals);

        assertThat(tree.entries()).containsEntry("/b", FILE).containsEntry("/c", new Entry.HardLink("/b")).hasSize(2);
    }
}
