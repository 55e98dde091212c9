// SPDX-License-Identifier: Apache-2.0

/// Greets.
public final class Hello {
    private Hello() {
    }

    public static void main(String[] arguments) {
        System.out.println("Hello from Corto.");
    }
}
