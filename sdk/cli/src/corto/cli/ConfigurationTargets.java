// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import corto.console.Json;
import corto.console.Progress;
import corto.kconfig.Symbol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The commands on a whole `.config`, by the names of Linux's make targets.
final class ConfigurationTargets {
    private ConfigurationTargets() {
    }

    @Command(name = "defconfig", mixinStandardHelpOptions = true, sortOptions = false, description = "Writes a .config with the defaults, and what the target's corto.yaml asks for.",
            footerHeading = Help.EXAMPLES, footer = {
                "  corto defconfig nginx        the file apps/nginx/.config",
                "  corto defconfig --kind java  .config of the current folder, for a Java program"})
    static final class Defconfig extends ConfigurationCommand {
        @Override
        public Integer call() throws IOException {
            defaults().save();
            return 0;
        }
    }

    @Command(name = "savedefconfig", mixinStandardHelpOptions = true, sortOptions = false,
            description = "Writes the settings that differ from the defaults, as for corto.yaml.",
            footerHeading = Help.EXAMPLES, footer = {
                "  corto savedefconfig nginx                apps/nginx/defconfig: what differs from the defaults",
                "  corto savedefconfig --kind elf -o small  of the .config of the current folder"})
    static final class Savedefconfig extends ConfigurationCommand {
        @Option(names = {"-o", "--output"}, paramLabel = "FILE", description = "Default: defconfig beside .config; - is the standard output.")
        private Path output;

        @Override
        public Integer call() throws IOException {
            Opened opened = open();
            String text = opened.configuration().minimalText();
            if (output != null && output.toString().equals("-")) {
                System.out.print(text);
                return 0;
            }
            Path place = output != null ? output : opened.file().resolveSibling("defconfig");
            Files.writeString(place, text);
            Progress.note("wrote " + place);
            return 0;
        }
    }

    @Command(name = "olddefconfig", mixinStandardHelpOptions = true, sortOptions = false, description = "Writes the .config again; settings that are new get their defaults.",
            footerHeading = Help.EXAMPLES, footer = {
                "  corto olddefconfig nginx              after an update of Corto",
                "  corto olddefconfig --file old.config  another file"})
    static final class Olddefconfig extends ConfigurationCommand {
        @Override
        public Integer call() throws IOException {
            open().save();
            return 0;
        }
    }

    @Command(name = "listnewconfig", mixinStandardHelpOptions = true, sortOptions = false, description = "Prints the settings of which the .config does not speak, with their defaults.",
            footerHeading = Help.EXAMPLES, footer = {
                "  corto listnewconfig nginx         what olddefconfig would add",
                "  corto listnewconfig --json nginx  the same for a script"})
    static final class Listnewconfig extends ConfigurationCommand {
        @Option(names = "--json", description = "As JSON.")
        private boolean json;

        @Override
        public Integer call() {
            Opened opened = open();
            Map<String, String> values = opened.values();
            List<String> names = opened.configuration().values().unsetVisible().stream().map(Symbol::name).toList();
            values.keySet().retainAll(names);
            if (json) {
                System.out.println(Json.of(values));
            } else {
                values.forEach((name, value) -> System.out.println("CONFIG_" + name + "=" + value));
            }
            return 0;
        }
    }

    @Command(name = "allnoconfig", mixinStandardHelpOptions = true, sortOptions = false, description = "Writes a .config in which everything is off that can be.",
            footerHeading = Help.EXAMPLES, footer = {
                "  corto allnoconfig --kind elf                    .config of the current folder",
                "  corto allnoconfig --kind java --file no.config  another file"})
    static final class Allnoconfig extends ConfigurationCommand {
        @Override
        public Integer call() throws IOException {
            Opened opened = defaults();
            opened.configuration().values().allNo();
            opened.save();
            return 0;
        }
    }

    @Command(name = "allyesconfig", mixinStandardHelpOptions = true, sortOptions = false, description = "Writes a .config in which everything is on that can be.",
            footerHeading = Help.EXAMPLES, footer = {
                "  corto allyesconfig --kind elf                     .config of the current folder",
                "  corto allyesconfig --kind java --file yes.config  another file"})
    static final class Allyesconfig extends ConfigurationCommand {
        @Override
        public Integer call() throws IOException {
            Opened opened = defaults();
            opened.configuration().values().allYes();
            opened.save();
            return 0;
        }
    }

    @Command(name = "randconfig", mixinStandardHelpOptions = true, sortOptions = false, description = "Writes a .config at random; the same seed gives the same.",
            footerHeading = Help.EXAMPLES, footer = {
                "  corto randconfig --kind elf                .config of the current folder, another each time",
                "  corto randconfig --seed 7 --file 7.config  always the same"})
    static final class Randconfig extends ConfigurationCommand {
        @Option(names = "--seed", paramLabel = "NUMBER", description = "Default: another one each time; it is printed.")
        private Long seed;

        @Override
        public Integer call() throws IOException {
            Opened opened = defaults();
            long chosen = seed != null ? seed : ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE);
            Progress.note("seed " + chosen);
            opened.configuration().values().random(chosen);
            opened.save();
            return 0;
        }
    }
}
