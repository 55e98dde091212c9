// SPDX-License-Identifier: Apache-2.0
package corto.tests.kconfig;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Ways in which a text file can be broken.
final class Damage {
    private static final String[] TOKENS = {"if", "endif", "menu", "endmenu", "choice", "endchoice", "config", "menuconfig", "bool", "tristate", "default", "depends on", "select",
        "imply", "range", "visible if", "help", "source", "rsource", "osource", "\"", "'", "(", ")", "&&", "||", "!", "=", "<=", ":=", "+=", "$(", "$(shell,ls)", "$(info,x)",
        "$(error-if,y,stop)", "\\", "\n", "\t", "#", "comment", "mainmenu", "optional", "prompt", "modules", "y", "n", "m", ",", "-", "$", "\0", "\u00ff", "\r"};
    private static final int DEEP = 20_000;

    private Damage() {}

    static byte[] of(String text, Dice dice) {
        String damaged = text;
        for (int i = dice.between(1, 4); i > 0; i--) {
            damaged = once(damaged, dice);
        }
        byte[] bytes = damaged.getBytes(StandardCharsets.UTF_8);
        for (int i = dice.percent(20) ? dice.between(1, 20) : 0; i > 0 && bytes.length > 0; i--) {
            bytes[dice.below(bytes.length)] = (byte) dice.below(256);
        }
        return dice.percent(10) ? Arrays.copyOf(bytes, dice.below(bytes.length + 1)) : bytes;
    }

    private static String once(String text, Dice dice) {
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        int line = dice.below(lines.size());
        int other = dice.below(lines.size());
        String old = lines.get(line);
        int at = dice.below(old.length() + 1);
        switch (dice.below(9)) {
            case 0 -> lines.remove(line);
            case 1 -> lines.add(other, old);
            case 2 -> lines.set(line, lines.set(other, old));
            case 3 -> lines.set(line, old.substring(0, at));
            case 4 -> lines.set(line, old.substring(0, at) + dice.of(TOKENS) + old.substring(at));
            case 5 -> lines.set(line, old.substring(0, at) + " " + dice.of(TOKENS) + " " + old.substring(at));
            case 6 -> lines.add(line, dice.of(TOKENS) + " " + dice.of(TOKENS) + dice.of("", " X", " \"x\""));
            case 7 -> {
                List<String> words = new ArrayList<>(List.of(old.split(" ", -1)));
                dice.shuffle(words);
                lines.set(line, String.join(" ", words));
            }
            default -> lines.subList(Math.min(line, other), Math.max(line, other)).clear();
        }
        return String.join("\n", lines);
    }

    /// Files that are deep or wide beyond what anyone writes.
    static List<String> extremes() {
        return List.of(
                "config A\n\tbool \"a\"\n\tdepends on " + "(".repeat(DEEP) + "B" + ")".repeat(DEEP) + "\n",
                "config A\n\tbool \"a\"\n\tdepends on " + "!".repeat(DEEP) + "B\n",
                "config A\n\tbool \"a\"\n\tdepends on " + "B && ".repeat(DEEP) + "B\n",
                "config A\n\tbool \"a\"\n\tdepends on " + "(B || C) && ".repeat(500) + "B\n",
                "config A\n\tbool \"a\"\n\tdepends on " + "(".repeat(DEEP) + "\n",
                "if A\n".repeat(DEEP) + "endif\n".repeat(DEEP),
                "if A\n".repeat(DEEP),
                "menu \"m\"\n".repeat(DEEP) + "endmenu\n".repeat(DEEP),
                "menu \"m\"\n".repeat(DEEP) + "config A\n\tbool \"a\"\n" + "endmenu\n".repeat(DEEP),
                "endmenu\n".repeat(DEEP),
                "choice\n".repeat(DEEP),
                "config A\n\tstring \"" + "x".repeat(1 << 20) + "\"\n",
                "A := " + "$(A)".repeat(10) + "\n" + "A += $(A)\n".repeat(12) + "config B\n\tstring\n\tdefault \"$(A)\"\n",
                "A = $(A)\nconfig B\n\tstring\n\tdefault \"$(A)\"\n",
                "A = $(B)\nB = $(A)\nconfig B\n\tstring\n\tdefault \"$(A)\"\n",
                "f = $(f,$(1)x)\nconfig B\n\tstring\n\tdefault \"$(f,a)\"\n",
                "config B\n\tstring\n\tdefault \"" + "$(".repeat(DEEP) + "\"\n",
                "config B\n\tstring\n\tdefault \"" + "$(".repeat(DEEP) + "x" + ")".repeat(DEEP) + "\"\n",
                "source \"Kconfig\"\n", "source \"no such file\"\n", "source \"*\"\n", "osource \"[\"\n", "source \"" + "../".repeat(2000) + "\"\n", "source \"\0\"\n",
                chain("depends on"), chain("default"), chain("select"), chain("imply"), "\0", "\u00ff\u00fe", "\\", "\"", "$(", "config", "help\n\n\n", "");
    }

    /// Symbols each of which needs the next.
    private static String chain(String option) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < DEEP; i++) {
            text.append("config A").append(i).append("\n\tbool \"a\"\n\t").append(option).append(" A").append(i + 1).append('\n');
        }
        return text.toString();
    }
}
