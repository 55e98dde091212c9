// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import corto.console.Progress;
import corto.menuconfig.Menuconfig;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import picocli.CommandLine.Command;

/// `corto menuconfig`: the configuration in the terminal.
@Command(name = "menuconfig", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"Changes what an image consists of, with menus in the terminal.", "The keys are those of Linux's menuconfig; ? explains."},
        footerHeading = Help.EXAMPLES, footer = {
            "  corto menuconfig            the .config of this folder, for all run from here without their own",
            "  corto menuconfig nginx      apps/nginx/.config",
            "  corto menuconfig myapp/     the .config beside myapp/corto.yaml",
            "", "Without a terminal: corto config --set NAME=VALUE"})
final class MenuconfigCommand extends ConfigurationCommand {
    @Override
    public Integer call() throws IOException {
        Opened opened = defaults();
        boolean exists = Files.isRegularFile(opened.file());
        List<String> notes = exists ? opened.configuration().load(opened.file()) : List.of();
        Progress.done();            // the screen belongs to the menus now
        switch (Menuconfig.run(opened.configuration().values(), opened.file(), notes)) {
            case SAVED -> Progress.note("wrote " + opened.file());
            case UNCHANGED -> Progress.note(exists ? opened.file() + " is as it was" : "the defaults; there is no " + opened.file());
            case DISCARDED -> Progress.note("the changes were not saved");
        }
        return 0;
    }
}
