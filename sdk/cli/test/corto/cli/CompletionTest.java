// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Keys typed into real shells, on a pseudo-terminal (script(1)).
class CompletionTest {
    private static final Pattern TYPED = Pattern.compile("TYPED:([^:%]*):END");

    /// What is typed, and the words that the command gets.
    private static final Map<String, String> KEYS = new LinkedHashMap<>();

    static {
        KEYS.put("corto ru\t", "run");
        KEYS.put("./corto ru\t", "run");
        KEYS.put("corto run hello-\t", "run hello-c");
        KEYS.put("corto run --platf\tpro\thello-\t", "run --platform process hello-c");
        KEYS.put("corto run --machine=mic\t", "run --machine=microvm");
        KEYS.put("corto run --accel tc\t", "run --accel tcg");
        KEYS.put("corto run two\\ w\t", "run two words.java");
        KEYS.put("corto run nginx -- two\\ w\t", "run nginx -- two words.java");
        KEYS.put("corto run --pcap two\\ w\t", "run --pcap two words.java");
        KEYS.put("corto size --by meth\t", "size --by method");
        KEYS.put("corto build --js\t", "build --json");
        KEYS.put("corto new lib\t--prov\tsched.api", "new library --provides sched.api");
        KEYS.put("corto help stat\t", "help status");
        KEYS.put("corto completion z\t", "completion zsh");
        KEYS.put("corto -e xyz\t", "-e xyz");
    }

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("two words.java"), "");
        assertThat(Files.writeString(folder.resolve("corto"), "#!/bin/sh\nprintf 'TYPED:%s:END\\n' \"$*\"\n").toFile().setExecutable(true)).isTrue();
    }

    @Test
    void bash_completes_what_is_typed() throws IOException, InterruptedException {
        String begin = "PS1=; bind 'set enable-bracketed-paste off'; source " + script("bash") + "; ";

        assertThat(typed("bash --norc --noprofile -i", begin)).containsExactlyElementsOf(KEYS.values());
    }

    @Test
    void zsh_completes_what_is_typed() throws IOException, InterruptedException {
        String begin = "PS1=; autoload -U compinit && compinit -u -D; source " + script("zsh") + "; ";

        assertThat(typed("zsh -f -i", begin)).containsExactlyElementsOf(KEYS.values());
    }

    @Test
    void zsh_takes_the_script_from_fpath_too() throws IOException, InterruptedException {
        Path functions = Files.createDirectories(folder.resolve("functions"));
        Files.move(script("zsh"), functions.resolve("_corto"));

        assertThat(typed("zsh -f -i", "PS1=; fpath=(" + functions + " $fpath); autoload -U compinit && compinit -u -D; ")).containsExactlyElementsOf(KEYS.values());
    }

    @Test
    void bash_shows_all_that_is_possible_and_starts_no_program_for_it() throws IOException, InterruptedException {
        String test = "source " + script("bash") + "\nPATH=/nowhere\nCOMP_WORDS=(corto run --platform ''); COMP_CWORD=3; _corto; echo \"${COMPREPLY[*]}\"\n"
                + "COMP_WORDS=(corto run ''); COMP_CWORD=2; _corto; echo \"${COMPREPLY[*]}\"\nCOMP_WORDS=(corto run -e ''); COMP_CWORD=3; _corto; echo \"${COMPREPLY[*]}\"\n";

        List<String> lines = CommandRun.ofWords(folder, Map.of(), List.of("bash", "-c", test)).output().lines().toList();

        assertThat(lines.getFirst()).isEqualTo("pc process");
        assertThat(lines.get(1).split(" ")).contains("busybox", "hello", "hello-c", "nginx", "status");
        assertThat(lines.get(2)).isEmpty();
    }

    private Path script(String shell) throws IOException, InterruptedException {
        CommandRun run = CommandRun.of(folder, Map.of(), "completion", shell);
        assertThat(run.status()).as(run.all()).isZero();
        return Files.writeString(folder.resolve("corto." + shell), run.output());
    }

    /// The words that a program named corto gets when the keys are typed after `begin`.
    private List<String> typed(String shell, String begin) throws IOException, InterruptedException {
        String keys = begin + "PATH=" + folder + ":$PATH\n" + KEYS.keySet().stream().map(line -> line + "\n").collect(Collectors.joining()) + "exit\n";
        ProcessBuilder builder = CommandRun.builder(folder, Map.of("TERM", "xterm"), List.of("script", "-qec", shell, "/dev/null")).redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.PIPE);
        Process process = builder.start();
        try (OutputStream terminal = process.getOutputStream()) {
            terminal.write(keys.getBytes(StandardCharsets.UTF_8));
            terminal.flush();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return new ArrayList<>(TYPED.matcher(output).results().map((MatchResult match) -> match.group(1)).toList());
        }
    }
}
