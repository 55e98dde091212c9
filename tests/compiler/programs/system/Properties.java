// SPDX-License-Identifier: Apache-2.0
package system;

public class Properties {
    public static void main(String[] args) {
        System.out.println(System.getProperty("line.separator").equals("\n") + " " + System.lineSeparator().length() + " " + System.getProperty("file.separator") + System.getProperty("path.separator"));
        System.out.println(System.getProperty("no.such") + " " + System.getProperty("no.such", "default") + " " + Integer.getInteger("no.such") + Integer.getInteger("no.such", 5) + Boolean.getBoolean("no.such") + Long.getLong("no.such", 7L));
        System.out.println(System.getProperty("java.version") != null);
        System.out.println(System.setProperty("my.key", "1") + " " + System.getProperty("my.key") + " " + Integer.getInteger("my.key") + System.setProperty("my.key", "true") + Boolean.getBoolean("my.key") + System.clearProperty("my.key") + System.getProperty("my.key"));
        try {
            System.getProperty("");
        } catch (IllegalArgumentException e) {
            System.out.println("empty key");
        }
        try {
            System.getProperty(null);
        } catch (NullPointerException e) {
            System.out.println("null key");
        }
        System.out.println(System.getenv("CORTO_NO_SUCH_VARIABLE"));
        Runtime r = Runtime.getRuntime();
        System.out.println((r.totalMemory() > 0) + " " + (r.freeMemory() > 0) + " " + (r.maxMemory() >= r.totalMemory()) + " " + (r.availableProcessors() >= 1));
        System.gc();
        System.out.println("gc");
    }
}
