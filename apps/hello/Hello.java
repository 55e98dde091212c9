// SPDX-License-Identifier: Apache-2.0

/// Greets, and ends with the status given as the first argument, or 0.
public final class Hello {
    private Hello() {
    }

    public static void main(String[] arguments) {
        System.out.println("Hello from Corto.");
        if (arguments.length > 0) {
            System.exit(Integer.parseInt(arguments[0]));
        }
    }
}
