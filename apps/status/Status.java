// SPDX-License-Identifier: Apache-2.0

/// Ends with the status given as the first argument, or 0.
public final class Status {
    private Status() {
    }

    public static void main(String[] arguments) {
        if (arguments.length > 0) {
            System.exit(Integer.parseInt(arguments[0]));
        }
    }
}
