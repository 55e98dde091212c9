// SPDX-License-Identifier: Apache-2.0
package corto.posix.strace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Expected texts are those of strace 6.1.
final class NamesTest {
    private static String printed(Consumer<Line> what) {
        StringBuilder text = new StringBuilder();
        Line line = new Line() {
            @Override
            void write(byte[] bytes, int lengthBytes) {
                text.append(new String(bytes, 0, lengthBytes, StandardCharsets.ISO_8859_1));
            }
        };
        what.accept(line);
        line.flush();
        return text.toString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            open;0x0;O_RDONLY
            open;0x80241;O_WRONLY|O_CREAT|O_TRUNC|O_CLOEXEC
            open;0x8802;O_RDWR|O_NONBLOCK|O_LARGEFILE
            prot;0x0;PROT_NONE
            prot;0x5;PROT_READ|PROT_EXEC
            map;0x22;MAP_PRIVATE|MAP_ANONYMOUS
            map;0x40000001;MAP_SHARED|0x40000000
            at;0x0;0
            at;0x8000;0x8000 /* AT_??? */
            seek;0x2;SEEK_END
            seek;0x4d;0x4d /* SEEK_??? */
            socktype;0x80801;SOCK_STREAM|SOCK_CLOEXEC|SOCK_NONBLOCK
            family;0x0;AF_UNSPEC
            arch;0x3001;0x3001 /* ARCH_??? */
            sicode;0xfffffffa;SI_TKILL
            """)
    void values_are_printed_by_name(String set, String value, String expected) {
        assertThat(printed(line -> Names.print(line, Names.find(set), Long.decode(value)))).isEqualTo(expected);
    }

    @Test
    void a_set_that_is_not_there_is_not_found() {
        assertThat(Names.find("nothing")).isNegative();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            1;EPERM (Operation not permitted)
            2;ENOENT (No such file or directory)
            11;EAGAIN (Resource temporarily unavailable)
            41;error 41
            95;EOPNOTSUPP (Operation not supported)
            110;ETIMEDOUT (Connection timed out)
            133;EHWPOISON (Memory page has hardware error)
            134;error 134
            """)
    void errors_have_name_and_meaning(int error, String expected) {
        assertThat(printed(line -> ErrorNames.print(line, error))).isEqualTo(expected);
    }

    @Test
    void numbers_are_written_as_strace_does() {
        assertThat(printed(line -> line.octal(0644).add(' ').octal(022).add(' ').octal(0).add(' ').octal(07).add(' ').octal(04755))).isEqualTo("0644 022 000 007 04755");
        assertThat(printed(line -> line.hex(0).add(' ').hex(255).add(' ').decimal(Long.MIN_VALUE).add(' ').unsigned(-1, 10)))
                .isEqualTo("0 0xff -9223372036854775808 18446744073709551615");
    }

    @Test
    void padding_counts_what_was_flushed() {
        assertThat(printed(line -> {
            line.add("abc").flush();
            line.pad(6).add("=\n").pad(2).add('x');
        })).isEqualTo("abc   =\n  x");
    }

    @Test
    void a_line_longer_than_the_buffer_is_whole() {
        String text = "0123456789".repeat(300);

        assertThat(printed(line -> line.add(text))).isEqualTo(text);
    }
}
