// SPDX-License-Identifier: Apache-2.0
package system;

import java.io.IOException;
import java.io.StringReader;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;

public class PropertiesObject {
    // java.util.Properties as a format: comments, continuation lines, escapes, defaults; and the system's own.
    public static void main(String[] args) throws IOException {
        Properties defaults = new Properties();
        defaults.setProperty("colour", "blue");
        defaults.setProperty("size", "1");
        Properties p = new Properties(defaults);
        p.load(new StringReader("""
                # comment
                ! also a comment
                size = 42
                  path : /a/b\\
                         /c
                key\\ with\\ blanks=value\\twith tab
                empty
                novalue=
                unicode=\\u20ac\\u00e9
                colon\\:key=x=y
                a=1
                a=2
                trailing = blanks  \s
                \\#hash=#kept
                """));
        System.out.println(new TreeMap<>(p));
        System.out.println(p.getProperty("colour") + " " + p.get("colour") + " " + p.getProperty("size") + " " + p.getProperty("none") + " " + p.getProperty("none", "else") + " " + new TreeSet<>(p.stringPropertyNames()) + " [" + p.getProperty("trailing") + "]");
        try {
            p.load(new StringReader("bad=\\u12"));
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        try {
            p.setProperty("x", null);
        } catch (NullPointerException e) {
            System.out.println("no null");
        }
        System.out.println(System.getProperty("line.separator").length() + " " + System.getProperty("file.separator") + System.getProperty("path.separator") + " " + System.getProperty("no.such") + System.getProperty("no.such", "?"));
        System.out.println(System.setProperty("own.property", "v1") + " " + System.setProperty("own.property", "12") + " " + Integer.getInteger("own.property") + Integer.getInteger("absent", 3) + Long.getLong("own.property", 1L) + Boolean.getBoolean("own.property") + " " + System.clearProperty("own.property") + System.getProperty("own.property"));
        try {
            System.getProperty("");
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        System.out.println(System.getProperties().containsKey("java.version") + " " + System.getenv("NO_SUCH_VARIABLE_HERE") + " " + (Runtime.version().feature() >= 25));
    }
}
