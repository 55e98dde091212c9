// SPDX-License-Identifier: Apache-2.0
package java.lang;

import java.util.ResourceBundle;

/// A logger without a framework: what is INFO and above goes to standard error, as HotSpot's prints it in its second line.
final class ErrorLogger implements System.Logger {
    private final String name;

    ErrorLogger(String name) {
        this.name = name;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public boolean isLoggable(Level level) {
        return level != Level.OFF && level.getSeverity() >= Level.INFO.getSeverity();
    }

    @Override
    public void log(Level level, ResourceBundle bundle, String message, Throwable thrown) {
        if (isLoggable(level)) {
            print(level, message);
            if (thrown != null) {
                thrown.printStackTrace();
            }
        }
    }

    @Override
    public void log(Level level, ResourceBundle bundle, String format, Object... parameters) {
        if (isLoggable(level)) {
            print(level, parameters == null || parameters.length == 0 ? format : filled(format, parameters));
        }
    }

    private static void print(Level level, String message) {
        System.err.println((level == Level.ERROR ? "SEVERE" : level.getName()) + ": " + message);
    }

    /// `{0}` and so on replaced: of what java.text.MessageFormat can, what messages use.
    private static String filled(String format, Object[] parameters) {
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at < format.length()) {
            int end = format.charAt(at) == '{' ? format.indexOf('}', at) : -1;
            int place = end == at + 2 ? format.charAt(at + 1) - '0' : -1;
            if (place >= 0 && place < Math.min(10, parameters.length)) {
                text.append(parameters[place]);
                at = end + 1;
            } else {
                text.append(format.charAt(at++));
            }
        }
        return text.toString();
    }
}
