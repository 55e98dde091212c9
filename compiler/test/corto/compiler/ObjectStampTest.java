// SPDX-License-Identifier: Apache-2.0
package corto.compiler;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectStampTest {
    private static final List<String> COMMAND = List.of("gcc", "-Os", "-c", "-o", "image.o", "image.c");

    @TempDir
    private Path folder;

    private Path source;
    private Path object;

    @BeforeEach
    void an_object_was_made() throws IOException {
        source = Files.writeString(folder.resolve("image.c"), "int answer;");
        object = Files.writeString(folder.resolve("image.o"), "object");
        stamp(COMMAND).write();
    }

    private ObjectStamp stamp(List<String> command) throws IOException {
        return ObjectStamp.of(source, object, command);
    }

    @Test
    void an_object_is_kept_when_its_source_was_written_again_unchanged() throws IOException {
        Files.writeString(source, "int answer;");

        assertTrue(stamp(COMMAND).holds());
    }

    @Test
    void another_source_needs_another_object() throws IOException {
        Files.writeString(source, "int question;");

        assertFalse(stamp(COMMAND).holds());
    }

    @Test
    void other_flags_need_another_object() throws IOException {
        assertFalse(stamp(List.of("gcc", "-O2", "-c", "-o", "image.o", "image.c")).holds());
    }

    @Test
    void an_object_that_was_cut_short_is_made_again() throws IOException {
        Files.writeString(object, "obj");

        assertFalse(stamp(COMMAND).holds());
    }

    @Test
    void an_object_whose_making_was_interrupted_is_made_again() throws IOException {
        stamp(COMMAND).delete();

        assertFalse(stamp(COMMAND).holds());
    }

    @Test
    void a_missing_object_is_made_again() throws IOException {
        Files.delete(object);

        assertFalse(stamp(COMMAND).holds());
    }
}
