// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import corto.configuration.ConfigurationFile;
import corto.console.Json;
import corto.console.Progress;
import corto.kconfig.Symbol;
import corto.manifest.Setting;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `corto config`: reads and changes single settings.
@Command(name = "config", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"Shows and changes what an image consists of.", "Without options: the settings that differ from the defaults.", ""},
        footerHeading = Help.EXAMPLES, footer = {
            "  corto config --set SCHED_FIFO=y --set POSIX_SOCKETS=n busybox    change apps/busybox/.config",
            "  corto config --get NET_TCP_BUFFER nginx                          print one value",
            "  corto config --list --json hello                                 all values",
            "  corto config --help-on SCHED_FIFO                                what it is and depends on"})
final class ConfigCommand extends ConfigurationCommand {
    private static final String SET = "--set";
    private static final String GET = "--get";
    private static final String UNSET = "--unset";

    @Option(names = SET, paramLabel = "NAME=VALUE", description = "Set NAME to y, n, a number or a text. May be repeated.")
    private List<String> settings = new ArrayList<>();

    @Option(names = UNSET, paramLabel = "NAME", description = "Give NAME its default again. May be repeated.")
    private List<String> unset = new ArrayList<>();

    @Option(names = GET, paramLabel = "NAME", description = "Print the value of NAME; of several: NAME=VALUE.")
    private List<String> wanted = new ArrayList<>();

    @Option(names = "--list", description = "Print all settings, as .config has them.")
    private boolean list;

    @Option(names = "--help-on", paramLabel = "NAME", description = "Say what NAME is, what it depends on and who selects it.")
    private String explained;

    @Option(names = "--json", description = "The settings as JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Opened opened = open();
        if (explained != null) {
            System.out.print(opened.configuration().values().explain(symbol(opened, explained, "--help-on")));
            return 0;
        }
        if (!settings.isEmpty() || !unset.isEmpty()) {
            change(opened);
        }
        if (!wanted.isEmpty()) {
            Map<String, String> values = new LinkedHashMap<>();
            wanted.forEach(name -> {
                Symbol symbol = symbol(opened, name, GET);
                values.put(symbol.name(), opened.configuration().values().value(symbol));
            });
            print(values);
        } else if (list && !json) {
            System.out.print(opened.configuration().text());
        } else if (list || json) {
            System.out.println(Json.of(opened.values()));
        } else if (settings.isEmpty() && unset.isEmpty()) {
            show(opened);
        }
        return 0;
    }

    private void change(Opened opened) throws IOException {
        Map<String, String> before = opened.values();
        for (String name : unset) {
            opened.configuration().values().unset(symbol(opened, name, UNSET));
        }
        List<Setting> asked = settings.stream().map(text -> ConfigurationFile.setting(text, SET)).toList();
        opened.configuration().ask(asked);
        opened.configuration().check();
        opened.save();
        opened.values().forEach((name, value) -> {
            String old = before.get(name);
            if (!value.equals(old)) {
                Progress.note(name + ": " + shown(old) + " → " + shown(value));
            }
        });
    }

    private static String shown(String value) {
        return value.isEmpty() ? "nothing" : value;
    }

    private void print(Map<String, String> values) {
        if (json) {
            System.out.println(Json.of(values));
        } else if (values.size() == 1) {
            System.out.println(values.values().iterator().next());
        } else {
            values.forEach((name, value) -> System.out.println(name + "=" + value));
        }
    }

    private static void show(Opened opened) {
        Progress.note(opened.exists() ? opened.file() + ":" : "there is no " + opened.file() + "; with the defaults:");
        String differing = opened.configuration().minimalText();
        System.out.print(differing.isEmpty() ? "# all settings have their defaults\n" : differing);
    }

    private static Symbol symbol(Opened opened, String name, String option) {
        Symbol symbol = opened.configuration().values().kconfig().symbol(ConfigurationFile.symbol(name));
        if (symbol == null) {
            throw opened.configuration().unknown(ConfigurationFile.symbol(name), option + " " + name + ": ");
        }
        return symbol;
    }
}
