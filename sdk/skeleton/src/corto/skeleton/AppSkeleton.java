// SPDX-License-Identifier: Apache-2.0
package corto.skeleton;

import corto.console.Failure;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The first version of an application: a folder that `corto run` takes.
public final class AppSkeleton {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");          // as manifests have it

    private AppSkeleton() {
    }

    /// Writes the application `name` to `folder`, which must not exist, from `template`. The files, in order.
    public static List<Path> write(String name, Path folder, Path template) {
        if (!NAME.matcher(name).matches()) {
            throw new Failure("\"" + name + "\" cannot be the name of an application.", "Use letters, digits, \".\", \"_\" and \"-\".");
        }
        return new Template(template).write(folder, Map.of("name", name, "folder", folder.isAbsolute() ? folder.toString() : "./" + folder));
    }
}
