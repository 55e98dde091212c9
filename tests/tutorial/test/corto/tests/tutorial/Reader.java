// SPDX-License-Identifier: Apache-2.0
package corto.tests.tutorial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Somebody who follows a document, and is surprised by what it does not say.
final class Reader implements AutoCloseable {
    private static final String ASKS_FOR_STATUS = "echo $?";

    private final Shell shell;
    private final Map<String, String> environment;
    private int status;
    private Terminal terminal;

    Reader(Shell shell, Map<String, String> environment) {
        this.shell = shell;
        this.environment = environment;
    }

    /// Does `step`, which the document has at `place`. A command fails only where the document asks for its status in the `next` step.
    void take(Step step, Step next, String place) throws IOException, InterruptedException {
        if (!(step instanceof Step.Screen screen && screen.command().isEmpty())) {
            close();
        }
        switch (step) {
            case Step.Command command when command.text().equals(ASKS_FOR_STATUS) -> assertThat(List.of(String.valueOf(status))).as(place).isEqualTo(command.output());
            case Step.Command command -> type(command, next instanceof Step.Command following && following.text().equals(ASKS_FOR_STATUS), place);
            case Step.FileContent file -> {
                Path path = here().resolve(file.path());
                assertThat(path.getParent()).as(place).isDirectory();
                Files.writeString(path, file.text());
            }
            case Step.Screen screen -> look(screen, place);
        }
    }

    private Path here() throws IOException {
        return Path.of(shell.run("pwd").output().strip());
    }

    private void type(Step.Command command, boolean mayFail, String place) throws IOException {
        Shell.Result result = shell.run(command.text());
        status = result.status();
        if (!Wildcards.matches(command.output(), result.output())) {
            fail(place + ": `" + command.text() + "` is shown with\n" + String.join("\n", command.output()) + "\nbut printed\n" + result.output());
        }
        assertThat(status == 0 || mayFail).as(place + ": `" + command.text() + "` gave status " + status + " and printed\n" + result.output()).isTrue();
    }

    private void look(Step.Screen screen, String place) throws IOException, InterruptedException {
        if (!screen.command().isEmpty()) {
            terminal = new Terminal(here(), environment, screen.command());
            terminal.awaitDrawing();
        }
        for (String key : screen.keys()) {
            terminal.settle();
            terminal.type(key);
        }
        for (String row : screen.rows()) {
            String seen = terminal.await(row);
            assertThat(Wildcards.isOn(seen, row)).as(place + ": the screen shall have\n" + row + "\nbut has\n" + seen).isTrue();
        }
        if (screen.rows().isEmpty()) {
            assertThat(terminal.awaitEnd()).as(place + ": the command shall have ended, but shows\n" + terminal.screen()).isTrue();
        }
    }

    /// Leaves the terminal, if there is one.
    @Override
    public void close() throws IOException {
        if (terminal != null) {
            terminal.close();
            terminal = null;
        }
    }
}
