// SPDX-License-Identifier: Apache-2.0
package corto.posix.tty;

import corto.fs.file.Inode;
import corto.fs.file.OpenFile;
import corto.fs.file.OpenFlags;
import corto.fs.tty.Terminal;
import corto.platform.api.BootStep;
import corto.platform.api.Platforms;
import corto.posix.control.ControlLine;
import corto.posix.control.ControlListener;
import corto.posix.files.Files;
import corto.posix.process.Process;
import corto.posix.rootfs.RootFilesStep;

/// Makes the console a terminal if the option says so: `corto.terminal=ROWSxCOLUMNS`, and `,output` behind it when only standard output is one.
public final class TerminalStep implements BootStep {
    private static final String OPTION = "terminal=";
    private static final String OUTPUT = ",output";
    private static final int STANDARD_FILES = 3;

    @Override
    public String run() {
        String size = Platforms.option(OPTION);
        if (size == null) {
            return null;
        }
        ConsoleLine line = new ConsoleLine(RootFilesStep.CONSOLE);
        Terminal terminal = new Terminal(line, new ProcessGroups());
        boolean onlyOutput = size.endsWith(OUTPUT);
        int cross = size.indexOf('x');
        int end = onlyOutput ? size.length() - OUTPUT.length() : size.length();
        if (cross < 0) {
            return "corto.terminal=" + size + ": rows, an x and columns are expected";
        }
        terminal.resize(number(size, 0, cross), number(size, cross + 1, end));
        terminal.control(Process.first().session(), Process.first().group());
        if (onlyOutput) {
            terminal.leaveOutputAsItIs();
        } else if (!line.lead(terminal)) {
            return "there are too many sources of deferred work";
        }
        TerminalDevices.terminal = terminal;
        TerminalDevices.isForInput = !onlyOutput;
        ControlLine.listen(new ControlListener() {
            @Override
            public void resized(int rows, int columns) {
                terminal.resize(rows, columns);
            }

            @Override
            public int foreground() {
                return terminal.foreground();
            }
        });
        openStandardFiles(terminal, onlyOutput ? 1 : 0);
        return null;
    }

    /// Decimal digits; others are taken for none.
    private static int number(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit >= 0 && digit <= 9) {
                value = value * 10 + digit;
            }
        }
        return value;
    }

    private static void openStandardFiles(Terminal terminal, int first) {
        Inode node = RootFilesStep.consoleNode();
        OpenFile file = terminal.open(node, OpenFlags.O_RDWR);
        for (int fd = first; fd < STANDARD_FILES; fd++) {
            if (fd > first) {
                file.retain();
            }
            Files.table().replace(fd, file, false);
        }
    }
}
