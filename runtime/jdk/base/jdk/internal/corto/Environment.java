// SPDX-License-Identifier: Apache-2.0
package jdk.internal.corto;

import corto.platform.api.Platforms;
import java.util.Collections;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/// System properties and environment variables.
///
/// Properties are an object of the image: the fixed set below and what the build adds. Variables come from the machine when first asked for.
public final class Environment {
    private static final Properties INITIAL = initial();
    private static Properties properties = (Properties) INITIAL.clone();
    private static Map<String, String> variables;

    private Environment() {}

    public static Properties properties() {
        return properties;
    }

    /// Null puts the initial properties back.
    public static void setProperties(Properties replacement) {
        properties = replacement == null ? (Properties) INITIAL.clone() : replacement;
    }

    private static Properties initial() {
        Properties p = new Properties();
        p.setProperty("java.version", "25");
        p.setProperty("java.version.date", "2025-09-16");
        p.setProperty("java.vendor", "Corto");
        p.setProperty("java.vendor.url", "");
        p.setProperty("java.runtime.name", "Corto");
        p.setProperty("java.runtime.version", "25");
        p.setProperty("java.specification.name", "Java Platform API Specification");
        p.setProperty("java.specification.vendor", "Oracle Corporation");
        p.setProperty("java.specification.version", "25");
        p.setProperty("java.vm.name", "Corto");
        p.setProperty("java.vm.vendor", "Corto");
        p.setProperty("java.vm.version", "25");
        p.setProperty("java.vm.info", "closed world");
        p.setProperty("java.vm.specification.name", "Java Virtual Machine Specification");
        p.setProperty("java.vm.specification.vendor", "Oracle Corporation");
        p.setProperty("java.vm.specification.version", "25");
        p.setProperty("java.class.version", "69.0");
        p.setProperty("java.class.path", "");
        p.setProperty("java.library.path", "");
        p.setProperty("java.home", "/");
        p.setProperty("java.io.tmpdir", "/tmp");
        p.setProperty("os.name", "Linux");     // whose interface images offer
        p.setProperty("os.arch", "amd64");
        p.setProperty("os.version", "1");
        p.setProperty("file.separator", "/");
        p.setProperty("path.separator", ":");
        p.setProperty("line.separator", "\n");
        p.setProperty("user.name", "root");
        p.setProperty("user.home", "/");
        p.setProperty("user.dir", "/");
        p.setProperty("user.language", "en");
        p.setProperty("file.encoding", "UTF-8");
        p.setProperty("native.encoding", "UTF-8");
        p.setProperty("stdin.encoding", "UTF-8");
        p.setProperty("stdout.encoding", "UTF-8");
        p.setProperty("stderr.encoding", "UTF-8");
        p.setProperty("sun.jnu.encoding", "UTF-8");
        p.setProperty("sun.arch.data.model", "64");
        p.setProperty("sun.cpu.endian", "little");
        String[] more = buildProperties();
        for (int i = 0; i < more.length; i += 2) {
            p.setProperty(more[i], more[i + 1]);
        }
        return p;
    }

    /// What the build adds (`--option KEY=VALUE` where the key has a dot): key, value, key, value … Answered at build time.
    private static native String[] buildProperties();

    /// Never changes after the first call; sorted, so that programs which print it repeat.
    public static Map<String, String> variables() {
        if (variables == null) {
            TreeMap<String, String> map = new TreeMap<>();
            for (String entry : Platforms.PLATFORM.environment()) {
                int end = entry.indexOf('=', 1);
                if (end > 0) {
                    map.put(entry.substring(0, end), entry.substring(end + 1));
                }
            }
            variables = Collections.unmodifiableMap(map);
        }
        return variables;
    }
}
